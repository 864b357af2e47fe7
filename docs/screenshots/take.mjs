import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../test/support/browsers.mjs'

// `node docs/screenshots/take.mjs`: starts a demo, lets two people work in it, and takes the README's pictures.
const root = fileURLToPath(new URL('../..', import.meta.url))
const demo = spawn(process.execPath, ['server/commands/demo.mjs', '--json'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: findBrowser('chromium') ?? undefined,
  args: ['--no-sandbox', '--disable-gpu'],
})
const newPage = (locale = 'zh-CN') =>
  browser.newPage({ locale, timezoneId: 'Asia/Shanghai', viewport: { width: 1440, height: 900 } })
const cell = (page, item, column) => page.locator(`.ag-row[row-id="${item}"] .ag-cell[col-id="${column}"]`)
const editor = (page) => page.locator('.ag-popup-editor, .cell-input--open')
const saved = (page) => page.locator('.save-state--saved').waitFor()
const take = (page, name) =>
  page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)), animations: 'disabled' })

try {
  const [line] = await once(createInterface({ input: demo.stdout }), 'line')
  const { url, accounts } = JSON.parse(line)
  const linkOf = (who) => accounts.find(({ role, department }) => role === who || department === who).link
  const liaison = await openLedger(linkOf('renshe'))
  const coordinator = await openLedger(linkOf('coordinator'))
  await work(coordinator, liaison)
  // The liaison stays in a cell with its editor open: that is the cursor in the pictures.
  await openCell(liaison, '1.2.4', 'progress')
  await takeMeeting(coordinator, url)
  await takeLedger(coordinator, 'ledger-zh')
  await takeLedger(await openLedger(linkOf('coordinator'), 'en-GB'), 'ledger-en')

  const administrator = await openLedger(linkOf('administrator'))
  await administrator.goto(`${url}/people`)
  await take(administrator, 'people-zh')
  const stranger = await newPage()
  await stranger.goto(`${url}/sign-in`)
  await take(stranger, 'sign-in-zh')
} finally {
  await browser.close()
  demo.kill('SIGTERM')
}

/** Item, owner, days until it is due, progress, status: what the coordinator fills in. */
async function work(coordinator, liaison) {
  const rows = [
    ['1.1.1', '赵磊', 40, '试点总结已成稿，正在征求科室意见。', '推进中'],
    ['1.1.2', '孙倩', 5, '', '推进中'],
    ['1.1.4', '吴昊', 40, '总结材料已报送，附内设机构调整前后对照表。', '待审核'],
    ['1.2.1', '刘洋', -10, '方案初稿完成，两个内设机构的职责边界尚需协调。', '需协调'],
    ['1.2.2', '郑洁', 24, '', '推进中'],
    ['1.3', '李强', 60, '已拟定调研论证的程序和清单。', '推进中'],
  ]
  for (const [item, owner, days, progress, status] of rows) {
    await fill(coordinator, item, 'owner', owner)
    await fill(coordinator, item, 'due', new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
    if (progress) await fill(coordinator, item, 'progress', progress)
    await setStatus(coordinator, item, status)
  }
  await fill(liaison, '1.2.4', 'owner', '王敏')
  await setStatus(liaison, '1.2.4', '推进中')
  await fill(liaison, '1.2.4', 'progress', '已召开两次专题会，整合方案报局党组审议。')
  await setStatus(liaison, '1.2.4', '待审核')
  await setStatus(coordinator, '1.2.4', '已退回', '请补充编制核定的依据，并写明方案印发的时间。')
}

async function openLedger(link, locale) {
  const page = await newPage(locale)
  await page.goto(link)
  await saved(page)
  // Seen by the liaison too, whose ledger opens on their own rows.
  await cell(page, '1.2.4', 'title').waitFor()
  return page
}

async function openCell(page, ...at) {
  await cell(page, ...at).dblclick()
  await editor(page).waitFor()
}

async function fill(page, item, column, text) {
  await openCell(page, item, column)
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
  await editor(page).waitFor({ state: 'detached' })
}

async function setStatus(page, item, status, reason) {
  await openCell(page, item, 'status')
  await page.getByRole('option', { name: status }).click()
  if (reason) {
    await page.locator('#reason').fill(reason)
    await page.locator('.popup-editor--reason .button--primary').click()
  }
  await cell(page, item, 'status').filter({ hasText: status }).waitFor()
}

/** The stage at the overdue item, on a wall's screen; then the ledger again. */
async function takeMeeting(page, url) {
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${url}/trackers/xicheng-2019/meeting`)
  await page.getByLabel('会议名称').fill('第 12 次周例会')
  await page.getByLabel('主持', { exact: true }).fill('陈主任')
  await page.getByRole('button', { name: '开始会议' }).click()
  await page.getByRole('heading', { level: 1, name: '第 12 次周例会' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('.slide__authors').waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('内容').waitFor()
  await page.keyboard.insertText('由编办会同区教委明确职责边界，两周内印发。')
  await page.keyboard.press('Control+Enter')
  await page.locator('.decision').waitFor()
  await take(page, 'meeting-zh')
  await page.keyboard.press('End')
  await page.getByRole('main').getByRole('button', { name: '结束会议' }).click()
  await page.getByRole('button', { name: '结束并起草纪要' }).click()
  await page.getByRole('button', { name: '修改纪要' }).waitFor()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${url}/trackers/xicheng-2019`)
  await saved(page)
  await cell(page, '1.3', 'title').waitFor()
}

/** With the cursor of one other person in it. */
async function takeLedger(page, name) {
  await cell(page, '1.3', 'title').click()
  await page.locator('.cell--peer').waitFor()
  await take(page, name)
  await page.context().close()
}
