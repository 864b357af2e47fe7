import type { Browser, Page } from 'playwright-core'

/** A ledger that is served, and how its page is to be looked at. */
export interface BenchedPage {
  browser: Browser
  address: string
  socketUrl: string
  tracker: string
  /** Whose page is measured. */
  cookie: string
  /** Who else edits. */
  otherCookie: string
  throttle: number
}

/** A page of a new browser profile, with nothing cached, that runs so many times slower. */
export async function newPage({ browser, address, cookie, throttle }: BenchedPage): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const [, name, value] = /^([^=]+)=(.*)$/.exec(cookie)!
  await context.addCookies([{ name: name!, value: value!, url: address, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  return page
}

/** The ledger once it may be edited. */
export async function openedLedger(session: BenchedPage): Promise<Page> {
  const page = await newPage(session)
  await page.goto(`${session.address}/trackers/${session.tracker}`)
  await page.locator('.ag-cell.cell--mine').first().waitFor()
  await page.locator('.save-state--saved').waitFor()
  return page
}
