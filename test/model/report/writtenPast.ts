import { emptyItem, emptyStream, type Item } from '#app/model/ledger/rows'
import { LedgerPast } from '#app/model/report/past'
import { SpanKeeper } from '#app/model/report/replay'

/** A ledger's past, written down a step at a time: days count from its beginning. */
export class WrittenPast {
  private readonly keeper = new SpanKeeper({ items: [], streams: [] })
  private readonly rows = new Map<string, Item>()
  private readonly reports = new Map<string, number[]>()
  private seq = 0

  constructor(
    readonly beganAt: number,
    streams: readonly string[],
  ) {
    streams.forEach((id, i) =>
      this.keeper.stream(id, this.step(0, 'bianban'), () => ({ ...emptyStream(id), order: `a${i}`, title: id })),
    )
  }

  at(day: number): number {
    return this.beganAt + day * 86_400_000
  }

  /** What a row says from that day on, by a department's hand; null: it goes. */
  write(day: number, by: string, id: string, cells: Partial<Item> | null): this {
    const row = cells && { ...(this.rows.get(id) ?? emptyItem(id)), ...cells }
    if (row) this.rows.set(id, row)
    this.keeper.item(id, this.step(day, by), () => row)
    return this
  }

  /** Its lead department reports on a row. */
  report(id: string, ...days: number[]): this {
    this.reports.set(id, [...(this.reports.get(id) ?? []), ...days.map((day) => this.at(day))])
    return this
  }

  past(): LedgerPast {
    return new LedgerPast(this.beganAt, this.keeper.all(), this.reports)
  }

  private step(day: number, by: string) {
    return { at: this.at(day), seq: ++this.seq, by: { id: by, name: by, department: by } }
  }
}
