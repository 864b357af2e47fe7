import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { OwnColumn } from '#app/model/ledger/columns'
import type { OwnKind } from '#app/model/ledger/schema'
import { findViolations } from '../support/axe'
import { pasteFrom } from '../support/clipboard'
import { openIme } from '../support/ime'
import { cellOf, headerOf, row, saved, seen } from '../support/ledger-page'
import { addOwnColumns, oneOfEach } from '../support/own-columns'
import { useStage } from '../support/stage'

const stage = useStage()
const wide = { width: 2600, height: 900 }

async function openWide(who: 'coordinator' | 'liaison', own: Record<OwnKind, OwnColumn>): Promise<Page> {
  const page = await stage.ledger({ signedIn: stage[who], reducedMotion: 'reduce' })
  await page.setViewportSize(wide)
  await headerOf(page, own.links).waitFor()
  return page
}

/** What the row then says. */
const filled: Record<OwnKind, string> = {
  short: '66001234',
  number: '1280.5 万元',
  date: '2026-11-02',
  choice: '很难',
  choices: '培训建章立制',
  flag: '✓',
  department: '人社局',
  departments: '科信局',
  links: '纪要',
}

type CellAt = (kind: OwnKind, item?: string) => Locator

/** From the first own column of a row to the last, without the mouse. */
async function fillRow(page: Page, cell: CellAt): Promise<void> {
  const { keyboard } = page
  const ime = await openIme(page)
  const typeOn = async (text: string) => {
    await keyboard.type(text)
    await keyboard.press('Tab')
  }
  await cell('short').click()
  await typeOn('66001234')
  // What is no number stays open and says so; Enter again once it is one.
  await keyboard.type('一千')
  await keyboard.press('Tab')
  await page.getByRole('alert').filter({ hasText: '此列是数字' }).waitFor()
  await keyboard.press('Control+A')
  await typeOn('１,２８０.5 万元')
  await typeOn('2026/11/2')
  // By the initials of its pinyin.
  await typeOn('hn')
  await seen(cell('choice'), '很难')
  // The next one by an input method, another by a part of its name: Enter takes, and stays for more.
  await ime.compose('pei')
  await ime.choose('培训')
  await keyboard.press('Enter')
  await keyboard.press('Control+A')
  await typeOn('jzlz')
  await keyboard.press('Space')
  await page.getByRole('button', { name: '须现场核查：是' }).waitFor()
  await keyboard.press('Tab')
  await typeOn('rsj')
  await keyboard.type('kxj')
  await keyboard.press('Control+Enter')
  await keyboard.press('Tab')
  await typeOn('纪要 https://oa.example/1')
}

it('L2: columns of all kinds are filled in by keyboard, with pinyin and an input method, filled, pasted and taken back', async () => {
  const own = await addOwnColumns(stage.server, stage.coordinator)
  const page = await openWide('coordinator', own)
  const cell: CellAt = (kind, item = '1.3') => cellOf(page, item, own[kind])
  const { keyboard } = page

  await fillRow(page, cell)
  for (const { kind } of oneOfEach) await expect.poll(() => cell(kind).textContent()).toContain(filled[kind])

  // Down the whole block, today, a paste of names, No by a letter, emptied; and all of it taken back.
  await cell('short').click()
  await keyboard.press('Shift+ArrowDown')
  await cell('links', '1.4').click({ modifiers: ['Shift'], position: { x: 100, y: 10 } })
  await keyboard.press('Control+D')
  for (const { kind } of oneOfEach) await expect.poll(() => cell(kind, '1.4').textContent()).toContain(filled[kind])
  await cell('flag', '1.4').click({ position: { x: 60, y: 10 } })
  await keyboard.type('n')
  await keyboard.press('Tab')
  await page.getByRole('button', { name: '须现场核查：否' }).waitFor()
  await cell('number', '1.5').click()
  await pasteFrom(page, { text: '35.5\t明天\t容易\t专项检查、培训\t√\n很多' })
  await seen(cell('choices', '1.5'), '专项检查培训')
  await seen(cell('number', '1.5'), '35.5 万元')
  await seen(cell('date', '1.5').locator('.wrong'), '明天')
  await cell('date', '1.5').click()
  await keyboard.press('Control+;')
  await seen(cell('date', '1.5'), /^\d{4}-\d\d-\d\d$/)
  await keyboard.press('Delete')
  await seen(cell('date', '1.5'), /^$/)
  for (let i = 0; i < 5; i++) await keyboard.press('Control+Z')
  await expect.poll(() => cell('choice', '1.4').textContent()).toBe('')
  await seen(cell('choice'), '很难')
  expect(await findViolations(page, '.ag-row')).toEqual([])
  await saved(page)
})

it('L2: they are grouped, filtered, sorted and found, and a heading says what its rows have in common', async () => {
  const own = await addOwnColumns(stage.server, stage.coordinator)
  const page = await openWide('coordinator', own)
  await cellOf(page, '1.3', own.choice).click()
  await page.keyboard.type('很难')
  await page.keyboard.press('Tab')
  await cellOf(page, '1.4', own.flag).click()
  await page.keyboard.press('Space')
  await headerOf(page, own.number).hover()
  await page.locator('.ag-tooltip').filter({ hasText: '按月更新' }).waitFor()
  await page.getByRole('button', { name: '分组：类别' }).click()
  await page.getByRole('radio', { name: '难度' }).check()
  await seen(row(page, `${own.choice}:`), '未填“难度”')
  await seen(row(page, `${own.choice}:`), /39 项/)
  await page.getByRole('radio', { name: '须现场核查' }).check()
  await seen(row(page, `${own.flag}:yes`), '须现场核查：是')
  await page.keyboard.press('Escape')
  expect(decodeURIComponent(page.url())).toContain(`group=${own.flag}`)
  await headerOf(page, own.choice).hover()
  await headerOf(page, own.choice).locator('.ag-header-cell-filter-button').click()
  await page.getByRole('checkbox', { name: /很难/ }).check()
  await row(page, '1.4').waitFor({ state: 'detached' })
  await row(page, '1.3').waitFor()
})

