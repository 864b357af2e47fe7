import { cpSync } from 'node:fs'
import { expect, inject, it } from 'vitest'
import * as Y from 'yjs'
import { addItem, setCells, type CellEdit } from '#app/model/ledger/edit'
import { readItem, roots } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import type { Db } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { beforeAppend, unfolded } from '../support/log'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { NotSavingError } from '#server/not-saving'
import type { EditWork } from '#server/sync/windows'
import {
  Editor,
  people,
  RawSocket,
  startSyncServer,
  temporaryDatabase,
  tracker,
  until,
  updateOf,
  type SyncServer,
  useSyncServers,
} from './syncHarness'

const xu = people.xu!
const ren = people.ren!
const { start, after } = useSyncServers()
async function edit(server: SyncServer, as: string): Promise<Editor> {
  const editor = new Editor(server, as, { ack: true })
  after(() => editor.close())
  return editor.synced()
}

/** Sets cells, and writes a record beside them: a link to a screen, with this id. */
const setting =
  (name: string, ...edits: CellEdit[]): EditWork<string> =>
  async (desk, trx) => {
    const refusals = setCells(desk, edits)
    if (refusals.length > 0) return { kind: 'drop', value: refusals[0]!.code }
    await record(trx, name)
    return { kind: 'keep', value: name }
  }
const record = (trx: Db, id: string) =>
  trx
    .insertInto('screen_links')
    .values({ id, tracker_id: tracker, made_by: 'xu', made_by_name: '许协调', made_at: 0 })
    .execute()
const due = (item: string, value: string): CellEdit => ({ item, column: 'due', value })

/** The files as a kill would leave them now. */
async function copyOf(file: string): Promise<string> {
  const copy = await temporaryDatabase()
  for (const end of ['', '-wal']) cpSync(file + end, copy + end)
  return copy
}

/** All that a kept edit changes in the database. */
async function traces(db: Db) {
  const ids = async (table: 'screen_links' | 'changes' | 'client_ids') =>
    (await db.selectFrom(table).selectAll().execute()).length
  const ledger = (await createLedgers(db).read(tracker))!
  return [await ids('screen_links'), await ids('changes'), await ids('client_ids'), (await unfolded(db)).length, ledger]
}
const served = async (server: SyncServer) => (await edit(server, 'ling')).doc

it('R2: cells, record, history and projection come together, told to everybody, under the author of the epoch', async () => {
  const server = await start()
  const page = await edit(server, 'ren')
  const outcome = await server.rooms.edit(tracker, xu, setting('r1', due('1.1', '2026-12-01')))
  expect(outcome).toEqual({ kind: 'kept', value: 'r1' })
  await until(() => page.row('1.1').get('due') === '2026-12-01')
  const ledger = (await createLedgers(server.db).read(tracker))!
  expect(ledger.items.find(({ id }) => id === '1.1')!.due).toBe('2026-12-01')
  expect(ledger.stamps['1.1']).toMatchObject({ updatedBy: '许协调', department: 'bianban' })
  expect(await server.db.selectFrom('changes').selectAll().execute()).toMatchObject([
    { row_id: '1.1', column_id: 'due', after: '"2026-12-01"', person_id: 'xu', person_name: '许协调' },
  ])
  const { author } = await server.db.selectFrom('snapshots').select('author').executeTakeFirstOrThrow()
  expect(author).toBeGreaterThan(2 ** 32)
  const [written] = Y.decodeUpdate(
    (await server.db.selectFrom('updates').select('bytes').executeTakeFirstOrThrow()).bytes,
  ).structs
  expect(written!.id.client).toBe(author)
  await until(() => page.notices.some((notice) => notice.type === 'stamps' && '1.1' in notice.stamps))
})

