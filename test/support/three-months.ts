import type { Status } from '#app/model/ledger/status'
import type { Person } from '#app/model/ledger/person'
import { addDays, dateIn } from '#app/model/text/dates'
import { connect } from '#db/connect'
import { rebuildSpans } from '#db/spans'
import { inLedger } from '#db/transactions'
import { randomFrom } from './random'
import { WrittenLedger } from './random-history'
import { tracker, type TestServer } from './server'

const day = 86_400_000
const zone = 'Asia/Shanghai'
const xu: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }

/** What becomes of a row, how many days after its turn. */
type Plan = [days: number, by: 'lead' | 'coordinator', cells: { status?: Status; progress?: string; due?: string }][]

/**
 * Gives the first ledger of a server a past of ninety days, as of now: deadlines, and rows on all stretches of their way, some of
 * them late. Only its tables know: its document stays as it was, so that nothing of it is to be edited afterwards.
 */
export async function writeThreeMonths(server: TestServer): Promise<void> {
  const db = connect(server.database)
  const now = Date.now()
  const began = now - 90 * day
  await db.updateTable('trackers').set({ created_at: began }).where('id', '=', tracker).execute()
  await db
    .updateTable('items')
    .set({ status_since: began, updated_at: began })
    .where('tracker_id', '=', tracker)
    .execute()
  await inLedger(db, tracker).execute((trx) => rebuildSpans(trx, tracker))
  const ledger = await WrittenLedger.open(db, tracker, began)
  const random = randomFrom(7)
  const date = (at: number) => dateIn(zone, at)
  const acts = ledger.rows().items.flatMap((item, n) => {
    const lead: Person = { id: item.lead, name: '联络员', role: 'department', department: item.lead || null }
    const due = addDays(date(began), 25 + random.below(90))
    const plans: Plan[] = [
      [[1, 'coordinator', { due }]],
      [
        [1, 'coordinator', { due }],
        [3, 'lead', { status: 'in_progress' }],
      ],
      [
        [1, 'coordinator', { due }],
        [2, 'lead', { status: 'in_progress' }],
        [9, 'lead', { progress: '已启动' }],
        [40, 'lead', { status: 'blocked' }],
      ],
      [
        [1, 'coordinator', { due }],
        [6, 'lead', { status: 'in_progress' }],
        [20, 'lead', { progress: '推进中' }],
        [35, 'lead', { status: 'submitted' }],
        [38, 'coordinator', { status: 'closed' }],
      ],
      [
        [1, 'coordinator', { due }],
        [2, 'lead', { status: 'in_progress' }],
        [12, 'lead', { progress: '初稿' }],
        [50, 'lead', { status: 'submitted' }],
        [54, 'coordinator', { status: 'returned' }],
        [60, 'lead', { status: 'submitted' }],
      ],
      [[2, 'coordinator', { status: 'deferred' }]],
    ]
    const plan = plans[n % 7 === 6 ? 3 : n % 6]!
    const delay = random.below(20)
    return plan.map(([days, by, cells]) => ({
      at: began + (days + (days > 1 ? delay : 0)) * day + random.below(8) * 3_600_000,
      written: [{ item: item.id, cells }],
      person: by === 'lead' ? lead : xu,
    }))
  })
  for (const act of acts.sort((a, b) => a.at - b.at).filter(({ at }) => at < now)) {
    ledger.now = act.at
    await ledger.commit([act])
  }
  await ledger.finishBursts()
  await db.destroy()
}
