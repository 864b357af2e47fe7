import { defaultWhistleLimits } from '#app/model/records/whistleLimits'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { CalendarDay } from '#app/model/house/calendar'
import type { AdminActKind } from '#app/model/records/adminLog'
import { everyone, type GrantedAccess, type Grantee } from '#app/model/house/grant'
import type { HousePerson } from '#app/model/house/housePerson'
import type { Department } from '#app/model/ledger/person'
import type { RobotWish } from '#app/model/telling/robot'
import type { PeoplePort } from '#app/ports/people'
import type { Robot } from '#app/ports/robots'
import { backUp, restore } from '#db/backup'
import { copyDatabase } from '#db/sqlite/copy'
import { setGrant } from '#db/set-grant'
import { inHouse as writingInHouse } from '#db/transactions'
import { createCalendar } from '#server/calendar'
import { createLedgerRobots } from '#server/delivery/ledger-robots'
import { createTelling } from '#server/delivery/telling'
import { createWords } from '#server/delivery/words'
import { createKeeping } from '#server/ledger-keeping'
import { createSettings } from '#server/ledger-settings'
import { createScreens } from '#server/meetings/screens'
import { createMaking } from '#server/make-ledger'
import { createPreparing } from '#server/preparing'
import { Member } from '#server/member'
import { wish } from './newLedger'
import { inHouse } from './in-house'
import { password, tokenOf, valueOf, type House } from './people-house'

/** A house with an administrator 周敏, a ledger, 李强 who coordinates it, and 王芳 who may not reach it. */
export interface ActingHouse extends House {
  port: House['port']
  zhou: { id: string; person: HousePerson; port: PeoplePort }
  li: HousePerson
  wang: HousePerson
}

export async function peopled(house: House): Promise<ActingHouse> {
  const { db, people } = house
  const title = { title_zh: '落实台账一', title_en: 'Ledger one' }
  await db
    .insertInto('trackers')
    .values({ id: 't', ...title, settings: '{}', created_at: 0 })
    .execute()
  const zhou = await people.addPerson({
    account: 'zhou.min',
    name: '周敏',
    houseRole: 'administrator',
    department: null,
  })
  const li = await people.addPerson({
    account: 'li.qiang',
    name: '李强',
    department: null,
    ...inHouse('coordinator', 't'),
  })
  const wang = await people.addPerson({ account: 'wang.fang', name: '王芳', houseRole: 'member', department: null })
  const { cookie } = await people.openSession(zhou.id)
  return { ...house, zhou: { id: zhou.id, person: zhou, port: await house.port(cookie.split(';')[0]) }, li, wang }
}

export const park: Department = {
  id: 'park',
  name: { zh: '公园管理中心', en: 'Parks' },
  short: '公园',
  kind: 'service',
}

const screensOf = async ({ db, clock, li }: ActingHouse) =>
  createScreens({ db, publicUrl: 'http://here', now: () => clock.now })((await Member.enter(db, li, 't'))!)

const settingsOf = async ({ db, clock, li }: ActingHouse) => {
  const member = (await Member.enter(db, li, 't'))!
  const { title, settings } = member.ledger
  const port = createSettings({ db, now: () => clock.now })(member)
  return { port, now: { title, thresholds: settings, leader: null, limits: defaultWhistleLimits } }
}

const setAccess = ({ db, zhou, clock }: ActingHouse, to: Grantee, access: GrantedAccess | null) =>
  writingInHouse(db).execute((trx) => setGrant(trx, 't', to, access, { by: zhou.id, at: clock.now }))

const keeping = ({ db, clock, folder }: ActingHouse) =>
  createKeeping({
    db,
    folder: join(folder, 'removed'),
    now: () => clock.now,
    rooms: { without: (_, work) => work() },
    acted: async () => undefined,
  })
/** An administrator's. */
const keepingOf = async (house: ActingHouse) =>
  keeping(house).portOf((await Member.enter(house.db, house.zhou.person, 't'))!)

const calendarOf = ({ db, clock, zhou }: ActingHouse) => createCalendar({ db, now: () => clock.now })(zhou.person)
const robot: RobotWish = {
  ...{ kind: 'dingtalk', name: '督查群', address: 'http://127.0.0.1:1/robot/send?access_token=a', secret: 'SEC' },
  tellings: ['asked'],
}
const robotsOf = async ({ db, clock, li }: ActingHouse) => {
  const outside = { mayInside: true }
  const options = { db, now: () => clock.now, publicUrl: 'http://here', words: createWords(), outside }
  return createLedgerRobots(options)((await Member.enter(db, li, 't'))!)
}
const tellingOf = ({ db, clock, zhou }: ActingHouse) =>
  createTelling({ db, now: () => clock.now, hasMail: true, onDue: () => undefined })(zhou.person)
