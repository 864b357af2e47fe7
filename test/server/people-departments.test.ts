import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { defaultLightSettings } from '#app/model/ledger/light'
import { emptyItem, withCells, type Item } from '#app/model/ledger/rows'
import type { ColumnRecord } from '#app/model/ledger/schema'
import type { PeoplePort } from '#app/ports/people'
import { connect } from '#db/connect'
import { unfinishedMerges } from '#db/department-merges'
import { listDepartments } from '#db/departments'
import { presentRows } from '#db/ledger-rows'
import { insertLedger } from '#db/new-ledger'
import { followMerges, mergeDepartment } from '#server/people/merge-departments'
import { createRooms, type Rooms } from '#server/sync/rooms'
import { openHouse, pair, valueOf, type House } from '../support/people-house'

let house: House
let admin: { id: string; cookie: string; port: PeoplePort }
let rooms: Rooms
const log = pino({ level: 'silent' })
beforeEach(async () => {
  house = await openHouse()
  admin = await house.administrator()
  rooms = createRooms({ db: house.db, now: () => house.clock.now, log })
  valueOf(await admin.port.saveDepartment(park, true))
})
afterEach(async () => {
  await rooms.close()
  await house.close()
})

const park = { id: 'park', name: { zh: '公园管理中心', en: 'Parks' }, short: '公园', kind: 'service' } as const
const own = (id: ColumnRecord['id'], kind: 'department' | 'departments', more: Partial<ColumnRecord> = {}) => ({
  ...{ ...emptyRecord(id), name: id, kind, writers: 'report', order: `b${id.length}`, ...more },
})
const columns = [
  own('c_one', 'department'),
  own('c_many', 'departments'),
  own('c_gone', 'department', { isRemoved: true }),
  own('c_hidden', 'departments', { isHidden: true }),
] as ColumnRecord[]
const row = (id: string, change: Partial<Item>, cells: Item['cells'] = {}): Item =>
  withCells(
    { ...emptyItem(id), stream: 's1', order: `a${id}`, status: 'closed', title: id, ...change },
    Object.entries(cells) as never,
  )

const addLedger = (id: string, items: readonly Item[]) =>
  house.db.transaction().execute((trx) => {
    const title = { zh: `台账${id}`, en: `Ledger ${id}` }
    const stream = { id: 's1', order: 'a0', ...texts }
    return insertLedger(
      trx,
      id,
      { title, settings: defaultLightSettings, columns, streams: [stream], items },
      house.clock.now,
    )
  })
const texts = {
  title: '一',
  titleEn: '',
  problem: '',
  problemEn: '',
  note: '',
  noteEn: '',
  clause: '',
  removed: '',
} as const

/** Two ledgers: in the first 公园 stands everywhere, in the second in one row. */
async function twoLedgers(): Promise<void> {
  const cells = { c_one: 'park', c_many: ['jiaowei', 'park', 'renshe'], c_gone: 'park', c_hidden: ['park'] }
  await addLedger('a', [
    row('1', { lead: 'park', support: ['renshe', 'park'] }, cells),
    row('2', { lead: 'jiaowei' }),
    row('3', { lead: 'jiaowei', support: ['park', 'jiaowei'] }),
    row('4', { lead: 'jiaowei' }, { c_gone: 'park' }),
  ])
  await addLedger('b', [row('1', { lead: 'park' })])
}
const items = async (tracker: string) => (await presentRows(house.db, tracker)).items
const changes = () =>
  house.db
    .selectFrom('changes')
    .select(['tracker_id', 'row_id', 'column_id', 'before', 'after', 'person_name', 'department_id', 'is_report'])
    .orderBy('id')
    .execute()
const department = async (id: string) => (await listDepartments(house.db)).find((known) => known.id === id)!

it('X11: what has no name of its own in English, or no short one, follows a new name; what has one keeps it', async () => {
  const named = async () => (await admin.port.departments()).find(({ id }) => id === 'shui')
  const water = { id: 'shui', name: { zh: '区水利局', en: '' }, short: '', kind: 'government' } as const
  valueOf(await admin.port.saveDepartment(water, true))
  expect(await named()).toMatchObject({ name: { zh: '区水利局', en: '区水利局' }, short: '区水利局' })
  // The form sends what it was given.
  valueOf(
    await admin.port.saveDepartment({ ...water, name: { zh: '区水务局', en: '区水利局' }, short: '区水利局' }, false),
  )
  expect(await named()).toMatchObject({ name: { zh: '区水务局', en: '区水务局' }, short: '区水务局' })
  valueOf(await admin.port.saveDepartment({ ...water, name: { zh: '区河湖局', en: 'Water' }, short: '水务' }, false))
  valueOf(await admin.port.saveDepartment({ ...water, name: { zh: '区水局', en: 'Water' }, short: '水务' }, false))
  expect(await named()).toMatchObject({ name: { zh: '区水局', en: 'Water' }, short: '水务' })
})

