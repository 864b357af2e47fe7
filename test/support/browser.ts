import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import type { SignedIn } from './people'
import type { TestServer } from './server'

/** The system's Chromium, as it also runs for root and without a display. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium is installed. `npm test` installs one; or set CHROMIUM_PATH.')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync',
    ],
  })
}

export interface PersonInBrowser extends Omit<BrowserContextOptions, 'locale'> {
  /** Nobody signed in when it is left out. */
  signedIn?: SignedIn
  language?: 'zh' | 'en'
}

/** A browser profile of one person's: their session cookie, their language, 1440×900 unless said otherwise. */
export async function openContext(browser: Browser, server: TestServer, who: PersonInBrowser = {}): Promise<BrowserContext> {
  const { signedIn, language = 'zh', ...options } = who
  const context = await browser.newContext({
    baseURL: server.url,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  if (signedIn) {
    const [name, value] = splitOnce(signedIn.cookie, '=')
    await context.addCookies([{ name, value, url: server.url, httpOnly: true, sameSite: 'Lax' }])
  }
  return context
}

function splitOnce(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return [text.slice(0, at), text.slice(at + sign.length)]
}