it('R2 G4 W9: pages go on writing after it, and nobody else writes as its author', async () => {
  const server = await start()
  const [page, other] = [await edit(server, 'xu'), await edit(server, 'yang')]
  for (const value of ['2026-12-01', '2026-12-02'])
    await server.rooms.edit(tracker, xu, setting(value, due('1.1', value)))
  await until(() => page.row('1.1').get('due') === '2026-12-02')
  page.row('1.1').set('due', '2026-12-03')
  await until(() => other.row('1.1').get('due') === '2026-12-03')
  const { author } = await server.db.selectFrom('snapshots').select('author').executeTakeFirstOrThrow()
  const forger = await RawSocket.open(server, 'yang')
  after(() => forger.close())
  forger.sendSync(2, updateOf(other.doc, (doc) => roots(doc).items.get('1.1')!.set('due', '2026-12-04'), author).update)
  await until(() => forger.refusals.length > 0)
  expect(forger.refusals[0]!.refusals[0]!.code).toBe('foreign-client')
  // Who comes back with what they had then is still of this epoch.
  page.provider.disconnect()
  await server.rooms.edit(tracker, xu, setting('later', due('1.1', '2026-12-05')))
  page.provider.connect()
  await until(() => page.row('1.1').get('due') === '2026-12-05')
})

it('R2 G5: it has the rights of the person for whom it is done, and one refused cell is none written', async () => {
  const server = await start()
  const before = await traces(server.db)
  const own = before[4] as { items: Item[] }
  const led = own.items.find(({ lead }) => lead === 'renshe')!.id
  const mixed = setting('r1', { item: led, column: 'owner', value: '王敏' }, due(led, '2026-12-01'))
  expect(await server.rooms.edit(tracker, ren, mixed)).toEqual({ kind: 'dropped', value: 'structure-only' })
  expect(await server.rooms.edit(tracker, people.ling!, setting('r2', due('1.1', '2026-12-01')))).toMatchObject({
    kind: 'dropped',
    value: 'read-only',
  })
  expect(await traces(server.db)).toEqual(before)
  expect(
    await server.rooms.edit(tracker, ren, setting('r3', { item: led, column: 'owner', value: '王敏' })),
  ).toMatchObject({
    kind: 'kept',
  })
  expect(readItem(await served(server), led)).toMatchObject({ owner: '王敏', due: '' })
})

it('R2 G5: what goes past the one writer is judged like any update, and leaves nothing', async () => {
  const server = await start()
  const page = await edit(server, 'yang')
  const before = await traces(server.db)
  const around: EditWork<null> = async (desk, trx) => {
    await record(trx, 'r1')
    roots(desk.doc).items.get('1.1')!.set('due', 'soon')
    return { kind: 'keep', value: null }
  }
  expect(await server.rooms.edit(tracker, xu, around)).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'bad-date', item: '1.1', column: 'due' }],
  })
  expect(await traces(server.db)).toEqual(before)
  page.row('1.1').set('owner', '王敏')
  await until(() => page.acked === 2)
  expect(readItem(await served(server), '1.1')).toMatchObject({ due: '', owner: '王敏' })
})

it.each(['drop', 'throw', 'break a constraint'])(
  'R2 W1: a record that is not kept (%s) takes its cells with it; what others sent meanwhile is stored',
  async (how) => {
    const server = await start()
    const page = await edit(server, 'yang')
    const before = await traces(server.db)
    const failing: EditWork<string> = async (desk, trx) => {
      expect(setCells(desk, [due('1.1', '2026-12-01')])).toEqual([])
      await record(trx, 'r1')
      // While the room is at it, an update comes.
      page.row('1.2').set('due', '2027-01-01')
      await until(() => page.provider.ws!.bufferedAmount === 0)
      if (how === 'drop') return { kind: 'drop', value: 'no' }
      if (how === 'throw') throw new Error('a fault')
      await record(trx, 'r1')
      return { kind: 'keep', value: 'never' }
    }
    const outcome = server.rooms.edit(tracker, xu, failing)
    if (how === 'drop') expect(await outcome).toEqual({ kind: 'dropped', value: 'no' })
    else await expect(outcome).rejects.toThrow(how === 'throw' ? 'a fault' : /unique/i)
    await until(() => page.acked === 2)
    expect(page.row('1.1').get('due')).toBe(undefined)
    const after = await traces(server.db)
    expect([after[0], after[1], after[3]]).toEqual([before[0], (before[1] as number) + 1, (before[3] as number) + 1])
    const doc = await served(server)
    expect([readItem(doc, '1.1')!.due, readItem(doc, '1.2')!.due]).toEqual(['', '2027-01-01'])
    expect(server.rooms.writable()).toBe(true)
    expect(await server.rooms.edit(tracker, xu, setting('r2', due('1.1', '2026-12-02')))).toMatchObject({
      kind: 'kept',
    })
    await until(() => page.row('1.1').get('due') === '2026-12-02')
  },
)

