import type { Page } from 'playwright-core'
import { messageType } from '#app/model/live/wire'

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

/** Between a page and the server: the document comes after the first acknowledgement, as a large one may. Before the page is opened. */
export async function acknowledgeFirst(page: Page): Promise<void> {
  await page.routeWebSocket('**/ws/**', (socket) => {
    const upstream = socket.connectToServer()
    let kept: (string | Buffer)[] | null = []
    upstream.onMessage((message) => {
      if (kept && message[0] === messageType.sync && message[1] === syncStep2) return void kept.push(message)
      socket.send(message)
      if (message[0] !== messageType.ack) return
      kept?.forEach((late) => socket.send(late))
      kept = null
    })
  })
}

const syncStep2 = 1
