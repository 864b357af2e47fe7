import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Person } from '#app/model/ledger/person'
import type { MeetingState } from '#app/model/meeting/meeting'
import { backUp, restore } from '#db/backup'
import { connect, type Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { migrate } from '#db/migrate'
import { createMeetings } from '#server/meetings/meetings'
import { createScreens } from '#server/meetings/screens'
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
const portOn = (db: Db) =>
  createMeetings({
    db,
    edit: () => expect.fail('no cells'),
    now: () => now,
    settle: async () => undefined,
    present: () => [],
    onChanged: () => undefined,
  })(xu)
const screensOn = (db: Db) =>
  createScreens({ db, publicUrl: 'http://here', now: () => now, onWithdrawn: () => undefined }).portFor(xu)
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
  const port = portOn(db)
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
  expect(await port.command(tracker, start)).toBe('done')
  expect(await port.command(tracker, decide('d1'))).toBe('done')
  now += 60_000
  expect(await port.close(tracker, () => ({ zh: '# 纪要\n', en: '# Minutes\n' }))).toBe('done')
  now += 60_000
  expect(await port.command(tracker, { ...start, title: '下一次' })).toBe('done')
  expect(await port.command(tracker, { do: 'go', to: { slide: 'item', item: '1.1' } })).toBe('done')
  expect(await port.command(tracker, decide('d2'))).toBe('done')
  const link = (await screensOn(db).make(tracker))!.url.split('/').at(-1)!
  const before = (await port.state(tracker)) as MeetingState
  expect(before.agenda).toEqual([expect.objectContaining({ item: '1.1', reasons: ['decision'] })])

  await backUp(file, backup)
  await port.command(tracker, { do: 'withdraw', decision: 'd2' })
  now += 60_000
  await restore(backup, restored, `${restored}.kept`, now)
  const again = portOn(opened(restored))
  expect(await again.state(tracker)).toEqual(before)
  expect((await again.list(tracker)).map(({ meeting }) => meeting.title)).toEqual(['下一次', '例会'])
  const first = (await again.list(tracker))[1]!.meeting
  expect(await again.minutes(tracker, first.id, 'zh')).toMatchObject({ text: '# 纪要\n', revision: 1 })
  expect((await again.read(tracker, first.id))!.comparison.rows).toEqual([])
  expect(await screensOn(open[1]!).open(link)).toMatchObject({ tracker })
  expect(await again.command(tracker, { do: 'go', to: { slide: 'closing', item: null } })).toBe('done')
  expect(await again.close(tracker, () => ({ zh: '', en: '' }))).toBe('done')
})
