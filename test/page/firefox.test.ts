import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../support/browsers.mjs'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

// The short path through the product in a browser of another make: what two people do on one day. One story in steps,
// since Firefox takes seconds to start.
let browser: Browser
let server: TestServer

beforeAll(async () => {
  const executablePath = findBrowser('firefox')
  if (!executablePath) throw new Error('No Firefox is installed. `npm test` installs one; or set FIREFOX_PATH.')
  // Everything is fetched from the test's own server; the rest is what Firefox would look for elsewhere at its start.
  const quiet = {
    'app.update.disabledForTesting': true,
    'browser.safebrowsing.downloads.enabled': false,
    'network.captive-portal-service.enabled': false,
  }
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN', ...quiet },
  })
  server = await startTestServer()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path: string, { cookie }: SignedIn): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage()
  page.on('pageerror', (error) => expect.fail(`the page threw: ${String(error)}`))
  page.setDefaultTimeout(20_000)
  await page.setViewport({ width: 1440, height: 900 })
  const [name, value] = cookie.split('=') as [string, string]
  await page
    .browserContext()
    .setCookie({ name, value, domain: '127.0.0.1', path: '/', httpOnly: true, secure: false, sameSite: 'Lax' })
  await page.goto(server.url + path)
  return page
}

const cell = (item: string, column: string) => `.ag-row[row-id="${item}"] .ag-cell[col-id="${column}"]`
const isOpen = (page: Page) =>
  page.waitForSelector('.save-state--saved').then(() => page.waitForSelector(cell('1.2.4', 'owner')))
/** A window behind another one gets no animation frames, which is what is waited for by default. */
const polling = { polling: 100 }
const says = (page: Page, selector: string, text: string) =>
  page.waitForFunction(
    (where: string, what: string) => document.querySelector(where)?.textContent.includes(what),
    polling,
    selector,
    text,
  )
const isEmpty = (page: Page, selector: string) =>
  page.waitForFunction((where: string) => document.querySelector(where)?.textContent === '', polling, selector)

async function press(page: Page, combination: string): Promise<void> {
  const [key, ...held] = combination.split('+').reverse() as ['Enter', ...'Control'[]]
  for (const modifier of held) await page.keyboard.down(modifier)
  await page.keyboard.press(key)
  for (const modifier of held) await page.keyboard.up(modifier)
}

it('two people edit, see each other, copy, paste, undo, write long texts and hold a meeting in Firefox', async () => {
  const [coordinator, liaison] = await Promise.all([
    signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' }),
    signIn(server, { role: 'department', department: 'renshe', name: '王敏' }),
  ])
  const theirs = await open(`/trackers/${tracker}`, coordinator)
  const mine = await open(`/trackers/${tracker}?department=`, liaison)
  await Promise.all([isOpen(theirs), isOpen(mine)])

  // A short text: typed over the cell, seen by the other.
  await mine.click(cell('1.2.4', 'owner'))
  await mine.keyboard.type('王敏')
  await press(mine, 'Enter')
  await says(theirs, cell('1.2.4', 'owner'), '王敏')

  // Copied, pasted, taken back.
  await theirs.click(cell('1.2.4', 'owner'))
  await press(theirs, 'Control+c')
  await theirs.click(cell('1.2.1', 'owner'))
  await press(theirs, 'Control+v')
  await says(mine, cell('1.2.1', 'owner'), '王敏')
  await press(theirs, 'Control+z')
  await isEmpty(mine, cell('1.2.1', 'owner'))

  // A long text appears letter by letter, before it is finished.
  await mine.click(cell('1.2.4', 'progress'))
  await press(mine, 'F2')
  await mine.waitForSelector('.cm-content:focus, .cm-focused')
  await mine.keyboard.type('已召开两次专题会')
  await says(theirs, cell('1.2.4', 'progress'), '已召开两次专题会')
  await press(mine, 'Enter')
  await mine.waitForSelector('.save-state--saved')

  // A meeting is opened and told to who has the ledger open; its decision stands on the stage.
  const stage = await open(`/trackers/${tracker}/meeting`, coordinator)
  await startMeeting(stage)
  await mine.waitForSelector('::-p-text(会议进行中)')
  await press(stage, 'n')
  await stage.waitForSelector('.stage textarea')
  await stage.keyboard.type('请人社局月底前报送方案')
  await press(stage, 'Control+Enter')
  await says(stage, '.stage', '请人社局月底前报送方案')
})

/** Fills in the form of a meeting, and waits until the stage stands. */
async function startMeeting(stage: Page): Promise<void> {
  await stage.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')), polling)
  await stage.type('.meeting-form input', ' 第一次')
  await stage.type('.meeting-form input[list]', '陈主任')
  await stage.click('.meeting-form .button--primary')
  await stage.waitForSelector('.stage')
}