const newYear: CalendarDay[] = ['2027-01-01', '2027-01-02'].map((date) => ({
  ...{ date, kind: 'off' },
  name: { zh: '元旦', en: 'New Year’s Day' },
}))

const newcomer = { account: 'chen.jing', name: '陈静', password }
const disabled = (isDisabled: boolean) => ({ disabled: isDisabled })
const backupOf = ({ folder }: House) => `${folder}/backup-${randomBytes(4).toString('hex')}`

/**
 * Every act of administration: makes what it needs, and gives what does it. A kind without an act does not compile; so does a
 * method of the port that is not said to be one or none (`portMethods`).
 */
export const adminActs: Record<AdminActKind, (house: ActingHouse) => Promise<() => Promise<unknown>>> = {
  'first-administrator': async ({ people, db, port }) => {
    await db.updateTable('people').set({ disabled_at: 1 }).execute()
    const token = tokenOf((await people.firstLink())!)
    const stranger = await port()
    return async () => valueOf(await stranger.acceptInvitation(token, newcomer))
  },
  'person-added':
    async ({ people }) =>
    () =>
      people.addPerson({ account: 'chen.jing', name: '陈静', houseRole: 'member', department: 'renshe' }),
  'role-changed':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.update(wang.id, { houseRole: 'organizer' })),
  'person-moved':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.update(wang.id, { department: 'renshe' })),
  'person-disabled':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.update(wang.id, disabled(true))),
  'person-enabled': async ({ zhou, wang }) => {
    valueOf(await zhou.port.update(wang.id, disabled(true)))
    return async () => valueOf(await zhou.port.update(wang.id, disabled(false)))
  },
  'invitation-made':
    async ({ zhou }) =>
    async () =>
      valueOf(
        await zhou.port.invite({
          ...{ houseRole: 'member', department: 'renshe' },
          grants: [{ tracker: 't', access: 'viewer' }],
        }),
      ),
  'invitation-withdrawn': async ({ zhou }) => {
    const chen = { name: '陈静', account: 'chen.jing', department: null, houseRole: 'member', access: null } as const
    await zhou.port.inviteList([chen], [])
    const [invitation] = await zhou.port.invitations()
    return async () => valueOf(await zhou.port.withdrawInvitation(invitation!.id))
  },
  'invitation-used': async ({ zhou, port }) => {
    const token = tokenOf(valueOf(await zhou.port.invite({ houseRole: 'member', department: 'renshe' })).url)
    const stranger = await port()
    return async () => valueOf(await stranger.acceptInvitation(token, newcomer))
  },
  'person-renamed':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.update(wang.id, { name: '王芬' })),
  'mail-changed':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.update(wang.id, { mail: 'wang.fang@mail.example' })),
  'robot-added': async (house) => {
    const robots = await robotsOf(house)
    return () => robots.save(null, robot)
  },
  'robot-changed': async (house) => {
    const robots = await robotsOf(house)
    await robots.save(null, robot)
    const [{ id }] = (await robots.list()) as [Robot]
    return () => robots.save(id, { ...robot, name: '督查二群', address: '' })
  },
  'robot-removed': async (house) => {
    const robots = await robotsOf(house)
    await robots.save(null, robot)
    const [{ id }] = (await robots.list()) as [Robot]
    return () => robots.remove(id)
  },
  'quiet-hours-changed': async (house) => async () =>
    valueOf(await tellingOf(house).saveQuietHours({ from: '21:00', until: '08:00' })),
  'sent-again': async (house) => {
    const { db, wang } = house
    await db
      .insertInto('deliveries')
      .values({
        ...{ id: 'd', tracker_id: 't', channel: 'mail', recipient: wang.id, kind: 'asked', subject: '{}', item_id: '' },
        ...{ made_at: 0, due_at: 0, state: 'undeliverable', next_at: 0, attempts: 9, message: null, taken_at: null },
        ...{ ended_at: 1, why: '550' },
      })
      .execute()
    return async () => valueOf(await tellingOf(house).sendAgain(null))
  },
  'reset-made':
    async ({ zhou, wang }) =>
    async () =>
      valueOf(await zhou.port.makePasswordReset(wang.id)),
  'reset-used': async ({ zhou, wang, port }) => {
    const token = tokenOf(valueOf(await zhou.port.makePasswordReset(wang.id)).url)
    const stranger = await port()
    return async () => valueOf(await stranger.resetPassword(token, password))
  },
  'access-given': async (house) => () => setAccess(house, { kind: 'department', id: 'renshe' }, 'department'),
  'access-changed': async (house) => () => setAccess(house, { kind: 'person', id: house.li.id }, 'viewer'),
  'access-withdrawn': async (house) => {
    await setAccess(house, everyone, 'viewer')
    return () => setAccess(house, everyone, null)
  },
  'department-added':
    async ({ zhou }) =>
    async () =>
      valueOf(await zhou.port.addDepartments([park])),
  'department-changed': async ({ zhou }) => {
    valueOf(await zhou.port.saveDepartment(park, true))
    const to: Department = { ...park, name: { ...park.name, zh: '园林局' }, kind: 'government' }
    return async () => valueOf(await zhou.port.saveDepartment(to, false))
  },
  'department-merged': async ({ zhou }) => {
    valueOf(await zhou.port.saveDepartment(park, true))
    return async () => valueOf(await zhou.port.mergeDepartment('park', 'renshe'))
  },
  'department-closed':
    async ({ zhou }) =>
    async () =>
      valueOf(await zhou.port.closeDepartment('renshe', true)),
  'department-reopened': async ({ zhou }) => {
    valueOf(await zhou.port.closeDepartment('renshe', true))
    return async () => valueOf(await zhou.port.closeDepartment('renshe', false))
  },
  'department-removed': async ({ zhou }) => {
    valueOf(await zhou.port.saveDepartment(park, true))
    return async () => valueOf(await zhou.port.removeDepartment('park'))
  },
  'ledger-made':
    async ({ db, clock, li }) =>
    () =>
      createMaking({ db, now: () => clock.now, prepare: createPreparing().prepare })(li, wish({ departments: [] })),
  'ledger-renamed': async (house) => {
    const { port, now } = await settingsOf(house)
    return () => port.save({ ...now, title: { zh: '整改台账', en: 'Rectification' } })
  },
  'thresholds-changed': async (house) => {
    const { port, now } = await settingsOf(house)
    return () => port.save({ ...now, thresholds: { ...now.thresholds, dueSoonDays: 10 } })
  },
  'leader-changed': async (house) => {
    const { port, now } = await settingsOf(house)
    return () => port.save({ ...now, leader: { person: house.li.id, from: 2 } })
  },
  'whistle-limits-changed': async (house) => {
    const { port, now } = await settingsOf(house)
    return () => port.save({ ...now, limits: { urgent: 20, joint: 1, ordinary: 3 } })
  },
  'reminders-changed': async (house) => {
    const { port } = await settingsOf(house)
    return async () => port.saveReminders({ ...(await port.reminders()), before: [5], silent: null })
  },
  'ledger-archived': async (house) => (await keepingOf(house)).archive,
  'ledger-reopened': async (house) => {
    await (await keepingOf(house)).archive()
    return (await keepingOf(house)).reopen
  },
  'ledger-removed': async (house) => {
    const port = await keepingOf(house)
    return () => port.remove('落实台账一', false)
  },
  'ledger-restored': async (house) => {
    const removed = await (await keepingOf(house)).remove('落实台账一', false)
    return () => keeping(house).restore(house.zhou.person, removed.ok ? removed.value.file : '')
  },
  'screen-made': async (house) => (await screensOf(house)).make,
  'screen-withdrawn': async (house) => {
    const screens = await screensOf(house)
    await screens.make()
    const [link] = await screens.list()
    return async () => screens.withdraw(link!.id)
  },
  'calendar-changed': async (house) => () => calendarOf(house).set(newYear),
  'calendar-completed': async (house) => () => calendarOf(house).setComplete(2027, true),
  'calendar-reopened': async (house) => () => calendarOf(house).setComplete(2026, false),
  'backup-made': async (house) => () => backUp(house.database, backupOf(house), house.clock.now),
  'backup-restored': async (house) => {
    const backup = backupOf(house)
    await copyDatabase(house.database, backup)
    return () =>
      restore(
        backup,
        `${house.database}.restored`,
        { kept: `${house.database}.kept`, draft: `${house.database}.draft` },
        house.clock.now,
      )
  },
}

/** Whether a method of the port is one of these acts. */
export const portMethods: Record<keyof PeoplePort, boolean> = {
  acceptInvitation: true,
  invite: true,
  inviteList: true,
  withdrawInvitation: true,
  update: true,
  makePasswordReset: true,
  resetPassword: true,
  saveDepartment: true,
  addDepartments: true,
  removeDepartment: true,
  closeDepartment: true,
  mergeDepartment: true,
  signIn: false,
  signOut: false,
  changePassword: false,
  invitation: false,
  passwordReset: false,
  invitations: false,
  list: false,
  departments: false,
  departmentUse: false,
  adminLog: false,
}
