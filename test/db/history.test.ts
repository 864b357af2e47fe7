import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { appendHistory, burstSilence, finishBursts, type Edit } from '#db/history'
import { openNewDatabase } from '../support/database'
import { builtInSchema } from '#app/model/ledger/schema'

const tracker = 'xicheng-2019'
const ren: Person = { id: 'ren', name: '任人社', role: 'department', department: 'renshe' }
const xu: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }
const item: Item = { ...emptyItem('1.1'), stream: 's1', order: 'a1' }

let house: Awaited<ReturnType<typeof openNewDatabase>>
let db: Db
beforeEach(async () => {
  house = await openNewDatabase()
  db = house.db
  await seedFirstLedger(db, 0)
})
afterEach(async () => {
  await house.close()
})

let seq = 0
const append = (...edits: Edit[]) => db.transaction().execute((trx) => appendHistory(trx, tracker, ++seq, edits))
const finish = (silentSince: number) => db.transaction().execute((trx) => finishBursts(trx, tracker, silentSince))
const edit = (person: Person, at: number, before: Partial<Item> | null, after: Partial<Item> | null): Edit => ({
  person,
  at,
  schema: builtInSchema,
  rows: [
    { kind: 'item', id: item.id, before: before && { ...item, ...before }, after: after && { ...item, ...after } },
  ],
})
const type = (person: Person, at: number, before: string, after: string) =>
  edit(person, at, { progress: before }, { progress: after })
const changes = () =>
  db
    .selectFrom('changes')
    .select(['column_id', 'before', 'after', 'person_id', 'department_id', 'at'])
    .orderBy('id')
    .execute()
const bursts = () =>
  db.selectFrom('open_bursts').select(['column_id', 'before', 'after', 'person_id', 'started_at', 'at']).execute()

describe('H1: one row for each change', () => {
  it('H1: each changed cell has a row with before, after, person, department and time', async () => {
    await append(edit(xu, 5, { due: '' }, { due: '2026-12-01', support: ['renshe'] }))
    expect(await changes()).toEqual([
      { column_id: 'support', before: '[]', after: '["renshe"]', person_id: 'xu', department_id: 'bianban', at: 5 },
      { column_id: 'due', before: '""', after: '"2026-12-01"', person_id: 'xu', department_id: 'bianban', at: 5 },
    ])
  })

  it('H1: a row that comes or goes is one row with the whole of it', async () => {
    await append(edit(xu, 1, null, { title: '新' }), edit(xu, 2, { title: '新' }, null))
    const whole = JSON.stringify({ ...item, title: '新' })
    expect(await changes()).toMatchObject([
      { column_id: null, before: null, after: whole },
      { column_id: null, before: whole, after: null },
    ])
  })

  it('H1: a stream’s columns have rows too', async () => {
    const stream: Stream = { ...emptyStream('s1'), order: 'a1', title: '旧' }
    await append({
      person: xu,
      at: 1,
      schema: builtInSchema,
      rows: [{ kind: 'stream', id: 's1', before: stream, after: { ...stream, title: '新' } }],
    })
    expect(await changes()).toMatchObject([{ column_id: 'title', before: '"旧"', after: '"新"' }])
  })
})

describe('H1: typing is one row a burst', () => {
  it('H1: what one person types goes on in one open burst', async () => {
    await append(type(ren, 10, '', '已'))
    await append(type(ren, 20, '已', '已印'), type(ren, 30, '已印', '已印发'))
    expect(await changes()).toEqual([])
    expect(await bursts()).toEqual([
      { column_id: 'progress', before: '""', after: '"已印发"', person_id: 'ren', started_at: 10, at: 30 },
    ])
  })

  it('H1: it ends when somebody else writes there', async () => {
    await append(type(ren, 10, '', '已'))
    await append(type(xu, 20, '已', '已。'), type(ren, 30, '已。', '已。。'))
    expect(await changes()).toMatchObject([
      { before: '""', after: '"已"', person_id: 'ren' },
      { before: '"已"', after: '"已。"', person_id: 'xu' },
    ])
    expect(await bursts()).toMatchObject([{ before: '"已。"', after: '"已。。"', person_id: 'ren', started_at: 30 }])
  })

  it('H1: it ends after a silence, by the next key and by the sweep', async () => {
    await append(type(ren, 10, '', '已'))
    await append(type(ren, 10 + burstSilence, '已', '已印'))
    expect(await changes()).toMatchObject([{ before: '""', after: '"已"', at: 10 }])
    await finish(10 + burstSilence)
    expect(await bursts()).toHaveLength(1)
    await finish(11 + burstSilence)
    expect(await bursts()).toEqual([])
    expect(await changes()).toMatchObject([
      { after: '"已"' },
      { before: '"已"', after: '"已印"', at: 10 + burstSilence },
    ])
  })

  it('H1: it ends before its row is deleted', async () => {
    await append(type(ren, 10, '', '已'))
    await append(edit(xu, 20, { progress: '已' }, null))
    expect(await changes()).toMatchObject([
      { column_id: 'progress', person_id: 'ren' },
      { column_id: null, after: null },
    ])
    expect(await bursts()).toEqual([])
  })

  it('H1: a large paste is written whole', async () => {
    const rows = Array.from({ length: 1_300 }, (_, i) => {
      const row = { ...item, id: `r${i}` }
      return { kind: 'item' as const, id: row.id, before: row, after: { ...row, due: '2026-12-01', progress: '贴' } }
    })
    await append({ person: xu, at: 1, schema: builtInSchema, rows })
    expect(await changes()).toHaveLength(1_300)
    expect(await bursts()).toHaveLength(1_300)
    await finish(Infinity)
    expect(await changes()).toHaveLength(2_600)
  })
})

it('H2: the history refuses to be changed', async () => {
  await append(edit(xu, 1, { due: '' }, { due: '2026-12-01' }))
  await expect(db.deleteFrom('changes').execute()).rejects.toThrow('append-only')
  await expect(db.updateTable('changes').set({ at: 2 }).execute()).rejects.toThrow('append-only')
  expect(await changes()).toHaveLength(1)
})
