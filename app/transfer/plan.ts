import type { Language } from '../i18n/language'
import { words } from '../i18n/words'
import type { StoredColumn } from '../model/ledger/columns'
import { withDistinctStreams } from '../model/ledger/distinctNames'
import { isBlank } from '../model/text/fold'
import { leftoverIn } from '../model/text/leftovers'
import { cellIn, emptyCell, emptyItem, isEqualCell, type CellValue, type Item } from '../model/ledger/rows'
import { foldName, type NameReader } from '../model/ledger/nameReader'
import { createCellParser, type CellParser } from '../model/ledger/parseCell'
import { ordersAfter } from '../model/ledger/order'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import { coordinates, type Department, type Person } from '../model/ledger/person'
import type { LedgerSchema } from '../model/ledger/schema'
import type { World } from '../model/ledger/rights'
import { cellReader, linkReader, type CellReader } from './cellReader'
import { createCellText, type CellText } from '../reading/cellText'
import { createWording } from '../reading/wording'
import type { FileTable } from './fileTable'
import { withoutGuard } from './formula-guard'
import { importColumns, type ImportColumn, type Mapping } from './guessColumns'
import { judgeCells, type RefusedCell, type Values } from './judgeCells'
import { matchRows, namesOfStreams, type Match } from './matchRows'
import type { Reason } from './reasons'
import { xlsxText } from './xlsxText'

/** The ledger that a file is compared with, and who compares. */
export interface LedgerNow {
  id: string
  streams: readonly OutlineStream[]
  departments: readonly Department[]
  person: Person
  today: string
  world: World
  /** How many rows may still be added. */
  room: number
  /** In which preview and reasons are read. */
  language: Language
  /** The id that the row of this line gets if it is new: the same however often it is asked. */
  idOf(line: number): string
}

export interface PlannedCell {
  column: StoredColumn
  value: CellValue
  /** As text, for people. */
  from: string
  to: string
}

/** A row of the file that is not as in the ledger already. */
export interface PlannedRow {
  line: number
  id: string
  /** `refused`: nothing of it is written; `out`: and it cannot be, since it is no row of the ledger's. */
  kind: 'new' | 'changed' | 'refused' | 'out'
  /** Where it stands, or will; of a row that stays out, as the file says. */
  code: string
  title: string
  fileCode: string
  /** It has another code in the file, or none: its title told which item it is. */
  byTitle: boolean
  cells: PlannedCell[]
  refused: RefusedCell[]
  /** Of a new row: the row as a whole. */
  item: Item | null
}

export interface Plan {
  rows: PlannedRow[]
  counts: Record<
    'newRows' | 'changedRows' | 'changedCells' | 'refusedRows' | 'refusedCells' | 'unchangedRows' | 'emptyCells',
    number
  >
}

type WrittenColumn = Exclude<ImportColumn, 'code' | 'stream'>
/** An item without these would be none; an empty cell of a file never empties them. */
const neverEmpty: readonly StoredColumn[] = ['title', 'status']

/**
 * What importing this table would do, row by row and cell by cell, judged by the same rules as every edit. An empty cell of
 * the file leaves the ledger's as it is, unless `clearsEmpty`.
 */
export function planImport(table: FileTable, mapping: Mapping, clearsEmpty: boolean, ledger: LedgerNow): Plan {
  return new Planner(table, cellReader(table, mapping), linkReader(table, mapping), clearsEmpty, ledger).plan()
}

class Planner {
  private readonly texts: Record<Language, CellText>
  private readonly schema: LedgerSchema
  /** Code and stream say which row is meant and where it goes; all others are written. */
  private readonly written: readonly WrittenColumn[]
  private readonly parse: CellParser
  private readonly matches: Match[]
  private readonly world: World
  private readonly counts: Plan['counts'] = {
    newRows: 0,
    changedRows: 0,
    changedCells: 0,
    refusedRows: 0,
    refusedCells: 0,
    unchangedRows: 0,
    emptyCells: 0,
  }
  /** New rows so far, by the id of what they go under. */
  private readonly added = new Map<string, { count: number; order: string | null }>()
  private readonly newCodes = new Map<string, string>()
  /** Rows that new ones go under. */
  private readonly gaining = new Set<string>()
  private readonly streamNames: NameReader

  constructor(
    private readonly table: FileTable,
    private readonly cell: CellReader,
    private readonly link: CellReader,
    private readonly clearsEmpty: boolean,
    private readonly ledger: LedgerNow,
  ) {
    const { id, departments, person, today } = ledger
    const apart = withDistinctStreams(ledger.streams.map(({ stream }) => stream))
    const streams = ledger.streams.map((known, i) => ({ ...known, stream: apart[i]! }))
    const { schema } = ledger.world
    this.schema = schema
    this.written = importColumns(schema).filter((column) => column !== 'code' && column !== 'stream')
    const named = { schema, departments, streams: apart }
    const textsIn = (language: Language) => createCellText(createWording(named, language, 'full'))
    this.texts = { zh: textsIn('zh'), en: textsIn('en') }
    this.parse = createCellParser({ departments, statusNames: [words.zh.status, words.en.status], today, ledger: id })
    this.streamNames = namesOfStreams(streams)
    this.matches = matchRows(table, cell, streams, coordinates(person))
    this.world = this.worldAfter()
  }