describe('X11: a department becomes part of another', () => {
  it('the rows of all ledgers follow by edits with their history, in whatever columns take cells', async () => {
    await twoLedgers()
    expect(await admin.port.departmentUse('park')).toEqual({
      ledgers: [
        { id: 'a', title: { zh: '台账a', en: 'Ledger a' }, rows: 2 },
        { id: 'b', title: { zh: '台账b', en: 'Ledger b' }, rows: 1 },
      ],
      isUsed: true,
    })
    valueOf(await admin.port.mergeDepartment('park', 'renshe'))
    const [first, , third, fourth] = await items('a')
    expect([first!.lead, first!.support, first!.status]).toEqual(['renshe', [], 'closed'])
    // What takes no cells keeps what it says, and the old department keeps its name for it.
    expect(first!.cells).toEqual({ c_one: 'renshe', c_many: ['jiaowei', 'renshe'], c_gone: 'park', c_hidden: ['park'] })
    expect([third!.support, fourth!.cells]).toEqual([['renshe', 'jiaowei'], { c_gone: 'park' }])
    expect((await items('b'))[0]!.lead).toBe('renshe')
    const by = { person_name: '管理员', department_id: null, is_report: 0 }
    const history = await changes()
    expect(history).toHaveLength(6)
    expect(history).toContainEqual({
      ...by,
      tracker_id: 'a',
      row_id: '1',
      column_id: 'lead',
      before: '"park"',
      after: '"renshe"',
    })
    expect(history).toContainEqual({
      ...by,
      tracker_id: 'b',
      row_id: '1',
      column_id: 'lead',
      before: '"park"',
      after: '"renshe"',
    })
    expect(await department('park')).toMatchObject({ ...park, isClosed: true, mergedInto: 'renshe', isMerging: false })
    expect(await admin.port.departmentUse('park')).toEqual({ ledgers: [], isUsed: true })
  })

  it('its people, open invitations and kept views follow; open pages hear of it', async () => {
    const wang = { account: 'wang', name: '王敏', houseRole: 'member', department: 'park' } as const
    const { id } = await house.people.addPerson(wang)
    const cookie = pair(await house.people.openSession(id))
    valueOf(await admin.port.invite({ houseRole: 'member', department: 'park' }))
    await twoLedgers()
    const query = 'department=park&only.lead=park&only.lead=jiaowei&only.c_one=park&only.owner=park&q=park'
    await house.db
      .insertInto('views')
      .values({ id: 'v', tracker_id: 'a', name: '公园的', query, created_at: 0 })
      .execute()
    const before = house.signals().length
    valueOf(await admin.port.mergeDepartment('park', 'renshe'))
    expect((await house.people.sessionOf(house.request({ cookie })))?.person.department).toBe('renshe')
    expect(house.signals().slice(before)).toEqual([
      { kind: 'views-shared', ledger: 'a' },
      { kind: 'person-changed', person: id },
      { kind: 'departments-changed' },
      { kind: 'merge-begun' },
    ])
    expect((await admin.port.invitations()).map((invitation) => invitation.department)).toEqual(['renshe'])
    expect((await house.db.selectFrom('views').select('query').executeTakeFirstOrThrow()).query).toBe(
      'department=renshe&only.lead=renshe&only.lead=jiaowei&only.c_one=renshe&only.owner=park&q=park',
    )
  })

  it('what was merged before points to where all of it is now; a merged one can be opened again, empty', async () => {
    valueOf(await admin.port.mergeDepartment('park', 'jiaowei'))
    valueOf(await admin.port.mergeDepartment('jiaowei', 'renshe'))
    expect((await department('park')).mergedInto).toBe('renshe')
    expect(await admin.port.mergeDepartment('renshe', 'park')).toEqual({ ok: false, error: 'department-closed' })
    for (const [from, into] of [
      ['renshe', 'renshe'],
      ['nowhere', 'renshe'],
      ['renshe', 'nowhere'],
    ] as const)
      expect(await admin.port.mergeDepartment(from, into)).toEqual({ ok: false, error: 'department-unknown' })
    valueOf(await admin.port.closeDepartment('park', false))
    expect(await department('park')).not.toHaveProperty('mergedInto')
  })

  it('ended between two ledgers, it goes on with what is left, and does nothing twice', async () => {
    await twoLedgers()
    const merge = { from: 'park', into: 'renshe' }
    // By another process, which died before any row followed.
    const killed = connect(house.database)
    valueOf(await mergeDepartment(killed, merge, { by: admin.id, at: house.clock.now }))
    await killed.destroy()
    const stopped: Rooms['edit'] = (tracker, ...given) =>
      tracker === 'b' ? Promise.reject(new Error('killed')) : rooms.edit(tracker, ...given)
    await expect(followMerges({ db: house.db, rooms: { ...rooms, edit: stopped }, log })).rejects.toThrow('killed')
    expect([(await items('a'))[0]!.lead, (await items('b'))[0]!.lead]).toEqual(['renshe', 'park'])
    expect(await department('park')).toMatchObject({ isMerging: true, isClosed: true })
    for (const isClosed of [true, false])
      expect(await admin.port.closeDepartment('park', isClosed)).toEqual({ ok: false, error: 'merge-unfinished' })
    expect(await admin.port.closeDepartment('renshe', true)).toEqual({ ok: false, error: 'merge-unfinished' })
    const first = await changes()
    // The next start does as much.
    valueOf(await admin.port.mergeDepartment('park', 'renshe'))
    expect((await items('b'))[0]!.lead).toBe('renshe')
    expect((await changes()).slice(first.length).map(({ tracker_id }) => tracker_id)).toEqual(['b'])
    expect(await unfinishedMerges(house.db)).toEqual([])
  })
})