it('R2 W1: nobody sees it before it is stored, and who asks meanwhile is answered afterwards', async () => {
  const server = await start()
  const page = await edit(server, 'yang')
  const newcomer = await RawSocket.open(server, 'ren')
  after(() => newcomer.close())
  let goOn = () => {}
  const slow: EditWork<null> = async (desk) => {
    setCells(desk, [due('1.1', '2026-12-01')])
    await new Promise<void>((resolve) => (goOn = resolve))
    return { kind: 'keep', value: null }
  }
  const idle = goOn
  const outcome = server.rooms.edit(tracker, xu, slow)
  await until(() => goOn !== idle)
  newcomer.sendSync(0, new Uint8Array([0]))
  newcomer.ws.ping()
  await new Promise((resolve) => newcomer.ws.once('pong', resolve))
  expect(newcomer.of(0).filter((bytes) => bytes[1] === 1)).toEqual([])
  expect(page.row('1.1').get('due')).toBe(undefined)
  goOn()
  await outcome
  await until(() => newcomer.of(0).some((bytes) => bytes[1] === 1))
  await until(() => page.row('1.1').get('due') === '2026-12-01')
})

it('R2: a record without a changed cell is stored alone; several steps and new rows are one edit', async () => {
  const server = await start()
  const before = await traces(server.db)
  expect(await server.rooms.edit(tracker, xu, setting('r1', due('1.1', '')))).toMatchObject({ kind: 'kept' })
  const after = await traces(server.db)
  expect(after).toEqual([1, ...before.slice(1)])
  const several: EditWork<string> = async (desk) => {
    const added = addItem(desk, { stream: 's1', parent: '1.1', after: '' })
    if (!('id' in added)) return { kind: 'drop', value: '' }
    expect(setCells(desk, [{ item: added.id, column: 'title', value: '分项' }, due('1.1', '2026-12-01')])).toEqual([])
    return { kind: 'keep', value: added.id }
  }
  const made = (await server.rooms.edit(tracker, xu, several))!
  const { items } = (await createLedgers(server.db).read(tracker))!
  expect(made.kind === 'kept' && items.find(({ id }) => id === made.value)).toMatchObject({
    title: '分项',
    parent: '1.1',
  })
  expect(await server.db.selectFrom('updates').select('seq').execute()).toHaveLength(1)
})

it.runIf(inject('engine') === 'sqlite')(
  'R2 W5: killed while it is under way it leaves nothing; once answered it is there after a kill',
  async () => {
    const first = await startSyncServer()
    expect(await first.rooms.edit(tracker, xu, setting('r1', due('1.1', '2026-12-01')))).toMatchObject({ kind: 'kept' })
    const files = await copyOf(first.database)
    let copied: string | null = null
    const watched: EditWork<null> = async (desk, trx) => {
      setCells(desk, [due('1.1', '2027-12-31')])
      await record(trx, 'r2')
      copied = await copyOf(first.database)
      return { kind: 'keep', value: null }
    }
    await first.rooms.edit(tracker, xu, watched)
    for (const [file, records, value] of [
      [files, 1, '2026-12-01'],
      [copied!, 1, '2026-12-01'],
      [first.database, 2, '2027-12-31'],
    ] as const) {
      if (file === first.database) await first.kill()
      const again = await startSyncServer({ database: file })
      after(() => again.stop())
      expect((await traces(again.db))[0]).toBe(records)
      expect(readItem(await served(again), '1.1')!.due).toBe(value)
    }
  },
)

