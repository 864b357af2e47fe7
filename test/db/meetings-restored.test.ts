import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import type { MeetingState } from '#app/model/meeting/meeting'
import { backUp, restore } from '#db/backup'
import { connect, type Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { migrate } from '#db/migrate'
import { insertPerson } from '#db/people'
import { createMeetings } from '#server/meetings/meetings'
import { createScreens } from '#server/meetings/screens'
import { Member } from '#server/member'
import { ScreenPass } from '#server/screen-pass'
import { grantRoles, housePersonOf } from '../support/in-house'
import { temporaryFolder } from '../support/temporary'

const tracker = 'xicheng-2019'
const xu: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }
const { folder, remove } = temporaryFolder()
const open: Db[] = []
afterEach(async () => {
  for (const db of open.splice(0)) await db.destroy()
  remove()
})

let now = Date.parse('2026-11-23T01:00:00Z')
const portOn = async (db: Db) =>
  createMeetings({
    db,
    edit: () => expect.fail('no cells'),
    now: () => now,
    settle: async () => undefined,
    present: () => [],
  })((await Member.enter(db, housePersonOf(xu), tracker))!)
const screensOn = async (db: Db) =>
  createScreens({ db, publicUrl: 'http://here', now: () => now })((await Member.enter(db, housePersonOf(xu), tracker))!)
function opened(file: string): Db {
  const db = connect(file)
  open.push(db)
  return db
}

it('N6 M2: a backup in mid-meeting brings back the meeting, its decisions, minutes, baselines and links; it goes on where it was', async () => {
  const [file, backup, restored] = ['luoshi.db', 'backup.db', 'restored.db'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ]
  const db = opened(file)
  await migrate(db)
  await seedFirstLedger(db, now)
  const account = { account: 'xu', passwordHash: '', createdAt: now }
  await db.transaction().execute((trx) => insertPerson(trx, { ...housePersonOf(xu), ...account }, null))
  await grantRoles(db, [xu])
  const port = await portOn(db)
  const start = {
    do: 'start',
    title: '例会',
    heldOn: '2026-11-23',
    chair: '周主任',
    by: 'stream',
    secondsPerItem: 60,
  } as const
  const decide = (id: string) =>
    ({
      do: 'decide',
      id,
      item: '1.1',
      kind: 'decision',
      text: '决定',
      department: 'renshe',
      responsible: '',
      due: '',
    }) as const
  expect(await port.command(start)).toBe('done')
  expect(await port.command(decide('d1'))).toBe('done')
  now += 60_000
  expect(await port.close(() => ({ zh: '# 纪要\n', en: '# Minutes\n' }))).toBe('done')
  now += 60_000
  expect(await port.command({ ...start, title: '下一次' })).toBe('done')
  expect(await port.command({ do: 'go', to: { slide: 'item', item: '1.1' } })).toBe('done')
  expect(await port.command(decide('d2'))).toBe('done')
  const link = (await (await screensOn(db)).make())!.url.split('/').at(-1)!
  const before = (await port.state()) as MeetingState
  expect(before.agenda).toEqual([expect.objectContaining({ item: '1.1', reasons: ['decision'] })])

  await backUp(file, backup, now)
  await port.command({ do: 'withdraw', decision: 'd2' })
  now += 60_000
  await restore(backup, restored, { kept: `${restored}.kept`, draft: `${restored}.draft` }, now)
  const again = await portOn(opened(restored))
  expect(await again.state()).toEqual(before)
  expect((await again.list()).map(({ meeting }) => meeting.title)).toEqual(['下一次', '例会'])
  const first = (await again.list())[1]!.meeting
  expect(await again.minutes(first.id, 'zh')).toMatchObject({ text: '# 纪要\n', revision: 1 })
  expect((await again.read(first.id))!.comparison.rows).toEqual([])
  expect(await ScreenPass.open(open[1]!, link)).toMatchObject({ ledger: { id: tracker } })
  expect(await again.command({ do: 'go', to: { slide: 'closing', item: null } })).toBe('done')
  expect(await again.close(() => ({ zh: '', en: '' }))).toBe('done')
})
