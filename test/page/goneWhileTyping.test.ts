import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { removeColumn, setColumn } from '#app/model/ledger/columnEdits'
import { removeOption } from '#app/model/ledger/optionEdits'
import { readColumn, readStreams } from '#app/model/ledger/ledger'
import { removeStream } from '#app/model/ledger/streamEdits'
import { holdSocket } from '../support/hold-socket'
import { cellOf, ledgerIsOpen, seen } from '../support/ledger-page'
import { addOwnColumns, oneOfEach, openHand } from '../support/own-columns'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const ofKind = (kind: string) => oneOfEach.filter((column) => column.kind === kind)

/** The dialog that gives back what could not be kept; it is closed again. */
async function givenBack(page: Page): Promise<[where: string, text: string]> {
  const dialog = page.locator('dialog.refusals')
  const text = await dialog.getByRole('textbox').inputValue()
  const where = await dialog.locator('.refusals__where').innerText()
  await dialog.getByRole('button', { name: '关闭' }).click()
  return [where, text]
}

it('L3 G7: in the row’s panel, what was typed for a column or in a stream that is gone by now is given back to be copied', async () => {
  const { number } = await addOwnColumns(stage.server, stage.coordinator, ofKind('number'))
  const other = await openHand(stage.server, stage.coordinator)
  const page = await stage.page({ signedIn: stage.liaison, reducedMotion: 'reduce' })
  const held = await holdSocket(page)
  await page.goto(`/trackers/${tracker}?department=`)
  await ledgerIsOpen(page)
  await cellOf(page, '1.2.4', 'title').click()
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: '事项详情' })
  // Also what means nothing there.
  await panel.getByRole('button', { name: '填写资金' }).click()
  await page.keyboard.insertText('约12万')
  removeColumn(other.desk, number)
  expect(await givenBack(page)).toEqual([expect.stringMatching(/^1\.2\.4 .* · 资金$/), '约12万'])
  // Letters that are still on their way when the column is hidden.
  await panel.getByRole('textbox', { name: '存在问题' }).click()
  held.hold()
  await page.keyboard.insertText('人手不足')
  setColumn(other.desk, 'problems', { isHidden: true })
  await panel.getByRole('textbox', { name: '存在问题' }).waitFor({ state: 'detached' })
  held.release()
  expect(await givenBack(page)).toEqual([expect.stringMatching(/^1\.2\.4 .* · 存在问题$/), '人手不足'])
  // On a phone, too.
  await page.setViewportSize({ width: 390, height: 844 })
  await panel.getByRole('button', { name: '填写责任人' }).click()
  await page.keyboard.insertText('王敏')
  removeStream(other.desk, readStreams(other.desk.doc).find(({ title }) => title.startsWith('创新'))!.id, null)
  expect(await givenBack(page)).toEqual([expect.stringMatching(/· 责任人$/), '王敏'])
  await panel.waitFor({ state: 'detached' })
  other.close()
})

it('L2 L4: two coordinators shape a ledger at once: what one types for what the other removes is kept with it, and what is offered is what is done', async () => {
  const { choice } = await addOwnColumns(stage.server, stage.coordinator, ofKind('choice'))
  const other = await openHand(stage.server, stage.coordinator)
  const said = () => readColumn(other.desk.doc, choice)!
  const [hard, usual] = Object.keys(said().options)
  other.write([{ item: '1.2.4', column: choice, value: hard! }])
  const page = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  const columns = page.getByRole('region', { name: '列' })
  await columns.getByRole('button', { name: '编辑“难度”' }).click()
  // The other one takes away what was about to take an option's place.
  await columns.getByRole('button', { name: '移除 很难' }).click()
  await columns.getByLabel('这些事项改为').selectOption({ label: '一般' })
  removeOption(other.desk, choice, usual!, null)
  await expect
    .poll(() => columns.getByLabel('这些事项改为').locator('option').allInnerTexts())
    .toEqual(['容易', '清空', '保留原来的值（不能再选）'])
  await columns.getByRole('button', { name: '移除', exact: true }).click()
  await expect.poll(() => said().options[hard!]!.isRemoved).toBe(true)
  // And the column itself, while its name is being typed.
  await columns.getByLabel('名称', { exact: true }).fill('难易程度')
  removeColumn(other.desk, choice)
  await seen(columns.locator('.removed'), '难易程度')
  await expect.poll(() => said().name).toBe('难易程度')
  await columns.getByRole('button', { name: '恢复 难易程度' }).click()
  await columns.getByRole('button', { name: '编辑“难易程度”' }).waitFor()
  other.close()
})
