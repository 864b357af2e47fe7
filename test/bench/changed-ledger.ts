import { newStamp, nextStamp } from '#app/model/ledger/stamp'
import path from 'node:path'
import type { Item } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import { connect, settle } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { appendHistory, finishBursts, type Edit } from '#db/history'
import { putItems, type StampedItem } from '#db/items'
import { closeMeeting, insertMeeting, lastChange } from '#db/meetings'
import { migrate } from '#db/migrate'
import { bigRows, storeRows } from './big-ledger'
import { builtInSchema } from '#app/model/ledger/schema'

export const changedTracker = 'compared'

export interface ChangedLedger {
  rows: number
  /** Changes of the history since the last meeting, and before it. */
  changes: number
  older: number
  /** One change in so many is of the status, and one of the deadline; unless given, one in five. */
  turns?: number
}

const week = 7 * 86_400_000
/** So many edits come in one commit. */
const atOnce = 100
const people: Person[] = Array.from({ length: 50 }, (_, i) => ({
  id: `p${i}`,
  name: `联络员${i}`,
  role: 'department',
  department: i % 2 ? 'renshe' : 'jiaowei',
}))
/** Short cells and long texts; `turn`: its place among all changes. */
const words: ((turn: number) => Partial<Item>)[] = [
  (turn) => ({ owner: `王敏${turn}` }),
  (turn) => ({ progress: `第${turn}次专题会已开，方案征求意见两轮，正在修改后报区委编办审核。` }),
  (turn) => ({ next: `下周前完成第${turn}稿，月底前提请会议审议。` }),
]

/** What a row's change is, each another value than before; `lap`: how often it had its turn. */
function cellsOf(turn: number, lap: number, turns: number): Partial<Item> {
  const round = Math.floor(lap / turns)
  if (lap % turns === 2) return { status: round % 2 ? 'in_progress' : 'blocked' }
  if (lap % turns === 4) return { due: `2027-${String((round % 12) + 1).padStart(2, '0')}-15` }
  return words[lap % turns === 3 ? 2 : lap % words.length]!(turn)
}

/** Stores a ledger that many people changed before a meeting and after it: each change another cell, as far as there are. */
export async function storeChangedLedger(
  folder: string,
  { rows, changes, older, turns = 5 }: ChangedLedger,
  now: number,
): Promise<void> {
  const db = connect(path.join(folder, 'luoshi.db'))
  const items = new Map<string, StampedItem>()
  let turn = 0
  /** Evenly over a time. */
  const live = async (count: number, from: number, to: number) => {
    for (let done = 0; done < count; done += atOnce) {
      const edits: Edit[] = []
      const touched = new Map<string, StampedItem>()
      for (let i = done; i < Math.min(count, done + atOnce); i++, turn++) {
        const id = `r${(turn % rows) + 1}`
        const person = people[turn % people.length]!
        const at = Math.round(from + ((to - from) * i) / count)
        const { item: before, stamp } = items.get(id)!
        const after = { ...before, ...cellsOf(turn, Math.floor(turn / rows), turns) }
        edits.push({ person, at, schema: builtInSchema, rows: [{ kind: 'item', id, before, after }] })
        touched.set(id, {
          item: after,
          stamp: nextStamp(before, after, stamp, person, at, builtInSchema),
        })
        items.set(id, touched.get(id)!)
      }
      await db.transaction().execute(async (trx) => {
        await appendHistory(trx, changedTracker, turn, edits)
        await putItems(trx, changedTracker, touched)
      })
    }
    await db.transaction().execute((trx) => finishBursts(trx, changedTracker, Infinity))
  }
  try {
    await migrate(db)
    const born = now - 52 * week
    await seedFirstLedger(db, born)
    const first = bigRows(rows)
    await storeRows(db, changedTracker, first, born)
    for (const item of first.items) items.set(item.id, { item, stamp: newStamp(born) })
    await live(older, born, now - week)
    await db.transaction().execute(async (trx) => {
      const meeting = {
        id: 'last',
        title: '例会',
        heldOn: '2026-11-16',
        chair: '',
        by: 'stream' as const,
        secondsPerItem: null,
        base: { meeting: null, at: born },
      }
      await insertMeeting(trx, changedTracker, meeting, people[0]!, now - week)
      await closeMeeting(trx, meeting.id, people[0]!, { at: now - week, change: await lastChange(trx) })
    })
    await live(changes, now - week, now)
    await settle(db)
  } finally {
    await db.destroy()
  }
}
