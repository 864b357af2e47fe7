import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import type { AdminActKind } from '#app/model/records/adminLog'
import { emptyItem } from '#app/model/ledger/rows'
import type { Signal } from '#db/signals'
import { insertLedger } from '#db/new-ledger'
import { keepReminders } from '#db/reminders'
import { inHouse, inLedger } from '#db/transactions'
import { createComments } from '#server/comments'
import { createGrants } from '#server/ledger-grants'
import { createMaking } from '#server/make-ledger'
import { createPreparing } from '#server/preparing'
import { createMeetings } from '#server/meetings/meetings'
import { Member } from '#server/member'
import { createRecords } from '#server/records/records'
import { createViews } from '#server/views'
import { adminActs, park, peopled, type ActingHouse } from '../support/admin-acts'
import { breakStatements } from '../support/fault'
import { newLedger, wish } from '../support/newLedger'
import { openHouse, pair, password, tokenOf, valueOf } from '../support/people-house'

type Kind = Signal['kind']
let house: ActingHouse
beforeEach(async () => {
  house = await peopled(await openHouse())
})
afterEach(() => house.close())

/** What a thing signals that is done to a house; what it needs before that is made first. */
async function signalled(prepare: (house: ActingHouse) => Promise<() => Promise<unknown>>): Promise<Kind[]> {
  const act = await prepare(house)
  const before = house.signals().length
  await act()
  return house
    .signals()
    .slice(before)
    .map(({ kind }) => kind)
}

const ofActs: Record<AdminActKind, Kind[]> = {
  'first-administrator': [],
  'person-added': [],
  'role-changed': ['person-changed'],
  'person-moved': ['person-changed'],
  'person-disabled': ['person-changed'],
  'person-enabled': ['person-changed'],
  'person-renamed': ['person-changed'],
  'mail-changed': [],
  'invitation-made': [],
  'invitation-withdrawn': [],
  'invitation-used': [],
  'reset-made': [],
  'reset-used': [],
  'access-given': ['access-changed'],
  'access-changed': ['access-changed'],
  'access-withdrawn': ['access-changed'],
  'department-added': ['departments-changed'],
  'department-changed': ['departments-changed'],
  'department-merged': ['departments-changed', 'merge-begun'],
  'department-closed': ['departments-changed'],
  'department-reopened': ['departments-changed'],
  'department-removed': ['departments-changed'],
  'ledger-made': [],
  'ledger-renamed': ['ledger-described'],
  'thresholds-changed': ['ledger-described'],
  'leader-changed': ['ledger-described'],
  'whistle-limits-changed': ['ledger-described'],
  'reminders-changed': [],
  'robot-added': [],
  'robot-changed': [],
  'robot-removed': [],
  'ledger-archived': ['ledger-put-away'],
  'ledger-reopened': ['ledger-put-away'],
  'ledger-removed': ['ledger-removed'],
  'ledger-restored': [],
  'screen-made': [],
  'screen-withdrawn': ['screen-withdrawn'],
  'calendar-changed': [],
  'calendar-completed': [],
  'calendar-reopened': [],
  'quiet-hours-changed': [],
  'sent-again': [],
  'backup-made': [],
  'backup-restored': [],
}
/** Backups are of files here. */
const actsHere = Object.entries(ofActs).filter(
  ([kind]) => inject('engine') === 'sqlite' || !kind.startsWith('backup'),
) as [AdminActKind, Kind[]][]

it.each(actsHere)('P3: the act of administration %s signals %j', async (act, kinds) => {
  expect(await signalled(adminActs[act])).toEqual(kinds)
})

/** 李强, who coordinates a ledger that has items. */
async function liIn({ db, li }: ActingHouse): Promise<Member> {
  await inHouse(db).execute((trx) => insertLedger(trx, 'full', newLedger(), 0))
  await inHouse(db).execute(async (trx) => {
    const grant = { tracker_id: 'full', to_kind: 'person', to_id: li.id, access: 'coordinator' }
    await trx.insertInto('grants').values(grant).execute()
  })
  return (await Member.enter(db, li, 'full'))!
}
const meetingsOf = async (house: ActingHouse) =>
  createMeetings({
    db: house.db,
    edit: () => expect.fail('no cells'),
    now: () => house.clock.now,
    settle: async () => undefined,
    present: () => [],
  })(await liIn(house))
