import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readColumns, readItems } from '#app/model/ledger/ledger'
import { bytesOf } from '../support/download'
import { cellOf, headerOf, ledgerIsOpen, saved, seen, type } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'
import { upgradeStatus } from '../support/upgrade'

const stage = useStage({ example: false })
/** Some of the departments of the file; the others come with it. */
const pasted = '区水务局\n区城市管理局\t城管局\n区园林绿化局\n'
const open = '完成城东片区雨污分流改造，消除错接混接点86处'

it('X1 L6 L2 L3 L1: an empty house becomes a ledger made of a file, mended, shared with two departments and not there for a third; its file changes nothing', async () => {
  const page = await stage.open((await stage.server.people().firstLink())!)
  await openHouse(page)
  await pasteDepartments(page)
  const ledger = await ledgerFromFile(page)
  const coordinator = { cookie: await sessionOf(page) }
  const witness = await connectEditor(stage.server, coordinator, ledger)
  const idOf = (title: string) => readItems(witness.doc).find((item) => item.title === title)!.id
  const leadOf = (title: string) => readItems(witness.doc).find((item) => item.title === title)!.lead
  await renameLead(page)
  await page.goto(`/trackers/${ledger}/settings`)
  await makeChoice(page)
  for (const department of ['区水务局', '区城市管理局']) await shareWith(page, department)

  const liaison = (name: string, title: string) =>
    signIn(stage.server, { role: 'department', department: leadOf(title), name })
  const water = await liaison('水务员', open)
  const city = await liaison('城管员', '建立水面保洁长效机制')
  const gardens = await liaison('园林员', '建设科普步道3.2公里')
  // With one ledger only, they land in it.
  const [mine, theirs] = [await stage.page({ signedIn: water }), await stage.page({ signedIn: city })]
  await Promise.all([mine.goto('/'), theirs.goto('/')])
  await Promise.all([ledgerIsOpen(mine), ledgerIsOpen(theirs)])
  await theirs.goto(`/trackers/${ledger}?department=`)
  await ledgerIsOpen(theirs)
  await type(mine, idOf(open), 'progress', '已完成管网摸排')
  await seen(cellOf(theirs, idOf(open), 'progress'), '已完成管网摸排')
  await saved(mine)

  const other = await stage.page({ signedIn: gardens })
  expect((await other.goto(`/trackers/${ledger}`))?.status()).toBe(404)
  expect(await upgradeStatus(`${stage.server.socketUrl}/${ledger}`, { cookie: gardens.cookie })).toBe(404)
  expect(await upgradeStatus(`${stage.server.socketUrl}/${ledger}`, { cookie: city.cookie })).toBe(101)

  const said = () => JSON.stringify([readItems(witness.doc), readColumns(witness.doc)])
  await expect.poll(said).toContain('已完成管网摸排')
  const before = said()
  await exportAndImport(page, ledger)
  expect(said()).toBe(before)
  witness.close()
})

/** The one-time link, and a house that begins with nothing. */
async function openHouse(page: Page): Promise<void> {
  await page.getByLabel('账号').fill('zhou.min')
  await page.getByLabel('姓名').fill('周敏')
  await page.getByLabel('密码').fill('一个够长的密码 123')
  await page.getByRole('radio', { name: /空白开始/ }).check()
  await page.getByRole('button', { name: '建立账号并进入' }).click()
  await page.getByRole('heading', { name: '从这里开始' }).waitFor()
}

async function pasteDepartments(page: Page): Promise<void> {
  await page.getByRole('link', { name: '贴入单位名单' }).click()
  await page.getByLabel('单位名单').fill(pasted)
  await page.getByRole('button', { name: '添加 3 个单位' }).click()
}

/** Makes one of the example; its id. */
async function ledgerFromFile(page: Page): Promise<string> {
  await page.getByRole('link', { name: '建立第一本台账' }).click()
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '重点任务.xlsx', mimeType: '', buffer: readFileSync('db/examples/sections-lakes.xlsx') })
  // Those that were pasted are known.
  await page.getByText('要核对的单位名称（将新增 10 个单位）').waitFor()
  await page.getByRole('button', { name: '建立台账（4 类 12 项）' }).click()
  await page.waitForURL(/\/trackers\/r/)
  await ledgerIsOpen(page)
  return new URL(page.url()).pathname.split('/').at(-1)!
}

async function sessionOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** In its header's menu. */
async function renameLead(page: Page): Promise<void> {
  await headerOf(page, 'lead').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '列设置…' }).click()
  await page.getByLabel('名称', { exact: true }).fill('责任单位')
  await page.keyboard.press('Enter')
  await seen(headerOf(page, 'lead'), '责任单位')
  await saved(page)
}

/** In the settings, where yes and no becomes a choice of three. */
async function makeChoice(page: Page): Promise<void> {
  const columns = page.getByRole('region', { name: '列' })
  await columns.getByRole('button', { name: '编辑“是否公示”' }).click()
  await columns.getByRole('button', { name: '换成其他类型…' }).click()
  await columns.getByLabel('换成', { exact: true }).selectOption({ label: '单选' })
  await columns.getByRole('button', { name: '换成单选' }).click()
  await columns.getByRole('textbox', { name: '新选项的名称' }).fill('部分公示')
  await page.keyboard.press('Enter')
  const options = columns.getByLabel('选项名称')
  await expect
    .poll(() => options.evaluateAll((fields) => fields.map((one) => (one as HTMLInputElement).value)))
    .toEqual(['是', '否', '部分公示'])
  await saved(page)
}

async function shareWith(page: Page, department: string): Promise<void> {
  await page.getByRole('combobox', { name: '给谁' }).fill(department)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '给予' }).click()
  await page.getByRole('button', { name: `收回${department}的权限` }).waitFor()
}

async function exportAndImport(page: Page, ledger: string): Promise<void> {
  await page.goto(`/trackers/${ledger}`)
  await ledgerIsOpen(page)
  await page.getByRole('button', { name: '导入 / 导出' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: '导出完整台账 XLSX' }).click(),
  ])
  await page.getByRole('button', { name: '导入 / 导出' }).click()
  await page.getByRole('menuitem', { name: /^导入/ }).click()
  const dialog = page.getByRole('dialog', { name: /导入/ })
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: file.suggestedFilename(), mimeType: '', buffer: await bytesOf(file) })
  await dialog.getByRole('button', { name: '预览改动' }).click()
  await dialog.getByText('没有可写入的改动').waitFor()
  await page.keyboard.press('Escape')
}
