import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { decisionSubItem, subItemId } from '#app/model/meeting/decisionEdits'
import { fillCells, setCells } from '#app/model/ledger/edit'
import { limits } from '#app/model/ledger/limits'
import { readItem, readItems } from '#app/model/ledger/ledger'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { ledgerIsOpen, openEditor, saved, seen } from '../support/ledger-page'
import { startMeeting, steer } from '../support/meeting-acts'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const meetingPath = `/trackers/${tracker}/meeting`

const command = (asked: MeetingCommand) => steer(stage, asked)

/** A meeting that is at 1.3 and has decided something of it. */
async function decided(text: string) {
  await startMeeting(stage)
  await command({
    do: 'decide',
    id: 'decision-1',
    item: '1.3',
    kind: 'decision',
    text,
    department: 'jiaowei',
    responsible: '',
    due: '',
  })
}

it('a decision becomes one sub-item, also when two coordinators and a double click make it at once', async () => {
  await decided('由教委牵头起草')
  const pages = await Promise.all(
    [stage.coordinator, stage.administrator].map((signedIn) => stage.open(meetingPath, { signedIn })),
  )
  // Whoever hears of the other's has no button left: all commands are on their way before any arrives.
  const held: (() => Promise<void>)[] = []
  for (const page of pages) {
    await page.getByRole('button', { name: '列为分项' }).waitFor()
    await page.route('**/meeting/**', (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      held.push(() => route.continue())
    })
    await page.getByRole('button', { name: '列为分项' }).dblclick()
  }
  await expect.poll(() => held.length).toBe(4)
  await Promise.all(held.map((send) => send()))
  for (const page of pages) await seen(page.locator('.decision__who'), '1.3.1')
  const { doc, close } = await connectEditor(stage.server, stage.coordinator)
  const made = () => readItems(doc).filter(({ parent }) => parent === '1.3')
  expect(made()).toMatchObject([{ title: '由教委牵头起草', lead: 'jiaowei' }])
  // What else each of them writes is still let in.
  for (const page of pages) {
    await page.goto(`/trackers/${tracker}`)
    await ledgerIsOpen(page)
  }
  await openEditor(pages[0]!, '1.4', 'owner')
  await pages[0]!.keyboard.type('王敏')
  await pages[0]!.keyboard.press('Enter')
  await saved(pages[0]!)
  expect(made()).toHaveLength(1)
  close()
})

it('the same row from two who have not heard of each other is one row, in which both go on', async () => {
  const editors = await Promise.all(
    [stage.coordinator, stage.administrator].map((who) => connectEditor(stage.server, who)),
  )
  const desks = editors.map(({ doc }, i) => ({
    doc,
    person: [stage.coordinator, stage.administrator][i]!.person,
    departments: new Set(['jiaowei']),
    newId: () => subItemId({ id: 'decision-1', subItem: null }),
  }))
  const decision = { kind: 'decision' as const, text: '起草', department: 'jiaowei', responsible: '', due: '' }
  for (const desk of desks) {
    const { place, cells } = decisionSubItem(decision, readItem(desk.doc, '1.3')!, '')
    expect(fillCells(desk, [], { place, rows: [cells] }).refusals).toEqual([])
  }
  const isTold = async (of: number, column: 'owner' | 'progress', value: string) => {
    expect(setCells(desks[of]!, [{ item: 'decision-1', column, value }])).toEqual([])
    for (const { doc } of editors) await expect.poll(() => readItem(doc, 'decision-1')?.[column]).toBe(value)
  }
  const witness = await connectEditor(stage.server, stage.liaison)
  await expect.poll(() => readItem(witness.doc, 'decision-1')?.title).toBe('起草')
  // Both rows are there, and one of them is everybody's: what went into the other would be gone with it.
  const known = () =>
    [...editors, { doc: witness.doc }].map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex'))
  await expect.poll(() => new Set(known()).size).toBe(1)
  await isTold(0, 'owner', '王敏')
  await isTold(1, 'progress', '已启动')
  await expect
    .poll(() => readItem(witness.doc, 'decision-1'))
    .toMatchObject({ title: '起草', owner: '王敏', progress: '已启动' })
  for (const { close } of [...editors, witness]) close()
})

it('a decision that is too long is typed whole, says by how much, and is recorded once it fits', async () => {
  await decided('第一项')
  const page = await stage.open(meetingPath, { signedIn: stage.coordinator })
  await page.getByRole('button', { name: '列为分项' }).waitFor()
  await page.keyboard.press('n')
  const text = page.getByLabel('内容')
  await text.fill('字'.repeat(limits.shortText + 7))
  await seen(page.locator('.decide__problem'), '多 7 个')
  await page.keyboard.press('Control+Enter')
  expect(await page.getByRole('button', { name: '记录', exact: false }).last().isDisabled()).toBe(true)
  expect(await page.locator('.decision').count()).toBe(1)
  await page.keyboard.press('End')
  for (let i = 0; i < 7; i++) await page.keyboard.press('Backspace')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => page.locator('.decision').count()).toBe(2)
})