const starting = { title: '例会', heldOn: '2026-11-23', chair: '周主任', by: 'stream', secondsPerItem: 60 } as const
const viewsOf = async (house: ActingHouse) =>
  createViews({ db: house.db, now: () => house.clock.now })(await liIn(house))
const isShared = true
const signedIn = async ({ people, li, port }: ActingHouse) => port(pair(await people.openSession(li.id)))

const others: [what: string, Kind[], (house: ActingHouse) => Promise<() => Promise<unknown>>][] = [
  ['signing out', ['session-ended'], async (house) => (await signedIn(house)).signOut],
  [
    'a password by a link, with two sessions open',
    ['session-ended', 'session-ended'],
    async (house) => {
      const token = tokenOf(valueOf(await house.zhou.port.makePasswordReset(house.li.id)).url)
      for (let n = 0; n < 2; n++) await house.people.openSession(house.li.id)
      const stranger = await house.port()
      return async () => valueOf(await stranger.resetPassword(token, password))
    },
  ],
  [
    'sessions that are over, when the next one opens',
    ['session-ended', 'session-ended'],
    async ({ people, li, wang, clock }) => {
      await people.openSession(li.id)
      clock.now += 40 * 86_400_000
      return async () => void (await people.openSession(wang.id))
    },
  ],
  [
    'a name and a department at once',
    ['person-changed'],
    async ({ zhou, wang }) =>
      async () =>
        valueOf(await zhou.port.update(wang.id, { name: '王芬', department: 'renshe' })),
  ],
  [
    'nothing changed',
    [],
    async ({ zhou, wang }) =>
      async () =>
        valueOf(await zhou.port.update(wang.id, { name: '王芳' })),
  ],
  [
    'access by the settings of a ledger',
    ['access-changed'],
    async ({ db, clock, li, wang, acted }) => {
      const grants = createGrants({ db, now: () => clock.now, acted })((await Member.enter(db, li, 't'))!)
      return async () => expect(await grants.set({ kind: 'person', id: wang.id }, 'viewer', false)).toBe('saved')
    },
  ],
  [
    'a department that goes with its access',
    ['access-changed', 'departments-changed'],
    async (house) => {
      await (
        await adminActs['access-given'](house)
      )()
      return async () => valueOf(await house.zhou.port.removeDepartment('renshe'))
    },
  ],
  [
    'a department with people and access that becomes part of another',
    ['person-changed', 'access-changed', 'departments-changed', 'merge-begun'],
    async (house) => {
      await (
        await adminActs['access-given'](house)
      )()
      valueOf(await house.zhou.port.update(house.wang.id, { department: 'renshe' }))
      return async () => valueOf(await house.zhou.port.mergeDepartment('renshe', 'jiaowei'))
    },
  ],
  [
    'two departments of a list',
    ['departments-changed'],
    async ({ zhou }) =>
      async () =>
        valueOf(
          await zhou.port.addDepartments([park, { ...park, id: 'p2', name: { zh: '二', en: 'Two' }, short: '二' }]),
        ),
  ],
  [
    'a ledger that brings departments',
    ['departments-changed'],
    async ({ db, clock, li }) =>
      () =>
        createMaking({ db, now: () => clock.now, prepare: createPreparing().prepare })(li, wish()),
  ],
  [
    'a comment',
    ['comment-added'],
    async (house) => {
      const comments = createComments({ db: house.db, now: () => house.clock.now })(await liIn(house))
      return async () => expect(await comments.add('i1', '知道了', null)).toBe('added')
    },
  ],
  [
    'an order, opened and recalled',
    ['records-changed', 'records-changed'],
    async (house) => {
      const member = await liIn(house)
      await house.db
        .updateTable('items')
        .set({ value: JSON.stringify({ ...emptyItem('i1'), stream: 's1', lead: 'renshe' }) })
        .where('id', '=', 'i1')
        .execute()
      const edit = () => Promise.reject(new Error('writes no cells'))
      const records = createRecords({ db: house.db, now: () => house.clock.now, edit })(member)
      const facts = { department: 'renshe', text: '请反馈', until: '2099-01-01' }
      const step = { do: 'step', record: 'o1', version: 1, event: 'recall', words: '误发' } as const
      return async () => {
        await records.command({ do: 'open', kind: 'order', rows: [{ id: 'o1', item: 'i1' }], facts })
        expect(await records.command(step)).toMatchObject({ outcome: 'done' })
      }
    },
  ],
  [
    'what a ledger reminds of by itself, and a look that finds nothing',
    ['reminded'],
    async (house) => () =>
      inLedger(house.db, 't').execute(async (trx) => {
        const looked = { lookedOn: '2026-11-23', at: 1 }
        await keepReminders(trx, 't', [], looked)
        const one = { item: 'i1', rule: 'before', days: 3, version: '2026-11-26', department: 'renshe' } as const
        await keepReminders(trx, 't', [{ ...one, dueAt: 1 }], looked)
      }),
  ],
  [
    'a view for everyone, kept and removed',
    ['views-shared', 'views-shared'],
    async (house) => {
      const views = await viewsOf(house)
      return async () => {
        await views.save({ name: '大家的', query: 'q=x', isShared })
        await views.remove((await views.list())[0]!.id)
      }
    },
  ],
  [
    'a view of one’s own, kept and removed',
    [],
    async (house) => {
      const views = await viewsOf(house)
      return async () => {
        await views.save({ name: '我的', query: 'q=x', isShared: !isShared })
        await views.remove((await views.list())[0]!.id)
      }
    },
  ],
  [
    'a meeting that starts, goes on and is closed; what does nothing says nothing',
    ['meeting-changed', 'meeting-changed', 'meeting-changed'],
    async (house) => {
      const meetings = await meetingsOf(house)
      return async () => {
        expect(await meetings.command({ do: 'start', ...starting })).toBe('done')
        expect(await meetings.command({ do: 'start', ...starting })).toBe('running')
        const to = { slide: 'closing', item: null } as const
        for (let n = 0; n < 2; n++) expect(await meetings.command({ do: 'go', to })).toBe('done')
        expect(await meetings.close(() => ({ zh: '', en: '' }))).toBe('done')
      }
    },
  ],
]

