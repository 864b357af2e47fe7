import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { PresenceState } from '#app/model/live/presence'
import { addItem, setCells } from '#app/model/ledger/edit'
import { closeCode } from '#app/model/live/wire'
import { readItem, readItems } from '#app/model/ledger/ledger'
import { createLedgerLog } from '#db/log'
import { inHouse } from '#db/transactions'
import type { EditWork } from '#server/sync/windows'
import { historyProblems } from '../crash/history'
import type { Fate } from '../support/hints'
import { randomFrom } from '../support/random'
import { createLedgers } from '#db/ledgers'
import { startProcesses } from './processes'
import {
  Editor,
  people,
  RawSocket,
  tracker,
  until,
  updateOf,
  useSyncServers,
  type SyncServer,
  type SyncServerOptions,
} from './syncHarness'

const { after } = useSyncServers()

async function start(options: SyncServerOptions = {}, fate?: () => Fate, count = 2): Promise<readonly SyncServer[]> {
  const processes = await startProcesses(count, options, fate)
  after(() => processes.stop())
  return processes.all
}

async function enter(server: SyncServer, as: string): Promise<Editor> {
  const editor = new Editor(server, as, { ack: true })
  after(() => editor.close())
  return editor.synced()
}

const stateIn = (editor: Editor, of: Editor) =>
  editor.provider.awareness.getStates().get(of.doc.clientID) as PresenceState | undefined

it.each<[string, () => Fate]>([
  ['by a hint', () => 'arrives'],
  ['by looking, though every hint is lost', () => 'lost'],
])('P2 P3: what one process stores the pages of another are told %s, with its stamp', async (_how, fate) => {
  const [a, b] = await start({ sweepEvery: 50 }, fate)
  const [xu, yang] = [await enter(a!, 'xu'), await enter(b!, 'yang')]
  xu.row('1.1').set('due', '2026-12-01')
  await until(() => yang.row('1.1').get('due') === '2026-12-01' && xu.acked > 1)
  const stamped = () => yang.notices.some((one) => one.type === 'stamps' && one.stamps['1.1']?.updatedBy === '许协调')
  await until(stamped)
  yang.row('1.2').set('owner', '甲')
  await until(() => xu.row('1.2').get('owner') === '甲')
  await until(async () => (await a!.db.selectFrom('updates').select('seq').execute()).length === 2)
})

it.each([3, 20_261_129])(
  'P2 H1: commits of three processes have numbers without a gap, and history and projections tell the same (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const all = await start({}, undefined, 3)
    const first = (await createLedgers(all[0]!.db).read(tracker))!
    const editors = await Promise.all(all.flatMap((server) => ['xu', 'yang'].map((as) => enter(server, as))))
    const wanted = 120
    for (let n = 0; n < wanted; n++) {
      const editor = random.pick(editors)
      const item = random.pick(readItems(editor.doc))
      setCells({ doc: editor.doc, person: people.xu!, departments: new Set(), newId: String }, [
        { item: item.id, column: random.pick(['owner', 'clause', 'progress'] as const), value: `值${n}` },
      ])
      if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve))
    }
    const told = ({ doc }: Editor) => Buffer.from(Y.encodeStateVector(doc)).toString('hex')
    await until(() => editors.every((editor) => told(editor) === told(editors[0]!)))
    const updates = await all[0]!.db.selectFrom('updates').select('seq').orderBy('seq').execute()
    expect(updates.map(({ seq }) => seq)).toEqual(updates.map((_, at) => at + 1))
    expect(updates.length).toBeGreaterThan(3)
    await Promise.all(all.map(({ rooms }) => rooms.settle()))
    const stored = (await createLedgers(all[0]!.db).read(tracker))!
    const byId = <T extends { id: string }>(rows: T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(stored.items)).toEqual(byId(readItems(editors[0]!.doc)))
    expect(await historyProblems(all[0]!.db, tracker, first, stored)).toEqual([])
  },
)

