import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser'
import { openIme } from '../support/ime'
import { cellOf, editorWithKeyboard, openEditor, openLedger, rowIds, saved, seen, textIn } from '../support/ledger-page'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
let browser: Browser
let coordinator: SignedIn

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
  return async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await server.close()
  }
})

const open = () => openLedger(browser, server, { signedIn: coordinator })
const focused = (page: Page) => page.evaluate(() => {
  const cell = document.activeElement?.closest('.ag-cell')
  return `${cell?.closest('[row-id]')?.getAttribute('row-id')} ${cell?.getAttribute('col-id')}`
})

describe('an input method in a closed cell', () => {
  it('composes from the very first key, and Enter picks the candidate without leaving the cell', async () => {
    const page = await open()
    const ime = await openIme(page)
    await cellOf(page, '1.3', 'owner').click()
    await ime.compose('wangmin')
    await page.locator('.cell-input--open').waitFor()
    expect(await page.locator('.cell-input').inputValue()).toBe('wangmin')
    await ime.press('Enter')
    await ime.press('ArrowDown')
    await ime.press('Escape')
    expect(await focused(page)).toBe('1.3 owner')
    await ime.choose('王敏')
    await ime.compose('deng')
    await ime.choose('等')
    expect(await page.locator('.cell-input').inputValue()).toBe('王敏等')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'owner'), '王敏等')
    expect(await focused(page)).toBe('1.4 owner')
    await saved(page)
  })

  it('a composition that is given up leaves the cell as it was; Esc drops what was typed, an arrow keeps it', async () => {
    const page = await open()
    const ime = await openIme(page)
    await cellOf(page, '1.3', 'owner').click()
    await ime.compose('li')
    await ime.choose('')
    await page.locator('.cell-input--open').waitFor({ state: 'detached' })
    await ime.compose('li')
    await ime.choose('李')
    await page.keyboard.press('Escape')
    expect(await cellOf(page, '1.3', 'owner').textContent()).toBe('')
    await ime.compose('li')
    await ime.choose('李')
    await page.keyboard.press('ArrowDown')
    await seen(cellOf(page, '1.3', 'owner'), '李')
    expect(await focused(page)).toBe('1.4 owner')
  })

  it('goes on in the editor of a long text, of departments and of a date, whatever was composed before', async () => {
    const page = await open()
    const ime = await openIme(page)
    await cellOf(page, '1.3', 'progress').click()
    await ime.compose('yi')
    await ime.choose('已')
    await ime.compose('qidong')
    await ime.choose('启动')
    await page.locator('.popup-editor :focus').waitFor()
    await expect.poll(() => textIn(page.getByRole('textbox', { name: '进展情况' }))).toBe('已启动')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'progress'), '已启动')
    await cellOf(page, '1.3', 'lead').click()
    await ime.compose('jiaowei')
    await ime.choose('教委')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'lead'), '教委')
    await cellOf(page, '1.3', 'due').click()
    await ime.compose('shier')
    await ime.choose('12月3日')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'due'), /-12-03$/)
    await saved(page)
  })

  it('what others change meanwhile neither ends the composition nor moves the row under it', async () => {
    const [mine, theirs] = await Promise.all([open(), open()])
    const ime = await openIme(mine)
    await cellOf(mine, '1.3', 'owner').click()
    await ime.compose('wang')
    await cellOf(theirs, '1.3', 'owner').click()
    await theirs.keyboard.type('李强')
    await theirs.keyboard.press('Enter')
    await theirs.locator('.ag-row[row-id="1.1.1"]').hover()
    await theirs.locator('.ag-row[row-id="1.1.1"]').getByRole('button', { name: '行操作' }).click()
    await theirs.getByRole('menuitem', { name: '删除' }).click()
    await seen(mine.locator('.ag-row[row-id="1.3"]'), '李强')
    await ime.choose('王敏')
    await mine.keyboard.press('Enter')
    await seen(cellOf(theirs, '1.3', 'owner'), '王敏')
    await expect.poll(() => rowIds(mine)).not.toContain('1.1.1')
  })
})

it('what was typed in a row that somebody deletes meanwhile is not lost without a word', async () => {
  const [mine, theirs] = await Promise.all([open(), open()])
  await cellOf(mine, '1.1.2', 'owner').click()
  await mine.keyboard.type('王敏')
  await theirs.locator('.ag-row[row-id="1.1.2"]').hover()
  await theirs.locator('.ag-row[row-id="1.1.2"]').getByRole('button', { name: '行操作' }).click()
  await theirs.getByRole('menuitem', { name: '删除' }).click()
  await seen(mine.locator('.tab').first(), '42')
  await mine.keyboard.press('Enter')
  await seen(mine.locator('.toast--error'), '这一行已被他人删除，没有写入：王敏')
  await expect.poll(() => rowIds(mine)).not.toContain('1.1.2')
})

describe('an input method elsewhere', () => {
  it('in the long text’s editor, Enter while composing does not end it', async () => {
    const page = await open()
    const ime = await openIme(page)
    await openEditor(page, '1.3', 'progress')
    await ime.compose('jinzhan')
    await ime.press('Enter')
    await ime.press('Escape')
    await ime.choose('进展')
    expect(await textIn(page.getByRole('textbox', { name: '进展情况' }))).toBe('进展')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'progress'), '进展')
  })

  it('in the search box, rows are found by what was chosen', async () => {
    const page = await open()
    const ime = await openIme(page)
    await page.getByRole('searchbox').click()
    await ime.compose('renshe')
    await ime.press('Enter')
    await ime.choose('人社局')
    await expect.poll(() => rowIds(page)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
    expect(await page.getByRole('searchbox').inputValue()).toBe('人社局')
  })
})

describe('fast hands', () => {
  it('text, Enter, text, Enter without a pause fill one cell after the other, in every kind of column', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.type('abc\ndef\n', { delay: 0 })
    await seen(cellOf(page, '1.3', 'owner'), 'abc')
    await seen(cellOf(page, '1.4', 'owner'), 'def')
    await cellOf(page, '1.3', 'due').click()
    await page.keyboard.type('20270105\n20270106\n', { delay: 0 })
    await seen(cellOf(page, '1.3', 'due'), '2027-01-05')
    await seen(cellOf(page, '1.4', 'due'), '2027-01-06')
    await cellOf(page, '1.3', 'progress').click()
    await page.keyboard.type('first\nsecond\n', { delay: 0 })
    await seen(cellOf(page, '1.3', 'progress'), /^first$/)
    await seen(cellOf(page, '1.4', 'progress'), /^second$/)
    expect(await page.locator(editorWithKeyboard).count()).toBe(0)
    await saved(page)
  })

  it('F2 edits what is there, Tab keeps it and goes right, a click elsewhere keeps it too', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.type('王')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('1.3 status')
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('F2')
    await page.keyboard.press('Home')
    await page.keyboard.type('小')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('敏')
    await cellOf(page, '1.4', 'owner').click()
    await seen(cellOf(page, '1.3', 'owner'), /^小王敏$/)
  })
})