  plan(): Plan {
    const rows = this.matches.map((match, row) => ({ match, row }))
    // Items before sub-items: a new item's code and id are known before anything goes under it.
    const isSub = ({ match }: { match: Match }) => match.kind === 'new' && match.parent !== null
    const planned = [...rows.filter((row) => !isSub(row)), ...rows.filter(isSub)].map(({ match, row }) =>
      this.planRow(match, row),
    )
    return { rows: planned.filter((row) => row !== null).sort((a, b) => a.line - b.line), counts: this.counts }
  }

  private planRow(match: Match, row: number): PlannedRow | null {
    const { counts } = this
    const planned =
      match.kind === 'there'
        ? this.planChange(match, row)
        : match.kind === 'new'
          ? this.planNew(match, row)
          : this.leaveOut(row, match.column, match.why)
    if (planned.kind === 'refused' && planned.refused.length === 0) {
      counts.unchangedRows++
      return null
    }
    if (planned.kind === 'new') counts.newRows++
    if (planned.kind === 'out') counts.refusedRows++
    else counts.refusedCells += planned.refused.length
    if (planned.kind === 'changed') {
      counts.changedRows++
      counts.changedCells += planned.cells.length
    }
    return planned
  }

  private leaveOut(row: number, column: ImportColumn | null, why: Reason): PlannedRow {
    const text = column === null ? '' : (this.cell(row, column) ?? '')
    return { ...this.blank(row), kind: 'out', refused: [{ column, text, why }] }
  }

  private planChange({ entry, stream, byTitle }: Extract<Match, { kind: 'there' }>, row: number): PlannedRow {
    const { item } = entry
    const refused: RefusedCell[] = [...this.judgeCode(row), ...this.judgeStream(row, stream)]
    const values: Values = new Map()
    for (const column of this.written) {
      const raw = this.cell(row, column)
      if (raw === undefined || this.isAsThere(raw, stream, entry, column)) continue
      if (raw.trim() === '') {
        if (this.clearsEmpty && !neverEmpty.includes(column)) values.set(column, emptyCell(column))
        else this.counts.emptyCells++
        continue
      }
      const parsed = this.parse(this.schema.column(column)!, withoutGuard(raw), this.link(row, column))
      // A file in English has English titles, of items that have one.
      const target = column === 'title' && item.titleEn !== '' && !/\p{Script=Han}/u.test(raw) ? 'titleEn' : column
      if ('code' in parsed) refused.push({ column, text: raw, why: parsed.code })
      else if (!isEqualCell(parsed.value, cellIn(item, target))) values.set(target, parsed.value)
    }
    const after = {
      ...(judgeCells(this.ledger.person, item, false, values, this.world, refused, this.said(row)) ?? item),
    }
    // What the writer does by itself is told like the rest: a new title leaves its translation behind.
    if (values.has('title') && !values.has('titleEn') && item.titleEn !== '')
      values.set('titleEn', (after.titleEn = ''))
    // In the order of the ledger's columns.
    const cells = this.written
      .filter((column) => values.has(column))
      .map((column) => ({ column, value: values.get(column)!, ...this.fromTo(stream, entry, after, column) }))
    return {
      ...this.blank(row),
      id: item.id,
      kind: cells.length > 0 ? 'changed' : 'refused',
      code: entry.code,
      title: this.texts[this.ledger.language](stream, entry, 'title'),
      byTitle,
      cells,
      refused,
    }
  }

  private planNew(match: Extract<Match, { kind: 'new' }>, row: number): PlannedRow {
    const { parent, stream } = match
    const { line } = this.table.rows[row]!
    if (typeof parent === 'object' && parent !== null && parent.depth > 0)
      return this.leaveOut(row, 'code', 'bad-place')
    const parentId = parent === null ? '' : typeof parent === 'number' ? this.ledger.idOf(parent) : parent.item.id
    const parentCode =
      parent === null ? String(stream.number) : typeof parent === 'number' ? this.newCodes.get(parentId) : parent.code
    if (parentCode === undefined) return this.leaveOut(row, 'code', 'no-parent')
    if (this.counts.newRows >= this.ledger.room) return this.leaveOut(row, null, 'too-many-rows')
    const refused: RefusedCell[] = this.judgeCode(row)
    const values: Values = new Map()
    for (const column of this.written) {
      const raw = this.cell(row, column) ?? ''
      if (raw.trim() === '') continue
      const parsed = this.parse(this.schema.column(column)!, withoutGuard(raw), this.link(row, column))
      if ('code' in parsed) refused.push({ column, text: raw, why: parsed.code })
      else values.set(column, parsed.value)
    }
    const siblings = typeof parent === 'number' ? [] : parent === null ? stream.items : parent.children
    const place = this.placeAfter(parentId || stream.stream.id, siblings)
    const start: Item = {
      ...emptyItem(this.ledger.idOf(line)),
      stream: stream.stream.id,
      parent: parentId,
      order: place.order,
      status: 'issued',
    }
    if (values.has('status') && this.gaining.has(start.id)) {
      values.delete('status')
      refused.push({ column: 'status', text: this.cell(row, 'status') ?? '', why: 'has-sub-items' })
    }
    const item = judgeCells(this.ledger.person, start, true, values, this.world, refused, this.said(row))
    if (item === null) return this.leaveOut(row, null, refused.at(-1)!.why)
    const code = `${parentCode}.${place.number}`
    this.newCodes.set(item.id, code)
    const entry: OutlineItem = { item: start, code, depth: parent === null ? 0 : 1, children: [] }
    const cells = [...values].map(([column, value]) => ({
      column,
      value,
      ...this.fromTo(stream, entry, item, column),
      from: '',
    }))
    return { ...this.blank(row), id: item.id, kind: 'new', code, title: item.title, cells, refused, item }
  }

