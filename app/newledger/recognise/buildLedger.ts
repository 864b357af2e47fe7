import { isOwnColumn, type OwnColumn, type StoredColumn } from '../../model/ledger/columns'
import { withDistinctColumns } from '../../model/ledger/distinctNames'
import { fitRows } from '../../model/ledger/fitRows'
import type { LightSettings } from '../../model/ledger/light'
import { limits } from '../../model/ledger/limits'
import type { NewLedger } from '../../model/ledger/newLedger'
import { ordersAfter } from '../../model/ledger/order'
import type { Department } from '../../model/ledger/person'
import { emptyItem, emptyStream, type Item, type Stream } from '../../model/ledger/rows'
import { entryOf } from '../../model/text/entryOf'
import { LedgerSchema, type ColumnRecord } from '../../model/ledger/schema'
import { CellReading } from './cellReading'
import { ownKindOf, type ReadColumn } from './columns'
import type { Departments } from './departments'
import { ownRecord, splitUnit } from './ownKind'
import { builtInRecords, withNames } from './columnNames'
import type { BuiltInMeaning, Corrections, Note, Problem } from './proposal'
import type { FoundItem, Structure } from './structure'
import { writtenDue } from './writtenDue'

export interface BuildOptions {
  structure: Structure
  columns: readonly ReadColumn[]
  columnOf: ReadonlyMap<BuiltInMeaning, number>
  departments: Departments
  house: readonly Department[]
  today: string
  title: NewLedger['title']
  corrections: Corrections
  settings: LightSettings
  /** Of dates that name none, by the columns that they stand in. */
  years: ReadonlyMap<number, number>
}

/** The stream of items that stand in none. */
const allItems = { title: '全部事项', titleEn: 'All items' }

export interface BuiltLedger {
  ledger: NewLedger
  problems: Problem[]
  notes: Note[]
  /** In which line of the file an item stands. */
  lineOf: (item: string) => number
}

/** The ledger that a structure comes to; a cell that the rules refuse stays empty and is told (L6). */
export function buildLedger(options: BuildOptions): BuiltLedger {
  return new Builder(options).build()
}

class Builder {
  private readonly items: Item[] = []
  private readonly problems: Problem[] = []
  private readonly own: { id: OwnColumn; column: number }[] = []
  private readonly records: ColumnRecord[]
  private readonly reading: CellReading
  private readonly placeOf = new Map<string, { sheet: number; line: number }>()

  constructor(private readonly options: BuildOptions) {
    this.records = this.ownColumns()
    const schema = new LedgerSchema([...this.records, writtenDue])
    this.reading = new CellReading({ ...options, schema, own: this.own })
  }

  build(): BuiltLedger {
    const { structure, title, settings, corrections } = this.options
    const orders = ordersAfter(null, structure.streams.length)
    const streams = structure.streams.map(({ title: name, items }, i): Stream => {
      const stream = streamOf(`s${i + 1}`, orders[i]!, name, corrections)
      const siblings = ordersAfter(null, items.length)
      items.forEach((item, n) => this.addItem(item, stream.id, siblings[n]!))
      return stream
    })
    const { columnNames } = corrections
    const asWritten = withDistinctColumns([...this.records, writtenDue]).at(-1)!
    const written = this.reading.hasWrittenDue ? [withNames(asWritten, columnNames)] : []
    const columns = [...builtInRecords(columnNames), ...this.records, ...written]
    const items = this.judged(columns, streams)
    const problems = [...this.problems, ...this.reading.problems]
    if (items.length === 0) problems.push({ code: 'nothing', text: '' })
    return {
      ledger: { title, settings, columns, streams, items },
      problems,
      notes: this.reading.notes(),
      lineOf: (item) => this.placeOf.get(item)!.line,
    }
  }

  /** Each column that becomes one of the house's own, called as in the file; what it calls the same is told apart. */
  private ownColumns(): ColumnRecord[] {
    const { columns, corrections } = this.options
    const orders = ordersAfter('az', columns.length)
    const records = columns.flatMap(({ id, meaning, name, letter, unit, texts }, i) => {
      const kind = ownKindOf(meaning)
      if (kind === null || id === null || !isOwnColumn(id)) return []
      this.own.push({ id, column: i })
      const called = kind === 'number' ? splitUnit(name).name : name.trim()
      const record = ownRecord(
        id,
        kind,
        { name: called.slice(0, limits.columnName) || `${letter} 列`, unit, order: orders[i]! },
        texts,
      )
      return called === '' ? { ...record, nameEn: `Column ${letter}` } : record
    })
    return withDistinctColumns(records).map((record) => withNames(record, corrections.columnNames))
  }

  private addItem(found: FoundItem, stream: string, order: string): void {
    const { row, first, title, children } = found
    const id = `r${first.sheet + 1}-${first.line}${row ? '' : '-0'}`
    const start: Item = { ...emptyItem(id), stream, order, title, status: children.length > 0 ? '' : 'issued' }
    const read = row ? this.reading.read(row, start, children.length > 0) : { item: start, each: null }
    this.placeOf.set(id, first)
    // One sub-item for each whom the lead's name means.
    const split = children.flatMap((child) => this.parts(child))
    const each = children.length === 0 && read.each ? read.each : null
    this.items.push(each ? { ...read.item, lead: '', status: '' } : read.item)
    const below = each ? each.map((lead, n) => led(read.item, `${id}-${n + 1}`, lead)) : split
    const orders = ordersAfter(null, below.length)
    below.forEach((sub, n) => {
      this.placeOf.set(sub.id, this.placeOf.get(sub.id) ?? first)
      this.items.push({ ...sub, stream, parent: id, order: orders[n]! })
    })
  }

  private parts({ row, first, title }: FoundItem): Item[] {
    const id = `r${first.sheet + 1}-${first.line}`
    const { item, each } = this.reading.read(row!, { ...emptyItem(id), title, status: 'issued' }, false)
    this.placeOf.set(id, first)
    if (!each) return [item]
    return each.map((lead, n) => {
      this.placeOf.set(`${id}-${n + 1}`, first)
      return led(item, `${id}-${n + 1}`, lead)
    })
  }

  /** All rows as the rules leave them. */
  private judged(columns: readonly ColumnRecord[], streams: readonly Stream[]): Item[] {
    const { house, departments } = this.options
    const known = new Set([...house, ...departments.added].map(({ id }) => id))
    const { items, refused } = fitRows({ columns, streams, items: this.items }, known)
    for (const { code, item, column, text = '' } of refused)
      this.problems.push({ code, ...this.placeOf.get(item!), column: this.fileColumn(column as StoredColumn), text })
    return items
  }

  private fileColumn(column: StoredColumn): number | undefined {
    return this.own.find(({ id }) => id === column)?.column ?? this.options.columnOf.get(column as BuiltInMeaning)
  }
}

/** One of several that are the same but for who leads. */
function led(item: Item, id: string, lead: string): Item {
  return { ...item, id, lead, support: item.support.filter((other) => other !== lead) }
}

function streamOf(id: string, order: string, name: string, { streamsEn }: Corrections): Stream {
  const title = name.replace(/\s*\n\s*/g, ' ') || allItems.title
  const said = entryOf(streamsEn, title)?.trim() ?? ''
  return { ...emptyStream(id), order, title, titleEn: said || (name === '' ? allItems.titleEn : '') }
}
