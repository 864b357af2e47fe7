import type { Page } from 'playwright-core'

/** Between a page and the server: keeps back what the page sends while it is told to. Before the page is opened. */
export async function holdSocket(page: Page): Promise<{ hold(): void; release(): void }> {
  let isHolding = false
  const kept: (() => void)[] = []
  await page.routeWebSocket('**/ws/**', (socket) => {
    const upstream = socket.connectToServer()
    socket.onMessage((message) => (isHolding ? kept.push(() => upstream.send(message)) : upstream.send(message)))
  })
  return {
    hold: () => void (isHolding = true),
    release() {
      isHolding = false
      for (const send of kept.splice(0)) send()
    },
  }
}
