import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { setCells } from '#app/model/ledger/edit'
import { readCell, readItem, readItems, roots } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { UndoStack } from '#app/model/ledger/undoStack'
import { applyPlan } from '#app/transfer/applyPlan'
import { planOf } from '../support/import'
import { deskOf, item, ledgerOf, person } from '../support/ledger'

const coordinator = person('coordinator')
const always = async () => true

/** A desk on a ledger with undo, and the size of each frame that leaves it. */
function office(rows: number) {
  const doc = ledgerOf(
    Array.from({ length: rows }, (_, i) =>
      item(`i${i}`, {
        order: `b${String(10 + Math.floor(i / 50))}${String.fromCharCode(65 + (i % 50) / 2)}${(i % 2) + 1}`,
        title: `事项 ${i}`,
        progress: '旧'.repeat(800),
      }),
    ),
  )
  const frames: number[] = []
  const stack = new UndoStack()
  const desk = { ...deskOf(doc, coordinator), onStep: stack.record }
  doc.on('update', (update: Uint8Array) => frames.push(update.length))
  /** As the page does it: part by part, each when the one before is saved. */
  const move = (which: 'undo' | 'redo') => {
    do stack[which](desk)
    while (stack.hasMore(which))
  }
  return { desk, doc, frames, stack, move }
}

const contentOf = (doc: Y.Doc) => JSON.stringify(readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1)))

it('D4: a file is one transaction and one step back', async () => {
  const { desk, doc, frames, stack, move } = office(4)
  const before = contentOf(doc)
  const plan = await planOf('序号,督办事项,责任人\n1.1,事项 0,李强\n1.9,新事项,王敏\n1.9.1,新分项,王敏\n', desk)
  expect(await stack.asOne(() => applyPlan(desk, plan, always, () => {}))).toEqual({
    done: 3,
    isWhole: true,
    refusals: [],
  })
  expect(frames).toHaveLength(1)
  expect(readItems(doc)).toHaveLength(6)
  expect(
    (await planOf('序号,督办事项,责任人\n1.1,事项 0,李强\n1.9,新事项,王敏\n1.9.1,新分项,王敏\n', desk)).rows,
  ).toEqual([])
  move('undo')
  expect(contentOf(doc)).toBe(before)
  move('redo')
  expect(readCell(doc, 'i0', 'owner')).toBe('李强')
})

it('D5: a large file is as few frames as fit, still one step back and forth, and no frame is too large either way', async () => {
  const { desk, doc, frames, stack, move } = office(1_000)
  const before = contentOf(doc)
  const rows = Array.from({ length: 1_000 }, (_, i) => `事项 ${i},${'新'.repeat(600)}`)
  const more = Array.from({ length: 500 }, (_, i) => `新事项 ${i},${'增'.repeat(600)}`)
  const plan = await planOf(
    `类别,督办事项,进展情况\n${[...rows.map((row) => `,${row}`), ...more.map((row) => `s1,${row}`)].join('\n')}\n`,
    desk,
  )
  expect(plan.counts).toMatchObject({ changedRows: 1_000, newRows: 500 })
  const told: number[] = []
  const applied = await stack.asOne(() => applyPlan(desk, plan, always, (done) => told.push(done)))
  expect(applied).toEqual({ done: 1_500, isWhole: true, refusals: [] })
  const parts = frames.length
  expect(parts).toBeGreaterThan(2)
  expect(parts).toBeLessThan(10)
  expect(told.at(-1)).toBe(1_500)
  const after = contentOf(doc)
  setCells(desk, [{ item: 'i0', column: 'owner', value: '之后的一步' }])
  move('undo')
  expect(contentOf(doc)).toBe(after)
  move('undo')
  expect(contentOf(doc)).toBe(before)
  move('redo')
  expect(contentOf(doc)).toBe(after)
  move('undo')
  expect(contentOf(doc)).toBe(before)
  expect(Math.max(...frames)).toBeLessThan(limits.frameBytes)
})

it('says how far it came when the document is replaced meanwhile', async () => {
  const { desk } = office(1_000)
  const plan = await planOf(
    `督办事项,进展情况\n${Array.from({ length: 1_000 }, (_, i) => `事项 ${i},${'新'.repeat(600)}`).join('\n')}\n`,
    desk,
  )
  let asked = 0
  const applied = await applyPlan(
    desk,
    plan,
    async () => ++asked < 2,
    () => {},
  )
  expect(applied.isWhole).toBe(false)
  expect(applied.done).toBeGreaterThan(0)
  expect(applied.done).toBeLessThan(1_000)
})

it('D5: no more rows than a ledger may have', async () => {
  const { desk, doc } = office(2)
  const plan = await planOf('类别,督办事项\ns1,新的\n', desk)
  const room = limits.rows - roots(doc).items.size - 1
  for (let i = 0; i < room; i++) roots(doc).items.set(`x${i}`, new Y.Map())
  const { refusals } = await applyPlan(desk, plan, always, () => {})
  expect(refusals).toEqual([])
  const next = await planOf('类别,督办事项\ns1,又一个\n', desk)
  expect((await applyPlan(desk, next, always, () => {})).refusals.map(({ code }) => code)).toEqual(['too-many-rows'])
  expect(readItem(doc, next.rows[0]!.id)!.title).toBe('新的')
})