it.each(others)('P3: %s: signals %j', async (_, kinds, prepare) => {
  expect(await signalled(prepare)).toEqual(kinds)
})

it('P3: whatever can be signalled is signalled by something of these', () => {
  const all: Record<Kind, true> = {
    ...{ 'session-ended': true, 'person-changed': true, 'access-changed': true, 'departments-changed': true },
    ...{ 'merge-begun': true, 'ledger-described': true, 'ledger-put-away': true, 'ledger-removed': true },
    ...{ 'meeting-changed': true, 'comment-added': true, 'views-shared': true, 'screen-withdrawn': true },
    ...{ 'records-changed': true, reminded: true },
  }
  const known = new Set([...Object.values(ofActs), ...others.map(([, kinds]) => kinds)].flat())
  expect([...known].sort()).toEqual(Object.keys(all).sort())
})

it('S5 W6: who signs out while nothing can be stored is told so here at once, and comes in no more; it is stored later', async () => {
  const cookie = pair(await house.people.openSession(house.li.id))
  const session = (await house.people.sessionOf(house.request({ cookie })))!.id
  const mend = await breakStatements(house.db, 'DELETE', 'sessions')
  await (await house.port(cookie)).signOut()
  expect(house.signals()).toEqual([{ kind: 'session-ended', session }])
  expect(await house.people.sessionOf(house.request({ cookie }))).toBeNull()
  await mend()
  await house.people.openSession(house.wang.id)
  expect((await house.db.selectFrom('sessions').select('id').execute()).map(({ id }) => id)).not.toContain(session)
  expect(house.signals()).toHaveLength(2)
})
