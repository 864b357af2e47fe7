import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Member } from '#server/member'
import type { CellsRefused } from '#app/model/meeting/meetingOutcome'
import { addItem, deleteItems, setCells } from '#app/model/ledger/edit'
import { readItem, readItems } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import type { DecisionKind, MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { connect, type Db } from '#db/connect'
import { insertDecision } from '#db/decisions'
import { createLedgers } from '#db/ledgers'
import { insertPerson, setPersonRights } from '#db/people'
import { setGrant } from '#db/set-grant'
import { inHouse } from '#db/transactions'
import { createMeetings } from '#server/meetings/meetings'
import { breakStatements } from '../support/fault'
import { housePersonOf } from '../support/in-house'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'
import { people, removeTemporaryFiles, startSyncServer } from './syncHarness'

let server: TestServer
let db: Db
let xu: SignedIn
let yang: SignedIn
let page: Editor
let count = 0
beforeAll(async () => {
  server = await startTestServer({ connect: (file) => (db = connect(file)), rooms: { sweepEvery: 50 } })
  xu = await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' })
  yang = await signIn(server, { role: 'administrator', department: 'bianban', name: '杨管理' })
  page = await connectEditor(server, xu)
  await does(xu, starting)
})
afterAll(async () => {
  page.close()
  await server.close()
})

const starting = {
  do: 'start',
  title: '例会',
  heldOn: '2026-11-28',
  chair: '周主任',
  by: 'stream',
  secondsPerItem: null,
} as const

interface Answer {
  outcome: string | CellsRefused
  state: MeetingState | null
}
async function send(who: SignedIn, command: MeetingCommand): Promise<Answer & { status: number }> {
  const response = await fetch(`${server.url}/trackers/${tracker}/meeting/state`, {
    method: 'POST',
    headers: { cookie: who.cookie, origin: server.url, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  })
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, ...(isJson ? ((await response.json()) as Answer) : { outcome: '', state: null }) }
}
async function does(who: SignedIn, command: MeetingCommand): Promise<MeetingState> {
  const { outcome, state } = await send(who, command)
  expect(outcome).toBe('done')
  return state!
}
const deciding = (kind: DecisionKind, item: string, more: object = {}) =>
  ({
    do: 'decide',
    id: `d${++count}`,
    item,
    kind,
    text: '',
    department: '',
    responsible: '',
    due: '',
    ...more,
  }) as const

const stored = async () => (await createLedgers(db).read(tracker))!.items
const storedItem = async (id: string) => (await stored()).find((item) => item.id === id)
const decisionsNow = async () => await db.selectFrom('decisions').selectAll().orderBy('seq').execute()
const deskOf = (editor: Editor) => ({
  doc: editor.doc,
  person: xu.person,
  departments: new Set(['jiaowei', 'renshe']),
  newId: () => crypto.randomUUID(),
})
/** A new item of the first stream, as the cells say. */
async function item(cells: Partial<Item> = {}): Promise<string> {
  const id = `row${++count}`
  addItem({ ...deskOf(page), newId: () => id }, { stream: 's1', parent: '', after: '' }, 'renshe')
  const edits = Object.entries({ title: id, ...cells }).map(([column, value]) => ({ item: id, column, value }))
  expect(setCells(deskOf(page), edits as never)).toEqual([])
  await vi.waitFor(async () => expect(await storedItem(id)).toMatchObject({ title: id, ...cells }), { timeout: 30_000 })
  return id
}

describe('M4 R2: a decision and its cells are one step, whoever looks', () => {
  it.each([
    ['return', { text: '补充材料' }, { status: 'returned', reason: '补充材料' }],
    ['defer', { text: '待编制', due: '2027-06-30' }, { status: 'deferred', reason: '待编制', due: '2027-06-30' }],
    ['close', {}, { status: 'closed' }],
    ['extend', { due: '2027-01-31', text: '待批复' }, { due: '2027-01-31' }],
    ['assign', { department: 'jiaowei', responsible: '王敏' }, { lead: 'jiaowei', owner: '王敏' }],
  ] as const)('%s', async (kind, more, cells) => {
    const id = await item({ evidence: ['方案 https://a.cn'] })
    const command = deciding(kind, id, more)
    const state = await does(yang, command)
    expect(state.decisions.at(-1)).toMatchObject({ id: command.id, kind, settledBy: '杨管理', by: { name: '杨管理' } })
    expect(await storedItem(id)).toMatchObject(cells)
    await vi.waitFor(() => expect(readItem(page.doc, id)).toMatchObject(cells), { timeout: 30_000 })
    const changes = await db.selectFrom('changes').selectAll().where('row_id', '=', id).execute()
    expect(changes.slice(-Object.keys(cells).length).map((change) => change.person_name)).toEqual(
      Object.keys(cells).map(() => '杨管理'),
    )
    // Sent again because no answer came, it is done once.
    expect(setCells(deskOf(page), [{ item: id, column: 'due', value: '2028-01-01' }])).toEqual([])
    await vi.waitFor(async () => expect((await storedItem(id))!.due).toBe('2028-01-01'), { timeout: 30_000 })
    await does(yang, command)
    expect((await storedItem(id))!.due).toBe('2028-01-01')
    expect((await decisionsNow()).filter((decision) => decision.id === command.id)).toHaveLength(1)
  })

  it('what a rule refuses is told by its name, and nothing of it is kept', async () => {
    const id = await item()
    const before = await decisionsNow()
    const { status, outcome } = await send(xu, deciding('close', id))
    expect([status, outcome]).toMatchObject([
      409,
      { refusals: [{ code: 'needs-evidence', item: id, column: 'status' }] },
    ])
    expect(await decisionsNow()).toEqual(before)
    expect((await storedItem(id))!.status).toBe('issued')
  })

  it('two who decide the same at once: it is done once, and the other is told so', async () => {
    const id = await item()
    const [first, second] = await Promise.all(
      [xu, yang].map((who) => send(who, deciding('extend', id, { due: '2027-03-01', text: '待批复' }))),
    )
    expect([first!.outcome, second!.outcome].sort()).toEqual(['decided-already', 'done'])
    expect((await decisionsNow()).filter((decision) => decision.item_id === id)).toHaveLength(1)
    // What is not the same is a decision of its own: the last one stands.
    await does(yang, deciding('extend', id, { due: '2027-04-01', text: '待批复' }))
    expect((await storedItem(id))!.due).toBe('2027-04-01')
  })

  it('a row that was deleted meanwhile is said to be gone', async () => {
    const id = await item()
    const plain = deciding('decision', id, { text: '起草' })
    await does(xu, plain)
    expect(deleteItems(deskOf(page), [id])).toEqual([])
    await vi.waitFor(async () => expect(await storedItem(id)).toBe(undefined), { timeout: 30_000 })
    expect(await send(xu, deciding('extend', id, { due: '2027-03-01', text: '待批复' }))).toMatchObject({
      status: 404,
      outcome: 'unknown-item',
    })
    expect(await send(xu, { do: 'sub-item', decision: plain.id })).toMatchObject({
      status: 404,
      outcome: 'unknown-item',
    })
    expect((await decisionsNow()).filter((decision) => decision.item_id === id)).toHaveLength(1)
  })

  it('who lost the right between asking and their turn is told so', async () => {
    const rig = await startSyncServer()
    const account = { account: 'li', passwordHash: '', createdAt: 0 }
    const acting = { by: null, at: Date.now() }
    const disable = (disabledAt: number | null) =>
      inHouse(rig.db).execute((trx) =>
        setPersonRights(trx, 'xu', { houseRole: 'member', department: 'bianban', disabledAt }, acting),
      )
    const grant = (access: 'coordinator' | 'viewer') =>
      inHouse(rig.db).execute((trx) => setGrant(trx, tracker, { kind: 'person', id: 'xu' }, access, acting))
    await rig.db.transaction().execute((trx) => insertPerson(trx, { ...account, ...housePersonOf(people.xu!) }, null))
    const meetings = createMeetings({
      db: rig.db,
      edit: rig.rooms.edit,
      now: Date.now,
      settle: () => rig.rooms.settle(),
      present: () => [],
    })((await Member.enter(rig.db, housePersonOf(people.xu!), tracker))!)
    expect(await meetings.command(starting)).toBe('done')
    expect(await meetings.command(deciding('extend', '1.1', { due: '2027-03-01', text: '待批复' }))).toBe('done')
    await grant('viewer')
    expect(await meetings.command(deciding('extend', '1.1', { due: '2027-05-01', text: '待批复' }))).toBe('not-allowed')
    await grant('coordinator')
    await disable(1)
    expect(await meetings.command(deciding('extend', '1.1', { due: '2027-05-01', text: '待批复' }))).toBe('not-allowed')
    const { items } = (await createLedgers(rig.db).read(tracker))!
    expect(items.find(({ id }) => id === '1.1')!.due).toBe('2027-03-01')
    await rig.stop()
    await removeTemporaryFiles()
  })

  it('a decision becomes one sub-item, also when several make it at once; deleted, it may be made again', async () => {
    const id = await item()
    const plain = deciding('decision', id, { text: '由教委牵头起草', department: 'jiaowei' })
    await does(xu, plain)
    const make = { do: 'sub-item', decision: plain.id } as const
    const answers = await Promise.all([xu, yang, xu].map((who) => send(who, make)))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
    const made = async () => (await stored()).filter(({ parent }) => parent === id)
    expect(await made()).toMatchObject([{ id: plain.id, title: '由教委牵头起草', lead: 'jiaowei', status: 'issued' }])
    await vi.waitFor(() => expect(readItem(page.doc, plain.id)).not.toBe(null), { timeout: 30_000 })
    expect(deleteItems(deskOf(page), [plain.id])).toEqual([])
    await vi.waitFor(async () => expect(await made()).toEqual([]), { timeout: 30_000 })
    const state = await does(yang, make)
    expect(state.decisions.find((decision) => decision.id === plain.id)).toMatchObject({
      subItem: plain.id,
      settledAt: null,
    })
    expect(await made()).toHaveLength(1)
    await does(xu, { do: 'withdraw', decision: plain.id })
    expect((await send(xu, make)).outcome).toBe('unknown-decision')
  })

  it('what was recorded and not carried out before this was one step is still open, to be ticked off or withdrawn', async () => {
    const id = await item()
    const state = await does(xu, { do: 'add', item: id })
    for (const name of ['old1', 'old2'])
      await db.transaction().execute((trx) =>
        insertDecision(
          trx,
          tracker,
          {
            ...deciding('extend', id, { due: '2027-03-01', text: '待批复' }),
            id: name,
            meeting: state.meeting.id,
            label: null,
          },
          xu.person,
          1,
        ),
      )
    await does(xu, { do: 'settle', decision: 'old1' })
    const { decisions } = await does(xu, { do: 'withdraw', decision: 'old2' })
    expect(decisions.slice(-2)).toMatchObject([{ settledBy: '许协调' }, { withdrawnBy: '许协调' }])
    expect((await storedItem(id))!.due).toBe('')
  })
})

describe('R2 W1 W6: whichever statement fails, nothing is half done, and the same command works afterwards', () => {
  const statements = [
    ['INSERT', 'decisions'],
    ['UPDATE', 'decisions'],
    ['UPDATE', 'meetings'],
    ['INSERT', 'updates'],
    ['INSERT', 'changes'],
    ['INSERT', 'items'],
  ] as const
  beforeEach(() =>
    vi.waitFor(async () => expect((await fetch(`${server.url}/healthz`)).status).toBe(200), { timeout: 30_000 }),
  )

  it.each(statements)('%s %s', async (event, table) => {
    const id = await item({ due: '2026-12-01' })
    const plain = deciding('decision', id, { text: '起草' })
    await does(xu, plain)
    const all = async () => [
      await decisionsNow(),
      await stored(),
      (await db.selectFrom('changes').selectAll().execute()).length,
    ]
    const before = await all()
    for (const command of [
      deciding('extend', id, { due: '2027-02-01', text: '待批复' }),
      { do: 'sub-item', decision: plain.id } as const,
    ]) {
      const kept = await all()
      const mend = await breakStatements(db, event, table)
      // A sub-item is no new decision.
      const isReached = !(command.do === 'sub-item' && event === 'INSERT' && table === 'decisions')
      if (isReached) expect((await send(xu, command)).status).toBeGreaterThanOrEqual(500)
      await mend()
      expect(await all()).toEqual(kept)
      const witness = await connectEditor(server, yang)
      expect(readItems(witness.doc).length).toBe((kept[1] as Item[]).length)
      expect(readItem(witness.doc, id)).toEqual(await storedItem(id))
      witness.close()
      // The room tries by itself whether writing works again (W6); until then it says so, and one asks once more.
      await vi.waitFor(() => does(xu, command), { timeout: 30_000 })
    }
    expect(await all()).not.toEqual(before)
    expect(await storedItem(id)).toMatchObject({ due: '2027-02-01' })
    expect(await storedItem(plain.id)).toMatchObject({ parent: id, title: '起草' })
  })
})