it('P2 G5: an update is judged by what others have stored, whatever this process has heard of it', async () => {
  const [a, b] = await start({ sweepEvery: 600_000 }, () => 'lost')
  const [xu, zu] = [await enter(a!, 'xu'), await enter(b!, 'zu')]
  // Of their own department: they may write in it, until it is another's.
  const own = readItems(zu.doc).find(({ lead }) => lead === 'zuzhibu')!.id
  xu.row(own).set('lead', 'jiaowei')
  await until(() => xu.acked > 1)
  expect(zu.row(own).get('lead')).toBe('zuzhibu')
  zu.row(own).set('owner', '甲')
  await until(() => zu.refused.length > 0)
  expect(zu.refused[0]!.refusals).toMatchObject([{ item: own, column: 'owner' }])
  expect(zu.row(own).get('lead')).toBe('jiaowei')
  expect(readItem(xu.doc, own)!.owner).toBe('')
})

it('P2 R2: edits of the servers themselves take turns: each builds on the other’s, under the epoch’s author', async () => {
  const all = await start({ sweepEvery: 100 }, () => 'lost', 3)
  const adding: EditWork<string> = (desk) => {
    const outcome = addItem(desk, { stream: readItems(desk.doc)[0]!.stream, parent: '', after: '' })
    return Promise.resolve({ kind: 'keep', value: JSON.stringify(outcome) })
  }
  const before = (await createLedgers(all[0]!.db).read(tracker))!.items.length
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, n) => all[n % 3]!.rooms.edit(tracker, people.xu!, adding)),
  )
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(Array(12).fill('kept'))
  const late = await enter(all[1]!, 'ling')
  await all[1]!.rooms.settle()
  await until(() => readItems(late.doc).length === before + 12)
})

it('P4 W6: a process that loses the database in the midst of what others stored reads all of it anew', async () => {
  const fault = { isOn: false }
  const openLog: SyncServerOptions['openLog'] = (db) => (id) => {
    const log = createLedgerLog(db, id)
    const lost = () => Promise.reject(Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' }))
    return {
      ...log,
      stampsOf: (items) => (fault.isOn ? lost() : log.stampsOf(items)),
      load: () => (fault.isOn ? lost() : log.load()),
    }
  }
  const [a, b] = await start({ sweepEvery: 50, openLog })
  const [xu, yang] = [await enter(a!, 'xu'), await enter(b!, 'yang')]
  fault.isOn = true
  xu.row('1.1').set('due', '2026-12-01')
  await until(() => !b!.rooms.writable())
  expect(yang.row('1.1').get('due')).toBe(undefined)
  fault.isOn = false
  await until(() => b!.rooms.writable() && yang.row('1.1').get('due') === '2026-12-01')
  const stamped = () => yang.notices.some((one) => one.type === 'stamps' && one.stamps['1.1']?.updatedBy === '许协调')
  await until(stamped)
  yang.row('1.2').set('owner', '甲')
  await until(() => xu.row('1.2').get('owner') === '甲')
})

it('G8 P3: who is in another process is seen with one colour everywhere, and gone when they go', async () => {
  const [a, b, c] = await start({}, undefined, 3)
  const [xu, ren] = [await enter(a!, 'xu'), await enter(b!, 'ren')]
  ren.provider.awareness.setLocalState({ cell: { item: '1.1', column: 'due' } })
  xu.provider.awareness.setLocalState({ cell: { item: '1.2', column: 'due' } })
  await until(() => stateIn(xu, ren)?.cell?.item === '1.1' && stateIn(ren, xu)?.cell?.item === '1.2')
  const late = await enter(c!, 'ling')
  await until(() => stateIn(late, ren)?.user?.name === '任人社' && stateIn(late, xu)?.user?.name === '许协调')
  expect(stateIn(late, ren)!.user).toEqual(stateIn(xu, ren)!.user)
  expect(stateIn(late, ren)!.user!.color).not.toBe(stateIn(late, xu)!.user!.color)
  expect(new Set(c!.rooms.present(tracker).map(({ id }) => id))).toEqual(new Set(['xu', 'ren', 'ling']))
  // Served by another process from now on, they are still there, for everybody.
  ren.provider.disconnect()
  ren.moveTo(c!)
  ren.provider.connect()
  await ren.synced()
  ren.provider.awareness.setLocalState({ cell: { item: '1.3', column: 'due' } })
  await until(() => stateIn(xu, ren)?.cell?.item === '1.3' && stateIn(late, ren)?.cell?.item === '1.3')
  ren.close()
  await until(() => !stateIn(xu, ren) && !stateIn(late, ren))
})

it('G4 P3: nobody writes with a clientID that somebody has in another process', async () => {
  const [a, b] = await start()
  const [xu, zu] = [await enter(a!, 'xu'), await RawSocket.open(b!, 'zu')]
  after(() => zu.close())
  const other = await enter(b!, 'ling')
  await until(() => stateIn(other, xu) !== undefined)
  const own = readItems(xu.doc).find(({ lead }) => lead === 'zuzhibu')!.id
  const { update } = updateOf(
    xu.doc,
    (doc) => void doc.getMap<Y.Map<unknown>>('items').get(own)!.set('owner', '乙'),
    xu.doc.clientID,
  )
  zu.sendSync(2, update)
  await until(() => zu.refusals.length > 0)
  expect(zu.refusals[0]!.refusals).toEqual([{ code: 'foreign-client' }])
})

it('W9 P2: who lags behind a fold catches up; more than is kept one by one is read as a whole', async () => {
  const [a, b] = await start({ foldAfter: 10, sweepEvery: 600_000 }, () => 'lost')
  const [xu, yang] = [await enter(a!, 'xu'), await enter(b!, 'yang')]
  const store = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      xu.row('1.1').set('clause', `第${n}条`)
      await until(() => xu.acked > n + 1)
    }
  }
  await store(0, 25)
  yang.row('1.2').set('owner', '甲')
  await until(() => yang.row('1.1').get('clause') === '第24条')
  await store(25, 160)
  yang.row('1.2').set('owner', '乙')
  await until(() => yang.row('1.1').get('clause') === '第159条')
  expect(readItem(yang.doc, '1.2')!.owner).toBe('乙')
  const stamped = () => yang.notices.flatMap((one) => (one.type === 'stamps' ? [one.stamps['1.1']?.updatedBy] : []))
  expect(stamped()).toContain('许协调')
})