  /** What the file says for a stored column; an English title may stand in the title's. */
  private said(row: number): (column: StoredColumn) => string {
    return (column) =>
      this.cell(row, column as ImportColumn) ?? (column === 'titleEn' ? this.cell(row, 'title') : undefined) ?? ''
  }

  /** An error that stands in the code's place says nothing of the row, and is told. */
  private judgeCode(row: number): RefusedCell[] {
    const text = this.cell(row, 'code')?.trim() ?? ''
    const leftover = leftoverIn(withoutGuard(text))
    return leftover ? [{ column: 'code', text, why: leftover }] : []
  }

  /** Import moves no rows: a stream that is another one is told, and the row stays where it is. */
  private judgeStream(row: number, stream: OutlineStream): RefusedCell[] {
    const text = this.cell(row, 'stream')?.trim()
    if (!text) return []
    const id = this.streamNames.one(withoutGuard(text))
    if (id === stream.stream.id) return []
    const why = leftoverIn(withoutGuard(text)) ?? (id === null ? 'unknown-stream' : 'not-moved')
    return [{ column: 'stream', text, why }]
  }

  /**
   * Does the file say what export would write, in either language and format (C2)? To those who write no titles a title
   * only says which row it is, so that its spaces do not matter.
   */
  private isAsThere(raw: string, stream: OutlineStream, entry: OutlineItem, column: StoredColumn): boolean {
    const isOnlyRead = column === 'title' && !coordinates(this.ledger.person)
    return (['zh', 'en'] as const).some((language) => {
      const there = this.texts[language](stream, entry, column)
      if (raw === '' && isBlank(there)) return true
      if (isOnlyRead && foldName(raw) === foldName(there)) return true
      return [raw, withoutGuard(raw)].some(
        (text) => text === there || text.trim() === there.trim() || text === xlsxText(there),
      )
    })
  }

  private fromTo(
    stream: OutlineStream,
    entry: OutlineItem,
    after: Item,
    column: StoredColumn,
  ): { from: string; to: string } {
    const text = this.texts[this.ledger.language]
    const to = { ...entry, item: after }
    // A title is shown in the language of which it is changed.
    if (column === 'title') return { from: entry.item.title, to: after.title }
    return { from: text(stream, entry, column), to: text(stream, to, column) }
  }

  private placeAfter(under: string, siblings: readonly OutlineItem[]): { number: number; order: string } {
    const last = siblings.reduce<string | null>(
      (max, { item }) => (max === null || item.order > max ? item.order : max),
      null,
    )
    const known = this.added.get(under) ?? { count: 0, order: last }
    const [order] = ordersAfter(known.order, 1) as [string]
    this.added.set(under, { count: known.count + 1, order })
    return { number: siblings.length + known.count + 1, order }
  }

  /** The rules' view of the ledger with the new rows in it; a new row gets its sub-items after it is there. */
  private worldAfter(): World {
    const { world, idOf } = this.ledger
    const fresh = new Map<string, string>()
    this.matches.forEach((match, row) => {
      if (match.kind !== 'new') return
      const parent =
        match.parent === null ? '' : typeof match.parent === 'number' ? idOf(match.parent) : match.parent.item.id
      fresh.set(idOf(this.table.rows[row]!.line), parent)
      if (parent) this.gaining.add(parent)
    })
    return {
      ...world,
      parentOf: (id) => fresh.get(id) ?? world.parentOf(id),
      hasSubItems: (id) => !fresh.has(id) && (this.gaining.has(id) || world.hasSubItems(id)),
    }
  }

  private blank(row: number): PlannedRow {
    const { line } = this.table.rows[row]!
    const code = this.cell(row, 'code')?.replace(/^'/, '').trim() ?? ''
    return {
      line,
      id: '',
      kind: 'refused',
      code,
      fileCode: code,
      title: this.cell(row, 'title')?.trim() ?? '',
      byTitle: false,
      cells: [],
      refused: [],
      item: null,
    }
  }
}
