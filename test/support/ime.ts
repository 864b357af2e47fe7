import type { CDPSession, Page } from 'playwright-core'

/** An input method, as Chromium hears of one: each step is what a real one sends through the browser's own protocol. */
export interface Ime {
  /** A key goes down that the input method takes, and the letters so far stand underlined. */
  compose(letters: string): Promise<void>
  /** The candidate is chosen: the text stands, the composition is over. */
  choose(text: string): Promise<void>
  /** Enter, arrows, Esc and the like while a composition is open: the page sees them as the input method's (229). */
  press(key: string): Promise<void>
}

export async function openIme(page: Page): Promise<Ime> {
  const session: CDPSession = await page.context().newCDPSession(page)
  const press = async (key: string) => {
    const keyOf = { key: 'Process', code: key, windowsVirtualKeyCode: 229 }
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...keyOf })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...keyOf })
  }
  return {
    press,
    async compose(letters) {
      for (let end = 1; end <= letters.length; end++) {
        await press(`Key${letters[end - 1]!.toUpperCase()}`)
        await session.send('Input.imeSetComposition', {
          text: letters.slice(0, end),
          selectionStart: end,
          selectionEnd: end,
        })
      }
    },
    async choose(text) {
      await session.send('Input.insertText', { text })
    },
  }
}
