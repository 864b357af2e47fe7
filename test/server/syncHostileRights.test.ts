import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import { readItem, roots, rowFrom, textOf } from '#app/model/ledger/ledger'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { messageType } from '#app/model/live/wire'
import { frame } from '../support/frame'
import { rawUpdate } from '../support/raw-update'
import { mine, own, rows, useHostileScene, type Attempt, type Hit } from './hostileScene'
import { RawSocket, until, updateOf } from './syncHarness'

// What syncGate.test.ts tries through Yjs's own API is not tried again here: these are bytes made by hand, and edits
// that look right. What is tried against presence is in syncPresence.test.ts (G8).
const hostile = useHostileScene()

describe('G5: a cell is written by those who may, also when it says the same afterwards', () => {
  /** The cell set to what it says, as a client that wins against most others. */
  const again =
    (row: string, column: string) =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          const cells = roots(copy).items.get(row)!
          cells.set(column, cells.get(column) ?? '')
        },
        2 ** 32 - 2,
      ).update
  /** Letters taken out of a text and put in again. */
  const retyped =
    (row: string, column: 'progress' | 'next') =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          const text = textOf(copy, row, column)!
          const letters = text.toJSON()
          text.delete(0, text.length)
          text.insert(0, letters)
        },
        mine,
      ).update
  const attempts: Attempt[] = [
    ["a foreign row's owner", 'not-your-item', again(rows.foreign, 'owner')],
    ["a foreign row's deadline", 'structure-only', again(rows.foreign, 'due')],
    ["one's own row's deadline", 'structure-only', again(rows.own, 'due')],
    ["a supported row's status", 'lead-only', again(rows.supported, 'status')],
    ["a foreign row's letters", 'not-your-item', retyped(rows.foreign, 'progress')],
  ]
  it.each(attempts)('G5 G7: %s (%s)', (_what, code, make) =>
    hostile.scene.expectNothingOf('ren', code, make(hostile.scene.hit)),
  )
  it('G5: a stream', () =>
    hostile.scene.expectNothingOf(
      'ren',
      'structure-only',
      updateOf(
        hostile.scene.hit.doc,
        (copy) => {
          const stream = [...roots(copy).streams.values()][0]!
          stream.set('title', stream.get('title'))
        },
        mine,
      ).update,
    ))

  it("G5: one's own cell may be set to what it says", async () => {
    expect(await hostile.scene.send('ren', [again(rows.own, 'owner')(hostile.scene.hit)])).toEqual(['taken'])
  })

  it('G5: nobody can hold a foreign cell against who sets it, whatever clientID they take', async () => {
    const stubborn = again(rows.foreign, 'due')
    for (let i = 0; i < 5; i++)
      expect(await hostile.scene.send('ren', [stubborn(hostile.scene.hit)])).toEqual(['structure-only'])
    hostile.scene.victim.row(rows.foreign).set('due', '2027-03-04')
    await until(() => hostile.scene.witness.row(rows.foreign).get('due') === '2027-03-04')
  })
})

