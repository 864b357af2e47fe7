import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { deleteItems } from '#app/model/ledger/edit'
import { readCell, textOf } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { findViolations } from '../support/axe'
import { cellOf, saved, seen, textIn } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const reads = (text: Locator, expected: string) => expect.poll(() => textIn(text)).toBe(expected)

/** Opens a row's panel and returns one of its long texts. */
async function openText(page: Page, item: string, label: string) {
  await cellOf(page, item, 'title').click()
  await page.keyboard.press('Space')
  const text = page.getByRole('complementary').getByRole('textbox', { name: label })
  await text.waitFor()
  return text
}

describe('a long text in the row’s panel', () => {
  it('two people type in it at once: letters and carets of the one appear at the other’s', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    const [my, their] = await Promise.all([openText(mine, '1.2.4', '进展情况'), openText(theirs, '1.2.4', '进展情况')])
    await my.click()
    await mine.keyboard.type('六月印发方案。')
    await reads(their, '六月印发方案。')
    await seen(theirs.locator('.cm-ySelectionInfo'), '李强')
    await their.click()
    await theirs.keyboard.press('Control+Home')
    await theirs.keyboard.type('五月调研，')
    await reads(my, '五月调研，六月印发方案。')
    await mine.keyboard.type('七月开会。')
    await reads(their, '五月调研，六月印发方案。七月开会。')
    await seen(mine.locator('.cm-ySelectionInfo'), '王敏')
    await saved(mine)
    // One's own letters are taken back, and no others.
    await mine.keyboard.press('Control+z')
    await expect.poll(() => textIn(their)).toMatch(/^五月调研，(?!.*会。)/)
    expect(await findViolations(mine, '.ag-row:not(.ag-row-focus)')).toEqual([])
    // Who leaves takes their caret along.
    await theirs.keyboard.press('Tab')
    await theirs.getByRole('complementary').getByRole('button', { name: '关闭' }).click()
    await expect.poll(() => mine.locator('.cm-ySelectionInfo', { hasText: '王敏' }).count()).toBe(0)
  })

  it('an input method composes in it, and Enter chooses the candidate', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    const text = await openText(page, '1.2.4', '存在问题')
    await text.click()
    const keys = await page.context().newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'bian zhi', selectionStart: 8, selectionEnd: 8 })
    await keys.send('Input.insertText', { text: '编制' })
    await page.keyboard.type('不足')
    await seen(text, '编制不足')
    await saved(page)
    const witness = await connectEditor(stage.server, stage.coordinator)
    await expect.poll(() => readCell(witness.doc, '1.2.4', 'problems')).toBe('编制不足')
    witness.close()
  })

  it('D5: more than a long text may have is not taken in, and says so', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    const text = await openText(page, '1.2.4', '下一步打算')
    const witness = await connectEditor(stage.server, stage.coordinator)
    textOf(witness.doc, '1.2.4', 'next')!.insert(0, '长'.repeat(limits.longText - 2))
    await seen(text, '长长长')
    await text.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.insertText('三个字')
    await seen(page.getByRole('alert'), '内容太长')
    await page.keyboard.insertText('两字')
    await saved(page)
    await expect.poll(() => (readCell(witness.doc, '1.2.4', 'next') as string).slice(-2)).toBe('两字')
    witness.close()
  })

  it('who may not write there reads it, as it changes', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    const witness = await connectEditor(stage.server, stage.coordinator)
    textOf(witness.doc, '1.3', 'progress')!.insert(0, '专班写的')
    await cellOf(page, '1.3', 'title').click()
    await page.keyboard.press('Space')
    await seen(page.getByRole('complementary').locator('.row-panel__text'), '专班写的')
    expect(await page.getByRole('complementary').getByRole('textbox', { name: '进展情况' }).count()).toBe(0)
    witness.close()
  })
})

it('two people in one short cell see each other before they write, and both are told when both write', async () => {
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' }),
    stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' }),
  ])
  const told = (page: Page) => page.getByRole('status', { name: '同时修改' })
  await cellOf(mine, '1.2.4', 'owner').click()
  await mine.keyboard.type('张三')
  await cellOf(theirs, '1.2.4', 'owner').and(theirs.locator('.cell--peer-editing')).waitFor()
  await cellOf(theirs, '1.2.4', 'owner').click()
  await theirs.keyboard.type('李四')
  await theirs.keyboard.press('Enter')
  await seen(told(mine), '王敏 · 人社局 刚把 1.2.4“责任人”从“（空）”改成了“李四”。您正在填写，写入后以您的为准。')
  await mine.keyboard.press('Enter')
  await seen(told(theirs), '李强 · 编办 把 1.2.4“责任人”改成了“张三”，您写的是“李四”。')
  await told(theirs).getByRole('button', { name: '恢复我写的' }).click()
  await seen(cellOf(mine, '1.2.4', 'owner'), '李四')
  await seen(told(mine), '王敏 · 人社局 把 1.2.4“责任人”改成了“李四”，您写的是“张三”。')
  await seen(mine.locator('.change-announcer'), /^王敏 改了 1 处：1\.2\.4 责任人$/)
  expect(await findViolations(mine, '.ag-row')).toEqual([])
  await told(mine).getByRole('button', { name: '查看修改记录' }).click()
  const history = mine.getByRole('combobox', { name: '只看某一列的记录' })
  await expect
    .poll(() => history.evaluate((choice) => choice === document.activeElement && (choice as HTMLSelectElement).value))
    .toBe('owner')
  await seen(mine.locator('.history__entry').nth(1), '张三')
  await told(mine).getByRole('button', { name: '知道了' }).click()
  expect((await told(mine).locator('section').count()) + (await told(theirs).locator('section').count())).toBe(0)
})

it('the panel’s width is moved by the keyboard too, and is remembered', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  await openText(page, '1.2.4', '进展情况')
  const edge = page.getByRole('separator', { name: '详情栏宽度' })
  await edge.focus()
  const kept = page.waitForResponse(
    (response) =>
      response.url().endsWith('/preferences') && /"panelWidth":460/.test(response.request().postData() ?? ''),
  )
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect(await edge.getAttribute('aria-valuenow')).toBe('460')
  await kept
  await page.reload()
  await saved(page)
  await openText(page, '1.2.4', '进展情况')
  expect(Math.round((await page.getByRole('complementary').boundingBox())!.width)).toBe(460)
})

it('the numbers of the rows after one that is deleted move up everywhere, and the item above counts anew', async () => {
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator }),
    stage.ledger({ signedIn: await signIn(stage.server, { role: 'viewer' }) }),
  ])
  const { doc, close } = await connectEditor(stage.server, stage.coordinator)
  expect(
    deleteItems({ doc, person: stage.coordinator.person, departments: new Set(), newId: () => '' }, ['1.2.1']),
  ).toEqual([])
  for (const page of [mine, theirs]) {
    await seen(cellOf(page, '1.2', 'status'), '汇总 0/3')
    await seen(cellOf(page, '1.2.4', 'code'), '1.2.3')
  }
  close()
})