it('W9 P2: an epoch that one process begins the pages of the others start over with; nobody overtakes it', async () => {
  const renewal = { spare: 0, spareWhenOpen: -1_000_000, quiet: 0 }
  const [a, b] = await start({ sweepEvery: 600_000, renewal }, () => 'lost')
  const [xu, ren] = [await enter(a!, 'xu'), await RawSocket.open(b!, 'yang')]
  after(() => ren.close())
  xu.row('1.1').set('due', '2026-12-01')
  await until(() => xu.acked > 1)
  const authors = async () =>
    (await a!.db.selectFrom('snapshots').select('author').execute()).map(({ author }) => author)
  const [before] = await authors()
  await (await a!.rooms.open(tracker))!.sweep()
  await until(async () => (await authors())[0] !== before)
  ren.sendSync(
    2,
    updateOf(xu.doc, (doc) => void doc.getMap<Y.Map<unknown>>('items').get('1.2')!.set('owner', '乙')).update,
  )
  await until(() => ren.closeCode === closeCode.startOver)
  const again = await enter(b!, 'zu')
  expect([readItem(again.doc, '1.1')!.due, readItem(again.doc, '1.2')!.owner]).toEqual(['2026-12-01', ''])
})

it('L7 P2: nothing is written into a ledger that another process has put away', async () => {
  const [a, b] = await start({ sweepEvery: 600_000 }, () => 'lost')
  const yang = await RawSocket.open(b!, 'yang')
  after(() => yang.close())
  const xu = await enter(a!, 'xu')
  await inHouse(a!.db).execute((trx) => trx.updateTable('trackers').set({ archived_at: 1 }).execute())
  yang.sendSync(
    2,
    updateOf(xu.doc, (doc) => void doc.getMap<Y.Map<unknown>>('items').get('1.2')!.set('owner', '乙')).update,
  )
  await until(() => yang.closeCode === closeCode.forbidden)
  expect((await createLedgers(a!.db).read(tracker))!.items.find(({ id }) => id === '1.2')!.owner).toBe('')
})