it('L2: the row’s panel shows and edits them by their kinds; what is needed first is named, and leads to its field', async () => {
  const own = await addOwnColumns(
    stage.server,
    stage.coordinator,
    oneOfEach.map((column) => (column.kind === 'flag' ? { ...column, neededFor: 'submit' } : column)),
  )
  const page = await openWide('liaison', own)
  await cellOf(page, '1.2.4', 'title').click()
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: '事项详情' })
  const edit = async (name: string, text: string, ...keys: string[]) => {
    await panel.getByRole('button', { name: `填写${name}` }).click()
    await page.keyboard.type(text)
    for (const key of keys) await page.keyboard.press(key)
  }
  await panel.getByRole('button', { name: '签收（责任人：我）' }).click()
  await edit('联系电话', '66001234', 'Enter')
  await edit('资金', '12', 'Enter')
  await seen(panel.getByRole('button', { name: /资金/ }), '12 万元')
  await edit('启动日期', '2026-11-02', 'Enter')
  await edit('难度', 'yb', 'Enter')
  await edit('措施', '培', 'Enter', 'Tab')
  await edit('复核单位', '教委', 'Enter')
  await edit('会签单位', '科信', 'Enter', 'Tab')
  await edit('文件', '纪要 https://oa.example/1', 'Control+Enter')
  const progress = panel.getByRole('textbox', { name: '进展情况' })
  await progress.click()
  await page.keyboard.insertText('已启动')
  await panel.getByRole('button', { name: '还缺：须现场核查' }).click()
  await page.keyboard.type('y')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.2.4', own.choice), '一般')
  await seen(cellOf(page, '1.2.4', own.choices), '培训')
  await seen(cellOf(page, '1.2.4', own.department), '教委')
  await panel.getByRole('link', { name: '纪要' }).waitFor()
  await panel.getByRole('button', { name: '提交审核' }).click()
  await seen(cellOf(page, '1.2.4', 'status'), '待审核')
  expect(await findViolations(page, '.row-panel')).toEqual([])
  await saved(page)
})

const isForeign = /\P{ASCII}/u
const isNamed = /^(Ctrl\+.*|Enter|Tab)$/
const keysOf = (typed: string) => (isForeign.test(typed) || isNamed.test(typed) ? [typed] : Array.from(typed))

/**
 * Strikes keys, by their names, and types texts, one after the other, as somebody whose hands wait for nothing; the last
 * has gone off when it is done. What is not ASCII comes as an input method brings it: without keys.
 */
async function strikeAll(page: Page, keys: readonly string[]) {
  const devTools = await page.context().newCDPSession(page)
  await Promise.all(
    keys.flatMap(keysOf).flatMap((name) => {
      if (isForeign.test(name)) return [devTools.send('Input.insertText', { text: name })]
      const isControl = name.startsWith('Ctrl+')
      const key = isControl ? name.slice(5) : name
      const isLetter = key.length === 1
      const of = {
        key,
        code: key === ' ' ? 'Space' : isLetter ? `Key${key.toUpperCase()}` : key,
        windowsVirtualKeyCode: { Enter: 13, Tab: 9 }[key] ?? key.toUpperCase().charCodeAt(0),
        modifiers: isControl ? 2 : 0,
      }
      const text = isControl ? '' : key === 'Enter' ? '\r' : isLetter ? key : ''
      return [
        devTools.send(
          'Input.dispatchKeyEvent',
          text ? { type: 'keyDown', ...of, text } : { type: 'rawKeyDown', ...of },
        ),
        devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...of }),
      ]
    }),
  )
}

it('what is struck before an editor stands does there what it does in a field, Ctrl+A too', async () => {
  const own = await addOwnColumns(stage.server, stage.coordinator)
  const page = await openWide('coordinator', own)
  const devTools = await page.context().newCDPSession(page)
  const ime = await openIme(page)
  await cellOf(page, '1.4', own.choices).click()
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await ime.compose('pei')
  const chosen = ime.choose('培训')
  await strikeAll(page, ['Enter', 'Ctrl+a', 'jzlz', 'Tab', ' '])
  await chosen
  await seen(cellOf(page, '1.4', own.choices), '培训建章立制')
  await cellOf(page, '1.4', own.flag).getByRole('button', { name: '须现场核查：是' }).waitFor()
})

it('what an input method brings after keys that wait for an editor waits with them, and goes where it was meant', async () => {
  const own = await addOwnColumns(stage.server, stage.coordinator)
  const page = await openWide('coordinator', own)
  const devTools = await page.context().newCDPSession(page)
  const ime = await openIme(page)
  await cellOf(page, '1.4', own.departments).click()
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 8 })
  await strikeAll(page, ['sfj', 'Ctrl+Enter', 'Tab', '会议纪要', ' https://o.cn', 'Tab'])
  await seen(cellOf(page, '1.4', own.departments), '司法局')
  await seen(cellOf(page, '1.4', own.links), '会议纪要')
  await cellOf(page, '1.3', own.choice).click()
  const struck = strikeAll(page, ['hn', 'Tab'])
  const composed = ime.compose('pei').then(() => ime.choose('培训'))
  await Promise.all([struck, composed])
  await strikeAll(page, ['Enter', 'Ctrl+Enter'])
  await seen(cellOf(page, '1.3', own.choice), '很难')
  await seen(cellOf(page, '1.3', own.choices), '培训')
})