it('R2 W6: while nothing can be written it says so, leaves nothing, and works again later', async () => {
  let isFull = false
  const full = () => Promise.reject(new Error('database or disk is full'))
  const openLog =
    (db: Db) =>
    (id: string): LedgerLog => {
      const log = createLedgerLog(db, id)
      return {
        ...beforeAppend(log, () => (isFull ? full() : Promise.resolve())),
        fold: (...folded) => (isFull ? full() : log.fold(...folded)),
      }
    }
  const server = await start({ openLog, sweepEvery: 20 })
  const page = await edit(server, 'yang')
  isFull = true
  for (const name of ['r1', 'r2'])
    await expect(server.rooms.edit(tracker, xu, setting(name, due('1.1', '2026-12-01')))).rejects.toThrow(
      NotSavingError,
    )
  await until(() => page.notices.some(({ type }) => type === 'not-saving'))
  expect([server.rooms.writable(), (await traces(server.db))[0]]).toEqual([false, 0])
  isFull = false
  await until(() => server.rooms.writable())
  expect(await server.rooms.edit(tracker, xu, setting('r3', due('1.1', '2026-12-01')))).toMatchObject({ kind: 'kept' })
  await until(() => page.row('1.1').get('due') === '2026-12-01')
  expect((await traces(server.db))[0]).toBe(1)
})

it('R2 S2: it opens the ledger when nobody is there, keeps it while it works, and knows one that does not exist', async () => {
  const server = await start({ idleAfter: 1 })
  const other = await start({ idleAfter: 1 })
  const slow: EditWork<null> = async (desk) => {
    // Longer than an empty room stays: as long as it takes another to come, unload and fold.
    await other.rooms.edit(tracker, xu, setting('r1', due('1.1', '2026-12-01')))
    await until(async () => (await traces(other.db))[3] === 0)
    return setCells(desk, [due('1.1', '2026-12-01')]).length > 0
      ? { kind: 'drop', value: null }
      : { kind: 'keep', value: null }
  }
  expect(await server.rooms.edit(tracker, xu, slow)).toMatchObject({ kind: 'kept' })
  expect(await server.rooms.edit('nothing', xu, slow)).toBe(null)
  // It has unloaded and folded.
  await until(async () => (await traces(server.db))[3] === 0)
  expect(readItem(await served(server), '1.1')!.due).toBe('2026-12-01')
})

it('R2 S6: edits among the updates of many end equal everywhere, one after the other', async () => {
  const server = await start({ foldAfter: 7 })
  const pages = [await edit(server, 'xu'), await edit(server, 'yang')]
  const rows = ['1.1', '1.2', '1.3']
  const outcomes: Promise<unknown>[] = []
  for (let i = 0; i < 60; i++) {
    const row = rows[i % 3]!
    pages[i % 2]!.row(row).set('due', `2026-12-${10 + (i % 20)}`)
    outcomes.push(server.rooms.edit(tracker, xu, setting(`r${i}`, due(row, `2027-01-${10 + (i % 20)}`))))
    if (i % 5 === 0) await outcomes.at(-1)
  }
  expect(await Promise.all(outcomes)).toEqual(outcomes.map((_, i) => ({ kind: 'kept', value: `r${i}` })))
  await until(() => pages.every(({ acked }) => acked === 31))
  const newcomer = await served(server)
  const dues = (doc: Y.Doc) => rows.map((row) => readItem(doc, row)!.due)
  for (const { doc } of pages) await until(() => String(dues(doc)) === String(dues(newcomer)))
  const ledger = (await createLedgers(server.db).read(tracker))!
  expect(rows.map((row) => ledger.items.find(({ id }) => id === row)!.due)).toEqual(dues(newcomer))
  for (const row of rows) {
    const told = await server.db
      .selectFrom('changes')
      .select(['before', 'after'])
      .where('row_id', '=', row)
      .orderBy('id')
      .execute()
    told.slice(1).forEach((change, i) => expect(change.before).toBe(told[i]!.after))
  }
})