describe('X11: a department is closed', () => {
  it('stays where it stands, is given to nobody anew, and can be opened again', async () => {
    await twoLedgers()
    const wang = { account: 'wang', name: '王敏', houseRole: 'member', department: 'park' } as const
    const { id } = await house.people.addPerson(wang)
    valueOf(await admin.port.closeDepartment('park', true))
    expect((await items('b'))[0]!.lead).toBe('park')
    const refused = { ok: false, error: 'department-unknown' }
    expect(await admin.port.invite({ houseRole: 'member', department: 'park' })).toEqual(refused)
    expect(await admin.port.update(admin.id, { department: 'park' })).toEqual(refused)
    // Who belongs to it already stays, whatever else of them changes.
    valueOf(await admin.port.update(id, { houseRole: 'organizer', department: 'park' }))
    valueOf(await admin.port.update(id, { houseRole: 'member', department: 'renshe' }))
    expect(await admin.port.update(id, { department: 'park' })).toEqual(refused)
    valueOf(await admin.port.closeDepartment('park', false))
    valueOf(await admin.port.update(id, { department: 'park' }))
  })

  it('is removed only when nothing ever used it, its past included', async () => {
    const refused = { ok: false, error: 'department-in-use' }
    await addLedger('a', [row('1', { lead: 'jiaowei' }, { c_gone: 'park' })])
    expect(await admin.port.removeDepartment('park')).toEqual(refused)
    await addLedger('b', [row('1', { lead: 'renshe' })])
    valueOf(await admin.port.mergeDepartment('renshe', 'jiaowei'))
    await house.db.deleteFrom('items').execute()
    expect(await admin.port.removeDepartment('renshe')).toEqual(refused)
    expect(await admin.port.removeDepartment('jiaowei')).toEqual(refused)
    valueOf(await admin.port.removeDepartment('park'))
  })

  it('all of this is for administrators alone', async () => {
    const { id } = await house.people.addPerson({
      account: 'zb',
      name: '专班',
      houseRole: 'organizer',
      department: null,
    })
    for (const port of [await house.port(pair(await house.people.openSession(id))), await house.port()]) {
      const refused = { ok: false, error: 'not-allowed' }
      expect(await port.mergeDepartment('park', 'renshe')).toEqual(refused)
      expect(await port.closeDepartment('park', true)).toEqual(refused)
      expect(await port.departmentUse('park')).toBeNull()
    }
  })
})