it('a decision is begun with lead, owner and the next meeting’s day, all to be changed, and a key loses nothing of it', async () => {
  const { doc, close } = await connectEditor(stage.server, stage.coordinator)
  const desk = { doc, person: stage.coordinator.person, departments: new Set(['jiaowei']), newId: () => 'none' }
  expect(setCells(desk, [{ item: '1.3', column: 'lead', value: 'jiaowei' }])).toEqual([])
  expect(setCells(desk, [{ item: '1.3', column: 'owner', value: '刘洋' }])).toEqual([])
  await decided('第一项')
  const page = await stage.open(meetingPath, { signedIn: stage.coordinator })
  await seen(page.locator('.slide__facts'), '刘洋')
  await page.keyboard.press('n')
  const proposed = () =>
    page.locator('.decide').evaluate((form) => {
      const fields = form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select, input')
      return Array.from(fields, ({ value }) => value)
    })
  await expect.poll(proposed).toEqual(['jiaowei', '刘洋', '2026-12-05'])
  await seen(page.locator('.decide'), '下次会议当天')
  await page.getByLabel('内容').fill('两周内印发')
  await page.getByLabel('责任人').fill('')
  await page.getByLabel('完成时限').fill('12月11日')
  // Somebody changes the row meanwhile, and the presenter presses a key beside the form.
  expect(setCells(desk, [{ item: '1.3', column: 'owner', value: '赵敏' }])).toEqual([])
  await seen(page.locator('.slide__facts'), '赵敏')
  await page.locator('.slide__title').click()
  await page.keyboard.press('n')
  await page.keyboard.press('e')
  await expect.poll(() => page.getByLabel('内容').inputValue()).toContain('两周内印发')
  expect(await proposed()).toEqual(['jiaowei', '', '12月11日'])
  await page.keyboard.press('Control+Enter')
  await seen(page.locator('.decision').last(), /两周内印发.*2026-12-11/)
  expect(await page.locator('.decision').last().textContent()).not.toContain('刘洋')
  close()
})

it('an extension is asked why, and says it in the record and the minutes, in both languages', async () => {
  await decided('第一项')
  const page = await stage.open(meetingPath, { signedIn: stage.coordinator })
  await page.getByRole('button', { name: '列为分项' }).waitFor()
  await page.keyboard.press('e')
  await page.getByLabel('完成时限').fill('2030-12-31')
  await page.keyboard.press('Control+Enter')
  await seen(page.getByRole('alert'), '请写明原因')
  await page.getByLabel('原因').fill('方案待市里批复')
  await page.keyboard.press('Control+Enter')
  await seen(page.locator('.decision').last(), '原因：方案待市里批复')
  await command({ do: 'close' })
  await page.getByRole('link', { name: '查看纪要' }).click()
  await seen(page.locator('.minutes-sheet'), '原因：方案待市里批复')
  await seen(page.locator('#decisions'), '原因：方案待市里批复')
  const english = await stage.open(new URL(page.url()).pathname, { signedIn: stage.administrator, language: 'en' })
  await seen(english.locator('.minutes-sheet'), 'Reason: 方案待市里批复')
  await seen(english.locator('#decisions'), 'Reason: 方案待市里批复')
})

it('a decision that is being written is found again on its item, and told when somebody else ends the meeting', async () => {
  await startMeeting(stage)
  await command({ do: 'add', item: '1.4' })
  const [mine, theirs] = await Promise.all([
    stage.open(meetingPath, { signedIn: stage.coordinator }),
    stage.open(meetingPath, { signedIn: stage.administrator }),
  ])
  const form = mine.getByRole('form', { name: '决定' })
  await mine.keyboard.press('n')
  await form.getByRole('textbox', { name: '内容' }).fill('请编办十日内提交初稿')
  await command({ do: 'go', to: { slide: 'item', item: '1.4' } })
  await form.waitFor({ state: 'detached' })
  await command({ do: 'go', to: { slide: 'item', item: '1.3' } })
  await expect.poll(() => form.getByRole('textbox', { name: '内容' }).inputValue()).toBe('请编办十日内提交初稿')
  await seen(theirs.locator('.decisions__draft'), '请编办十日内提交初稿')
  await theirs.keyboard.press('End')
  await theirs.getByRole('main').getByRole('button', { name: '结束会议' }).click()
  await seen(theirs.getByRole('dialog'), `${stage.coordinator.person.name} 正在记录一项决定`)
  await theirs.getByRole('dialog').getByRole('button', { name: '结束并起草纪要' }).click()
  await seen(mine.getByRole('alert'), '还没有记录')
  await seen(mine.locator('.unrecorded'), '1.3 决定 请编办十日内提交初稿')
})
