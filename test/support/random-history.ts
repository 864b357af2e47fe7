import type { Item, Stream } from '#app/model/ledger/rows'
import { emptyItem, emptyStream } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import { builtInSchema } from '#app/model/ledger/schema'
import { nextStamp, type Stamp } from '#app/model/ledger/stamp'
import { statuses } from '#app/model/ledger/status'
import type { Db } from '#db/connect'
import type { Edit, RowChange } from '#db/history'
import type { StampedItem } from '#db/items'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { presentRows } from '#db/ledger-rows'
import { addDays, dateIn } from '#app/model/text/dates'
import type { Random } from './random'

const departments = ['renshe', 'minzheng', 'chengguan']
export const writers: Person[] = [
  { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' },
  ...departments.map((department): Person => ({ id: department, name: department, role: 'department', department })),
]

/** What is written in one row: cells of an item, or of a stream; null: it goes. */
export type Written = { item: string; cells: Partial<Item> | null } | { stream: string; cells: Partial<Stream> | null }

/** A ledger that is written in as a room does it, by its log: update, history and projections in one transaction. */
export class WrittenLedger {
  private readonly items = new Map<string, Item>()
  private readonly streams = new Map<string, Stream>()
  private readonly stamps = new Map<string, Stamp>()

  private constructor(
    private readonly log: LedgerLog,
    public now: number,
  ) {}

  static async open(db: Db, tracker: string, now: number): Promise<WrittenLedger> {
    const log = createLedgerLog(db, tracker)
    await log.load()
    const ledger = new WrittenLedger(log, now)
    const { items, streams, stamps } = await presentRows(db, tracker)
    for (const item of items) ledger.items.set(item.id, item)
    for (const stream of streams) ledger.streams.set(stream.id, stream)
    for (const [id, stamp] of Object.entries(stamps)) ledger.stamps.set(id, stamp)
    return ledger
  }

  rows(): { items: Item[]; streams: Stream[] } {
    return { items: [...this.items.values()], streams: [...this.streams.values()] }
  }

  /** One commit; each part is one person's update, at a moment (ms). */
  async commit(parts: readonly { person: Person; at: number; written: readonly Written[] }[]): Promise<void> {
    const items = new Map<string, StampedItem | null>()
    const streams = new Map<string, Stream | null>()
    const edits = parts.map(({ person, at, written }): Edit => {
      const rows = written.map((one): RowChange => ('item' in one ? this.item(one, person, at) : this.stream(one)))
      for (const { kind, id } of rows) {
        const item = this.items.get(id)
        if (kind === 'item') items.set(id, item ? { item, stamp: this.stamps.get(id)! } : null)
        else streams.set(id, this.streams.get(id) ?? null)
      }
      return { person, at, schema: builtInSchema, rows }
    })
    const commit = { at: this.now, update: new Uint8Array(2), owners: new Map<number, string>(), edits, items, streams }
    await this.log.window((window) => window.append({ ...commit, columns: new Map() }))
  }

  finishBursts(): Promise<void> {
    return this.log.finishBursts(Infinity)
  }

  private item({ item: id, cells }: Extract<Written, { item: string }>, person: Person, at: number): RowChange {
    const before = this.items.get(id) ?? null
    const after = cells && { ...(before ?? emptyItem(id)), ...cells }
    if (after) {
      this.items.set(id, after)
      this.stamps.set(id, nextStamp(before, after, this.stamps.get(id), person, at, builtInSchema))
    } else {
      this.items.delete(id)
      this.stamps.delete(id)
    }
    return { kind: 'item', id, before, after }
  }

  private stream({ stream: id, cells }: Extract<Written, { stream: string }>): RowChange {
    const before = this.streams.get(id) ?? null
    const after = cells && { ...(before ?? emptyStream(id)), ...cells }
    if (after) this.streams.set(id, after)
    else this.streams.delete(id)
    return { kind: 'stream', id, before, after }
  }
}

const day = 86_400_000

/** Writes at random, as nobody would be let: what figures say must follow from the history, whatever it is. */
export async function writeAtRandom(ledger: WrittenLedger, random: Random, commits: number): Promise<void> {
  for (let n = 0; n < commits; n++) {
    ledger.now += random.pick([0, 1, 60_000, day / 2, day, 3 * day, 9 * day])
    const parts = Array.from({ length: 1 + random.below(3) }, (_, part) => ({
      person: random.pick(writers),
      at: ledger.now + part * random.below(2),
    })).sort((a, b) => a.at - b.at)
    ledger.now = parts.at(-1)!.at
    for (const part of parts) Object.assign(part, { written: [] })
    await ledger.commit(parts.map((part) => ({ ...part, written: [anyWork(ledger, random)] })))
    if (random.below(5) === 0) await ledger.finishBursts()
  }
}

function anyWork(ledger: WrittenLedger, random: Random): Written {
  const { items, streams } = ledger.rows()
  const fresh = `n${random.below(6)}`
  const item = random.below(4) === 0 || items.length === 0 ? fresh : random.pick(items).id
  const stream = random.pick(streams).id
  const dates = ['', addDays(dateIn('Asia/Shanghai', ledger.now), random.below(30) - 10)]
  const isThere = items.some(({ id }) => id === item)
  const cells: (() => Partial<Item> | null)[] = [
    () => ({ status: random.pick(statuses) }),
    () => ({ status: random.pick(statuses) }),
    () => ({ status: random.pick(statuses), due: random.pick(dates) }),
    () => ({ due: random.pick(dates) }),
    () => ({ lead: random.pick(['', ...departments]) }),
    () => ({ support: [random.pick(departments)] }),
    () => ({ stream }),
    () => ({ parent: random.pick(['', ...items.map(({ id }) => id)]) }),
    () => ({ progress: `进展 ${random.below(100)}` }),
    () => ({ title: `事项 ${random.below(100)}` }),
    () => null,
  ]
  if (random.below(12) === 0)
    return { stream, cells: random.pick([{ removed: 'yes' }, { removed: '' }, { title: `类别 ${random.below(9)}` }]) }
  if (!isThere) return { item, cells: { stream, lead: random.pick(departments), order: `a${random.below(9)}` } }
  return { item, cells: random.pick(cells)() }
}
