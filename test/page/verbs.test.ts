import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { cellOf, row, saved, seen } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()
const panel = (page: Page) => page.getByRole('complementary')
const verb = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true })
const openPanel = (page: Page, id: string) => cellOf(page, id, 'code').click()

describe('verbs', () => {
  it('from finding a row to submitting it: four clicks, each by its name', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    await openPanel(page, '1.2.4')
    await verb(page, '签收（责任人：我）').click()
    await seen(cellOf(page, '1.2.4', 'owner'), '王敏')
    // What is still missing leads to its field.
    expect(await verb(page, '提交审核').isDisabled()).toBe(true)
    await seen(panel(page), '销号要有佐证材料')
    await verb(page, '还缺：进展情况').click()
    await page.keyboard.insertText('方案已印发')
    await verb(page, '提交审核').click()
    await seen(cellOf(page, '1.2.4', 'status'), '待审核')
    await saved(page)
  })

  it('what is handed in stands still, says so on every attempt, and may be taken back', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    await handIn()
    await seen(cellOf(page, '1.2.4', 'status'), '待审核')
    await cellOf(page, '1.2.4', 'progress').dblclick()
    await seen(page.locator('.toast--error'), '已提交审核')
    await cellOf(page, '1.2.4', 'owner').click()
    await page.keyboard.press('x')
    await seen(page.locator('.toast--error'), '已提交审核')
    await openPanel(page, '1.2.4')
    await verb(page, '撤回提交').click()
    await seen(cellOf(page, '1.2.4', 'status'), '推进中')
    await cellOf(page, '1.2.4', 'progress').and(page.locator('.cell--mine')).waitFor()
  })

  it('coordinators review in the panel: returned with a reason, and closed on what it was closed on', async () => {
    await handIn()
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await row(mine, '1.2.4').last().hover()
    await cellOf(mine, '1.2.4', 'title').getByRole('button', { name: '审核' }).click()
    await verb(mine, '退回').click()
    await panel(mine).getByLabel('退回原因').fill('请附会议纪要')
    await panel(mine).getByRole('button', { name: '退回', exact: true }).click()
    await openPanel(theirs, '1.2.4')
    await seen(panel(theirs), '请附会议纪要')
    await verb(theirs, '提交审核').click()
    await verb(mine, '销号').click()
    await seen(cellOf(theirs, '1.2.4', 'status'), '已销号')
    await seen(panel(theirs).locator('.closed-on'), /由李强.*销号.*与现在的内容相同/)
    // Put right by a coordinator afterwards, what it was closed on is still to be read.
    const { doc, close } = await connectEditor(stage.server, stage.coordinator)
    const desk = { doc, person: stage.coordinator.person, departments: new Set<string>(), newId: () => '' }
    expect(setCells(desk, [{ item: '1.2.4', column: 'evidence', value: [] }])).toEqual([])
    await seen(panel(theirs).locator('.closed-on'), '印发通知')
    await verb(theirs, '申请重新打开').click()
    await panel(theirs).getByLabel('为什么要重新打开').fill('材料有误')
    await panel(theirs).getByRole('button', { name: '申请重新打开', exact: true }).click()
    await seen(panel(mine), '申请重新打开：材料有误')
    close()
  })

  it('the verb on the row leads to what is missing, in the row’s own panel, open or not', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    await openPanel(page, '1.2.4')
    await verb(page, '签收（责任人：我）').click()
    await keyboardAt(verb(page, '报告需协调'))
    await panel(page).getByRole('button', { name: '关闭', exact: true }).click()
    const progress = panel(page).getByRole('textbox', { name: '进展情况' })
    const submit = cellOf(page, '1.2.4', 'title').getByRole('button', { name: '提交审核' })
    for (const _ of ['closed', 'open']) {
      await row(page, '1.2.4').last().hover()
      await submit.click()
      await keyboardAt(progress)
    }
    await openPanel(page, '1.2.3')
    await row(page, '1.2.4').last().hover()
    await submit.click()
    await keyboardAt(progress)
    await page.keyboard.insertText('方案已印发')
    await verb(page, '提交审核').click()
    await keyboardAt(verb(page, '撤回提交'))
  })

  it('a click on a number opens its row’s panel, and closes it only where it was open for that row', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison }, '?stream=s1')
    for (const id of ['1.2.4', '1.2.3', '1.2.2', '1.2.1']) {
      await cellOf(page, id, 'code').click()
      await seen(panel(page).locator('.row-panel__code'), id)
    }
    await cellOf(page, '1.2.1', 'code').click()
    await panel(page).waitFor({ state: 'detached' })
    await cellOf(page, '1.2.2', 'code').dblclick()
    await seen(panel(page).locator('.row-panel__code'), '1.2.2')
  })

  it('a double click anywhere on a status opens its list, and does nothing by itself', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    const cell = cellOf(page, '1.2.4', 'status')
    const { width, height } = (await cell.boundingBox())!
    for (const x of [4, width / 2, width - 4]) {
      await cell.dblclick({ position: { x, y: height / 2 } })
      await page.getByRole('option', { name: '推进中' }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('option').waitFor({ state: 'detached' })
      await seen(cell, '待签收')
    }
  })

  it('a cell that is locked says why, and whom to ask', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison }, '?stream=s1')
    await cellOf(page, '1.2.4', 'title').dblclick()
    await seen(page.locator('.toast--error'), '此列由专班填写，可联系专班')
    await cellOf(page, '1.2.3', 'progress').dblclick()
    await seen(page.locator('.toast--error'), /只有牵头或协办单位可以填写此项，可联系/)
    const viewer = await stage.ledger({ signedIn: await signIn(stage.server, { role: 'viewer', name: '陈静' }) })
    await cellOf(viewer, '1.2.4', 'progress').dblclick()
    await seen(viewer.locator('.toast--error'), '您只能查看本台账，可联系专班')
  })

  it('a field that is locked says the same in the row’s panel, on hover and on a double click', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    await handIn()
    await openPanel(page, '1.2.4')
    for (const text of ['已办结', '印发通知']) {
      const field = panel(page).locator('section [title*="已提交审核"]').filter({ hasText: text })
      await field.dblclick({ position: { x: 300, y: 4 } })
      await seen(page.locator('.toast--error'), '已提交审核')
    }
    await panel(page).locator('dd [title="此列由专班填写，可联系专班"]').first().waitFor()
  })
})

const keyboardAt = (element: Locator) =>
  expect.poll(() => element.evaluate((it) => it === document.activeElement)).toBe(true)

/** 1.2.4, with all that submitting it needs, by its department. */
async function handIn(): Promise<void> {
  const { doc, close } = await connectEditor(stage.server, stage.liaison)
  const desk = { doc, person: stage.liaison.person, departments: new Set<string>(), newId: () => '' }
  const cells = { owner: '王敏', progress: '已办结', evidence: ['印发通知 https://a.cn'], status: 'submitted' }
  const edits = Object.entries(cells).map(([column, value]) => ({ item: '1.2.4', column: column as 'owner', value }))
  expect(setCells(desk, edits)).toEqual([])
  const witness = await connectEditor(stage.server, stage.coordinator)
  await expect.poll(() => readItem(witness.doc, '1.2.4')?.status).toBe('submitted')
  witness.close()
  close()
}
