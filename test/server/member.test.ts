import { afterAll, beforeAll, expect, expectTypeOf, it } from 'vitest'
import type { AppContext } from '#app/context'
import type { HousePerson } from '#app/model/house/housePerson'
import type { Person } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import type { MemberLedger, ScreenLedger } from '#app/ports/ledgers'
import { connect, type Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { insertScreenLink } from '#db/screen-links'
import { migrate } from '#db/migrate'
import { insertPerson } from '#db/people'
import type { createComments } from '#server/comments'
import type { createMeetings } from '#server/meetings/meetings'
import type { createScreens } from '#server/meetings/screens'
import { Member } from '#server/member'
import { newToken, tokenId } from '#server/people/tokens'
import { ScreenPass } from '#server/screen-pass'
import type { Viewer } from '#server/sync/admission'
import type { createViews } from '#server/views'
import { temporaryFolder } from '../support/temporary'

const tracker = 'xicheng-2019'
const zhou: HousePerson = { id: 'zhou', name: '周敏', houseRole: 'administrator', department: null }
const ren: HousePerson = { id: 'ren', name: '任人社', houseRole: 'organizer', department: 'renshe' }
const { folder, remove } = temporaryFolder()
let db: Db
beforeAll(async () => {
  db = connect(`${folder}/luoshi.db`)
  await migrate(db)
  await seedFirstLedger(db, 0)
})
afterAll(async () => {
  await db.destroy()
  remove()
})

it('L1: a member has the ledger, the person and their access', async () => {
  expect(await Member.enter(db, ren, tracker)).toMatchObject({
    ledger: { id: tracker },
    person: { id: 'ren', name: '任人社', role: 'department', department: 'renshe' },
    access: 'department',
    coordinates: false,
  })
  expect(await Member.enter(db, zhou, tracker)).toMatchObject({
    person: { id: 'zhou', name: '周敏', role: 'administrator', department: null },
    access: 'coordinator',
    coordinates: true,
  })
})

it('L1: nobody is a member, and of a ledger that is not there none is', async () => {
  expect(await Member.enter(db, null, tracker)).toBeNull()
  expect(await Member.enter(db, zhou, 'nowhere')).toBeNull()
})

it('L1 G9: a screen’s pass comes from its link’s token alone, and ends with the link', async () => {
  const token = newToken()
  await db.transaction().execute(async (trx) => {
    await insertPerson(trx, { ...zhou, account: 'zhou', passwordHash: '', createdAt: 0 }, null)
    await insertScreenLink(trx, tracker, tokenId(token), (await Member.enter(trx, zhou, tracker))!.person, 1)
  })
  expect(await ScreenPass.open(db, token)).toMatchObject({ ledger: { id: tracker }, person: { role: 'viewer' } })
  for (const other of [tokenId(token), newToken(), '']) expect(await ScreenPass.open(db, other)).toBeNull()
  await db.updateTable('screen_links').set({ withdrawn_at: 2 }).execute()
  expect(await ScreenPass.open(db, token)).toBeNull()
})

/** Never run: the type check of the tests fails where one of these compiles. */
export function forged(ledger: Tracker) {
  // @ts-expect-error L1: only `enter` makes a member.
  new Member(ledger, { id: 'zhou', name: '周敏', role: 'administrator', department: null }, 'coordinator')
  // @ts-expect-error L1: only `open` makes a screen's pass.
  new ScreenPass(ledger, 'link')
}

it('L1: what looks like a member is none, and without one there is no port and no socket', () => {
  type Lookalike = { [Key in keyof Member]: Member[Key] }
  type Gets<Maker extends (options: never) => (member: never) => unknown> = Parameters<ReturnType<Maker>>[0]
  expectTypeOf<Lookalike>().not.toExtend<Gets<typeof createComments>>()
  expectTypeOf<Lookalike>().not.toExtend<Gets<typeof createViews>>()
  expectTypeOf<Lookalike>().not.toExtend<Gets<typeof createMeetings>>()
  expectTypeOf<Lookalike>().not.toExtend<Gets<typeof createScreens>>()
  expectTypeOf<Lookalike | { [Key in keyof ScreenPass]: ScreenPass[Key] }>().not.toExtend<Viewer['pass']>()
  expectTypeOf<{ id: string; person: Person }>().not.toExtend<Viewer>()
})

it('L1: a route has nothing of a ledger but through its door, and behind that there may be nothing', () => {
  expectTypeOf<keyof AppContext>().toEqualTypeOf<
    | 'nonce'
    | 'publicUrl'
    | 'person'
    | 'now'
    | 'timeZone'
    | 'report'
    | 'people'
    | 'ledgers'
    | 'templates'
    | 'calendar'
    | 'telling'
  >()
  expectTypeOf<keyof AppContext['ledgers']>().toEqualTypeOf<
    'list' | 'reach' | 'enter' | 'screen' | 'create' | 'removed' | 'restore'
  >()
  expectTypeOf<AppContext['ledgers']['enter']>().returns.resolves.toEqualTypeOf<MemberLedger | null>()
  expectTypeOf<AppContext['ledgers']['screen']>().returns.resolves.toEqualTypeOf<ScreenLedger | null>()
})
