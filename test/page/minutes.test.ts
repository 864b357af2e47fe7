import type { Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import type { Minutes } from '#app/model/meeting/keptMinutes'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { findViolations } from '../support/axe'
import { fromExcel, fromWord, pasteFrom } from '../support/clipboard'
import { openIme } from '../support/ime'
import { isLive, seen } from '../support/ledger-page'
import type { SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const root = `/trackers/${tracker}`
/** The record of the meeting that was held. */
let record = ''

const ask = (who: SignedIn, path: string, method: string, body?: unknown) =>
  fetch(stage.server.url + path, {
    method,
    headers: { cookie: who.cookie, origin: stage.server.url, 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
const command = async (what: MeetingCommand) =>
  (await (await ask(stage.coordinator, `${root}/meeting/state`, 'POST', what)).json()) as { state: MeetingState | null }
const stored = async () => (await (await ask(stage.coordinator, `${record}/minutes?lang=zh`, 'GET')).json()) as Minutes
const put = async (who: SignedIn, text: string) => {
  const { revision } = await stored()
  expect((await ask(who, `${record}/minutes`, 'PUT', { language: 'zh', text, revision })).status).toBe(200)
}

const text = '# 第一次例会纪要\n\n- 主持：周主任\n\n## 议定的事项\n\n| 序号 | 决定 |\n| --- | --- |\n| 1.3 | 印发 |\n'

beforeEach(async () => {
  const { state } = await command({
    do: 'start',
    title: '第一次例会',
    heldOn: '2026-11-16',
    chair: '周主任',
    by: 'stream',
    secondsPerItem: null,
  })
  await command({ do: 'close' })
  record = `${root}/meetings/${state!.meeting.id}`
  await put(stage.coordinator, text)
})

/** A page with the minutes open to be written on. */
async function edit(who: SignedIn = stage.coordinator): Promise<Page> {
  const page = await stage.open(record, { signedIn: who, reducedMotion: 'reduce' })
  await page.getByRole('button', { name: '修改纪要' }).click()
  await sheet(page).waitFor()
  return page
}
const sheet = (page: Page) => page.getByRole('textbox', { name: '纪要正文' })
const save = (page: Page) => page.keyboard.press('Control+s')
const isSaved = async (page: Page) => page.getByText('纪要已保存。').waitFor()
const tool = (page: Page, name: string) => page.getByRole('toolbar', { name: '格式' }).getByRole('button', { name })
/** Puts the caret behind the last letter of a line or a cell. */
async function caretBehind(page: Page, line: string): Promise<void> {
  await sheet(page).getByText(line, { exact: true }).last().click()
  await page.keyboard.press('End')
}

it('minutes are written on as the page that they are, by the keys and tools of a word processor', async () => {
  const page = await edit()
  await caretBehind(page, '主持：周主任')
  await page.keyboard.press('Enter')
  await page.keyboard.type('出席：')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('全体')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('单位')
  await expect.poll(() => tool(page, '列表').getAttribute('aria-pressed')).toBe('true')
  await caretBehind(page, '印发')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2.6')
  await page.keyboard.press('Tab')
  await page.keyboard.type('销号')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('# 其他')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- 第一条')
  await seen(sheet(page).locator('strong'), '全体')
  expect(await findViolations(page)).toEqual([])
  await save(page)
  await isSaved(page)
  await seen(page.locator('.minutes-sheet'), /出席：全体单位[\s\S]*2\.6销号/)
  expect((await stored()).text).toBe(
    '# 第一次例会纪要\n\n- 主持：周主任\n- 出席：**全体**单位\n\n## 议定的事项\n\n' +
      '| 序号 | 决定 |\n| --- | --- |\n| 1.3 | 印发 |\n| 2.6 | 销号 |\n\n# 其他\n\n- 第一条\n',
  )
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('修改纪要')
})

it('a table is added, widened and taken away by the tools, which the keyboard reaches', async () => {
  const page = await edit()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('附表')
  const menu = page.getByRole('toolbar', { name: '格式' }).locator('summary')
  const choose = async (name: string) => {
    await menu.click()
    await tool(page, name).click()
  }
  await choose('插入表格')
  await page.keyboard.type('单位')
  await choose('在右侧加一列')
  expect(await sheet(page).locator('table').last().locator('th').count()).toBe(4)
  await choose('删除所在列')
  await choose('删除表格')
  expect(await sheet(page).locator('table').count()).toBe(1)
  await page.keyboard.press('Shift+Tab')
  await tool(page, '大标题').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('正文')
  await page.keyboard.press('Escape')
  await expect.poll(() => sheet(page).evaluate((element) => element === document.activeElement)).toBe(true)
})

it('an input method composes in it, and what is pasted from Word and Excel keeps headings, lists and tables', async () => {
  const page = await edit()
  await page.keyboard.press('Control+End')
  const ime = await openIme(page)
  await ime.compose('huiyi')
  await ime.choose('会议')
  await seen(sheet(page).locator('p').last(), '会议')
  await page.keyboard.press('Enter')
  await pasteFrom(page, { html: fromWord })
  await seen(sheet(page).locator('h3').last(), '一、总体情况')
  await seen(sheet(page).locator('li').last(), '责任到人')
  expect(await sheet(page).locator('li').last().innerText()).toBe('责任到人')
  await page.keyboard.press('Control+End')
  await pasteFrom(page, { html: fromExcel })
  await expect.poll(() => sheet(page).locator('table').count()).toBe(3)
  await save(page)
  await isSaved(page)
  expect((await stored()).text.slice(text.length)).toBe(
    '\n会议\n\n# 一、总体情况\n\n各单位**进展良好**，请继续。\n\n- 按时报送\n- 责任到人\n\n' +
      '| 单位 | **完成** |\n| --- | --- |\n| 区教委 | 是 |\n\n' +
      '| Justice Bureau | 王 敏 | 2027/1/2 |\n| --- | --- | --- |\n| 教委 |  | 2027年1月3日 |\n',
  )
})

it('what nobody changed is not dirty: the page is left without a question', async () => {
  const odd = '# 纪要\n* 一\n\n\n会议**同意**  \n'
  await put(stage.coordinator, odd)
  const page = await edit()
  await page.keyboard.type('字')
  await page.keyboard.press('Control+z')
  page.on('dialog', () => expect.fail('asked'))
  await page.getByRole('link', { name: '落实台账', exact: true }).click()
  await page.locator('.home').waitFor()
  expect((await stored()).text).toBe(odd)
})

it('of two who edit, nobody loses what they wrote, nor without a network or on leaving', async () => {
  const page = await edit()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('会议同意。<img src=x>')
  await put(stage.administrator, text.replace('周主任', '周主任、许主任'))
  await save(page)
  await seen(page.getByRole('alert'), /周敏.*所以您的没有存入/)
  await seen(sheet(page), '会议同意。<img src=x>')
  await page.getByText('周敏 保存的内容').click()
  await seen(page.locator('.minutes-conflict__theirs'), '周主任、许主任')
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: '合并两份' }).click()
  await page.getByText('已合并，请检查后保存。').waitFor()
  await seen(sheet(page), /周主任、许主任[\s\S]*会议同意/)

  await page.context().setOffline(true)
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await seen(page.getByRole('alert'), '没有存上')
  await page.context().setOffline(false)
  page.once('dialog', (dialog) => {
    expect(dialog.message()).toContain('没有保存的修改')
    void dialog.dismiss()
  })
  await Promise.all([page.waitForEvent('dialog'), page.getByRole('link', { name: '落实台账', exact: true }).click()])
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await isSaved(page)
  await page.reload()
  await isLive(page)
  await seen(page.locator('.minutes-sheet'), /周主任、许主任[\s\S]*会议同意。<img src=x>/)
})
