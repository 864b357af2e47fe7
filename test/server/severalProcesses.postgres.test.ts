import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import type { GrantedAccess } from '#app/model/house/grant'
import { closeCode } from '#app/model/live/wire'
import { connect, type Db } from '#db/connect'
import { insertComment } from '#db/comments'
import { unfinishedMerges } from '#db/department-merges'
import { setDepartmentClosed } from '#db/departments'
import { removeLedger } from '#db/ledger-file'
import { noteLedgerRemoved } from '#db/removed-ledgers'
import { setPersonRights, renamePerson } from '#db/people'
import { insertScreenLink, withdrawScreenLink } from '#db/screen-links'
import { deleteSessionsOf } from '#db/sessions'
import { setGrant } from '#db/set-grant'
import { saveTracker, setArchived } from '#db/trackers'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { inHouse, inLedger } from '#db/transactions'
import { insertView } from '#db/views'
import { mergeDepartment } from '#server/people/merge-departments'
import { newToken, tokenId } from '#server/people/tokens'
import { WebSocket } from 'ws'
import { addLedger, toPerson } from '../support/in-house'
import { hearNotices, type Heard } from '../support/notices'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

// What is written here is written by another process than the server's, which says nothing to it but what it stores.
let server: TestServer
let db: Db
const acting = { by: null, at: Date.now() }
const open: { close(): void }[] = []
beforeAll(async () => {
  server = await startTestServer({ lookEvery: 20 })
  db = connect(server.database)
})
afterEach(() => open.splice(0).forEach((one) => one.close()))
afterAll(async () => {
  await db.destroy()
  await server.close()
})

const liaison = () => signIn(server, { role: 'department', department: 'renshe', name: '任人社' })

/** The code with which somebody's socket is closed; null until then. */
async function inside(cookie: string | null, query = '', ledger = tracker): Promise<{ code: number | null }> {
  const ws = new WebSocket(`${server.socketUrl}/${ledger}?ack=1${query}`, cookie ? { headers: { Cookie: cookie } } : {})
  const state: { code: number | null } = { code: null }
  ws.on('close', (code) => (state.code = code))
  await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject))
  open.push({ close: () => ws.terminate() })
  return state
}
async function hear(who: SignedIn): Promise<Heard> {
  const heard = await hearNotices(server, who)
  open.push(heard)
  return heard
}
const grant = ({ id }: Pick<Person, 'id'>, access: GrantedAccess | null) =>
  inHouse(db).execute((trx) => setGrant(trx, tracker, { kind: 'person', id }, access, acting))
const rights = (id: string, change: { department?: string; disabledAt?: number }) =>
  inHouse(db).execute((trx) =>
    setPersonRights(trx, id, { houseRole: 'member', department: 'renshe', disabledAt: null, ...change }, acting),
  )

const endings: [what: string, code: number, end: (id: string) => Promise<unknown>][] = [
  ['is signed out', closeCode.signedOut, (id) => inHouse(db).execute((trx) => deleteSessionsOf(trx, id))],
  ['is disabled', closeCode.forbidden, (id) => rights(id, { disabledAt: 1 })],
  ['goes to another department', closeCode.forbidden, (id) => rights(id, { department: 'jiaowei' })],
  ['comes to coordinate', closeCode.forbidden, (id) => grant({ id }, 'coordinator')],
  [
    'gets another name',
    closeCode.tryAgainLater,
    (id) => inHouse(db).execute((trx) => renamePerson(trx, id, '新名', acting)),
  ],
]
it.each(endings)(
  'P3 S5: who %s by another process is closed with %i here, and nobody else is',
  async (_, code, end) => {
    const [one, other] = [await liaison(), await liaison()]
    const [mine, theirs] = [await inside(one.cookie), await inside(other.cookie)]
    await end(one.person.id)
    await expect.poll(() => mine.code).toBe(code)
    expect(theirs.code).toBeNull()
  },
)

it('P3 S5: rights that change nothing in the ledger leave its sockets alone', async () => {
  const li = await signIn(server, { role: 'coordinator', name: '李强' })
  const [heard, socket] = [await hear(li), await inside(li.cookie)]
  await inHouse(db).execute((trx) =>
    setPersonRights(trx, li.person.id, { houseRole: 'member', department: null, disabledAt: null }, acting),
  )
  await grant(li.person, 'coordinator')
  await inLedger(db, tracker).execute((trx) =>
    insertView(trx, tracker, { id: 'v', name: '大家的', query: '', owner: null }, 0),
  )
  await heard.until((all) => all.some(({ type }) => type === 'views'))
  // Sockets are looked at in the order in which that was asked for.
  const other = await liaison()
  const theirs = await inside(other.cookie)
  await rights(other.person.id, { department: 'jiaowei' })
  await expect.poll(() => theirs.code).toBe(closeCode.forbidden)
  expect(socket.code).toBeNull()
})