describe('G5: edits that look right and are not for this person', () => {
  const set =
    (row: string, cells: Partial<Item>) =>
    ({ doc }: Hit) =>
      updateOf(
        doc,
        (copy) => {
          for (const [column, value] of Object.entries(cells)) {
            const text = textOf(copy, row, column as 'progress')
            if (text) text.insert(0, value as string)
            else roots(copy).items.get(row)!.set(column, value)
          }
        },
        mine,
      ).update
  const attempts: [as: string, ...Attempt][] = [
    [
      'ren',
      'closes its own row',
      'no-such-move',
      set(rows.own, { status: 'closed', evidence: ['https://example.org/1'], owner: '王', progress: '完成' }),
    ],
    ['ren', 'defers its own row', 'no-such-move', set(rows.own, { status: 'deferred', owner: '王', progress: '完成' })],
    [
      'ren',
      'reports a row as submitted without progress',
      'needs-progress',
      set(rows.own, { status: 'submitted', owner: '王' }),
    ],
    ['ren', 'changes the due date of its own row', 'structure-only', set(rows.own, { due: '2030-01-01' })],
    ['ren', 'changes the owner of a row that it supports', 'lead-only', set(rows.supported, { owner: '王' })],
    [
      'ren',
      'changes the status of a row that it supports',
      'lead-only',
      set(rows.supported, { status: 'in_progress', owner: '王' }),
    ],
    ['ren', 'makes itself lead', 'structure-only', set(rows.foreign, { lead: 'renshe' })],
    ['ren', 'makes itself lead and reports', 'not-your-item', set(rows.foreign, { lead: 'renshe', progress: '我来' })],
    [
      'ren',
      'makes itself a support and reports',
      'not-your-item',
      set(rows.foreign, { support: ['renshe'], progress: '我来' }),
    ],
    ['ren', 'moves its row to another stream', 'structure-only', set(rows.own, { stream: 's2' })],
    [
      'ren',
      'deletes its own row',
      'structure-only',
      ({ doc }) => updateOf(doc, (copy) => roots(copy).items.delete(rows.own), mine).update,
    ],
    [
      'ren',
      'adds a row',
      'structure-only',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) =>
            roots(copy).items.set('x', rowFrom({ ...emptyItem('x'), stream: 's1', order: 'a1', lead: 'renshe' })),
          mine,
        ).update,
    ],
    [
      'ren',
      "edits its own row and deletes another's letters",
      'not-your-item',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) => {
            roots(copy).items.get(rows.own)!.set('owner', '王')
            textOf(copy, rows.foreign, 'progress')!.delete(0, 1)
          },
          mine,
        ).update,
    ],
    [
      'ren',
      "deletes another's row and brings it back as it was",
      'structure-only',
      ({ doc }) =>
        updateOf(
          doc,
          (copy) => {
            const item = readItem(copy, rows.foreign)!
            roots(copy).items.delete(rows.foreign)
            roots(copy).items.set(rows.foreign, rowFrom(item))
          },
          mine,
        ).update,
    ],
    [
      'ren',
      "deletes half of the victim's emoji, by its clock alone",
      'not-your-item',
      ({ victim }) => rawUpdate([], [[victim, 2, 1]]),
    ],
    ['ling', 'uses up clocks as a viewer', 'read-only', () => own({ gc: 1 })],
    ['ling', 'deletes as a viewer', 'read-only', ({ victim }) => rawUpdate([], [[victim, 0, 1]])],
  ]
  it.each(attempts)('G5 G7 G9: %s %s (%s)', (as, _what, code, make) =>
    hostile.scene.expectNothingOf(as, code, make(hostile.scene.hit)),
  )

  it('D5: a text cannot be made too long by many small updates', async () => {
    const { doc } = hostile.scene.hit
    let copy = doc
    const updates: Uint8Array[] = []
    for (const part of [...Array<string>(20).fill('字'.repeat(1_000)), '满', '满']) {
      const next = updateOf(copy, (of) => textOf(of, rows.own, 'progress')!.insert(0, part), mine)
      updates.push(next.update)
      copy = next.doc
    }
    const said = await hostile.scene.send('ren', updates)
    expect(said.slice(0, 20)).toEqual(Array(20).fill('taken'))
    expect(said.slice(20)).toEqual(['too-long', 'again'])
    await expect.poll(() => readItem(doc, rows.own)!.progress).toBe('字'.repeat(20_000))
  })
})

it('G8 G4: nobody shows up under a clientID that another person has written with, even while that person is away', async () => {
  const { victim, witness, server } = hostile.scene
  const states = witness.provider.awareness.getStates()
  const { clientID } = victim.doc
  victim.provider.disconnect()
  await until(() => !states.has(clientID))
  const attacker = await RawSocket.open(server, 'ren')
  const forged = { id: 'xu', name: '许协调', department: 'bianban', color: '#000000' }
  for (const client of [clientID, mine]) attacker.ws.send(presenceOf(client, { user: forged, editing: true }))
  await until(() => states.has(mine))
  expect(states.get(mine)).toMatchObject({ editing: true, user: { id: 'ren', name: '任人社' } })
  expect(states.has(clientID)).toBe(false)
  attacker.close()
})

function presenceOf(client: number, state: object): Uint8Array {
  const update = encoding.createEncoder()
  for (const value of [1, client, 9]) encoding.writeVarUint(update, value)
  encoding.writeVarString(update, JSON.stringify(state))
  return frame(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update)))
}