it('P3: departments, comments, and a ledger’s title and settings that another process wrote are told to open pages', async () => {
  const heard = await hear(await liaison())
  const person: Person = { id: 'x', name: '某', role: 'coordinator', department: null }
  await inLedger(db, tracker).execute((trx) =>
    insertComment(trx, tracker, '1.1', { person, body: '知道了', request: null, at: 1 }),
  )
  await inHouse(db).execute(async (trx) => {
    const ledger = trackerOf((await trackerRow(trx, tracker))!)
    await setDepartmentClosed(trx, 'zuzhibu', true, acting)
    await saveTracker(trx, { ...ledger, title: { zh: '整改台账', en: 'R' } }, acting)
  })
  const tells = [
    { type: 'comment', item: '1.1' },
    {
      type: 'departments',
      departments: expect.arrayContaining([expect.objectContaining({ id: 'zuzhibu', isClosed: true })]) as unknown,
    },
    { type: 'tracker', tracker: expect.objectContaining({ title: { zh: '整改台账', en: 'R' } }) as unknown },
  ]
  await expect.poll(() => heard.all).toEqual(expect.arrayContaining(tells))
})

it('P3 L7 G9: a withdrawn screen link, and an archived ledger, send away whom they concern', async () => {
  const li = await signIn(server, { role: 'coordinator', name: '李强' })
  const [gone, kept] = [newToken(), newToken()]
  await inHouse(db).execute(async (trx) => {
    for (const token of [gone, kept]) await insertScreenLink(trx, tracker, tokenId(token), li.person, 1)
  })
  const [screen, other] = [await inside(null, `&screen=${gone}`), await inside(null, `&screen=${kept}`)]
  const page = await inside(li.cookie)
  await inHouse(db).execute((trx) => withdrawScreenLink(trx, tracker, tokenId(gone), acting))
  await expect.poll(() => screen.code).toBe(closeCode.forbidden)
  expect([other.code, page.code]).toEqual([null, null])
  for (const isArchived of [true, false]) {
    const again = await inside(li.cookie)
    await inHouse(db).execute((trx) => setArchived(trx, tracker, isArchived, acting))
    await expect.poll(() => again.code).toBe(closeCode.forbidden)
  }
  expect([other.code, page.code]).toEqual([closeCode.forbidden, closeCode.forbidden])
})

it('P3 L7: a ledger that another process takes out is gone here too, with who was inside; brought back, it is read anew', async () => {
  const li = await signIn(server, { role: 'coordinator', name: '李强' })
  await addLedger(server, 'gone', [toPerson(li.person, 'coordinator')])
  const page = await inside(li.cookie, '', 'gone')
  await inHouse(db).execute(async (trx) => {
    await removeLedger(trx, 'gone')
    await noteLedgerRemoved(trx, { id: 'gone', name: { zh: '一', en: 'One' } }, 'file', acting)
  })
  await expect.poll(() => page.code).toBe(closeCode.removed)
  const statusOf = async () => (await fetch(`${server.url}/ws/gone`, { headers: { Cookie: li.cookie } })).status
  expect(await statusOf()).toBe(404)
  await addLedger(server, 'gone', [toPerson(li.person, 'coordinator')])
  expect((await inside(li.cookie, '', 'gone')).code).toBeNull()
})

it('P4 X11: the rows of a merge follow here, when the process that began it does no more', async () => {
  const yang = await signIn(server, { role: 'administrator', name: '杨' })
  const naming = async () =>
    (await db.selectFrom('items').select('id').where('tracker_id', '=', tracker).where('lead', '=', 'renshe').execute())
      .length
  expect(await naming()).toBeGreaterThan(0)
  const merge = { from: 'renshe', into: 'jiaowei' }
  expect(await mergeDepartment(db, merge, { by: yang.person.id, at: Date.now() })).toMatchObject({ ok: true })
  await expect.poll(() => unfinishedMerges(db)).toEqual([])
  expect(await naming()).toBe(0)
})
