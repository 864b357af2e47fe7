import { foldName } from '../../model/ledger/nameReader'
import { isBlank } from '../../model/text/fold'
import type { JoinedRow } from './joinedTable'
import { Levels } from './levels'
import { numberingOf, type Numbering } from './numbering'
import { oddNumbers, type NumberedRow } from './oddNumbers'
import type { BuiltInMeaning, Corrections, Note, Problem, RowFate, StreamSource } from './proposal'
import { Sections, type Heading } from './sections'

/** An item that a file has, with the row that it stands in; null where several rows share it. */
export interface FoundItem {
  row: JoinedRow | null
  /** The first of its rows: where it is told. */
  first: JoinedRow
  title: string
  children: FoundItem[]
}

export interface FoundStream {
  title: string
  items: FoundItem[]
}

export interface Structure {
  streams: FoundStream[]
  source: StreamSource
  sources: StreamSource[]
  fates: Map<string, RowFate>
  problems: Problem[]
  notes: Note[]
}

export interface StructureOptions {
  rows: readonly JoinedRow[]
  columnOf: ReadonlyMap<BuiltInMeaning, number>
  /** Columns of which anything in a row makes it more than a heading. */
  telling: readonly number[]
  sheetNames: readonly string[]
  corrections: Corrections
}

/** Puts rows in streams, items and sub-items by columns, headings, merged cells and numbers (L6). */
export function structureOf(options: StructureOptions): Structure {
  return new Reader(options).read()
}

interface Read {
  row: JoinedRow
  code: string
  title: string
  stream: string
  sub: string
  number: Numbering | null
  /** The number stands before the title, and is none of its words. */
  isNumberInTitle: boolean
  isHeading: boolean
}

class Reader {
  private readonly streams: FoundStream[] = []
  private readonly byTitle = new Map<string, FoundStream>()
  private readonly fates = new Map<string, RowFate>()
  private readonly problems: Problem[] = []
  private sections = new Sections([], null)
  private stream: FoundStream | null = null
  private item: FoundItem | null = null
  /** Where the present item's title began, when it is merged over several rows. */
  private itemFrom = ''
  /** Items of the present stream by their numbers. */
  private numbered = new Map<string, FoundItem>()
  private levels = new Levels()
  private readonly numbers = new Map<FoundStream, NumberedRow[]>()

  /** How many rows each merged title lies over. */
  private readonly shared = new Map<string, number>()
  /** Numbers under which there are others: 3 of 3.1. */
  private readonly heads = new Set<string>()
  /** The last row that has a number, by stream and number. */
  private readonly lastOf = new Map<string, number>()

  constructor(private readonly options: StructureOptions) {
    const code = options.columnOf.get('code') ?? -1
    for (const row of options.rows) {
      const from = this.mergedFrom(row)
      if (from !== null) this.shared.set(`${row.sheet}:${from}`, (this.shared.get(`${row.sheet}:${from}`) ?? 0) + 1)
      const head = /^(\d+)[.-]\d+$/.exec((row.cells[code] ?? '').trim())?.[1]
      if (head !== undefined) this.heads.add(head)
    }
  }

  read(): Structure {
    const read = this.options.rows.map((row) => this.readRow(row))
    const sources = this.sourcesIn(read)
    const asked = this.options.corrections.streamSource
    const source = asked && sources.includes(asked) ? asked : sources[0]!
    const isSeveral = new Set(read.map(({ row }) => row.sheet)).size > 1
    const headings = read.map((entry) => (source === 'sections' && entry.isHeading ? headingOf(entry) : null))
    this.sections = new Sections(headings, isSeveral ? this.options.sheetNames : null)
    read.forEach(({ number, title, stream }, i) => {
      if (number && title !== '') this.lastOf.set(`${stream}:${number.path.join('.')}`, i)
    })
    read.forEach((entry, i) => this.place(entry, source, i))
    const streams = this.streams.filter(({ items }) => items.length > 0)
    const notes = [...this.sections.notes(), ...[...this.numbers.values()].flatMap(oddNumbers)]
    return { streams, source, sources, fates: this.fates, problems: this.problems, notes }
  }

  private readRow(row: JoinedRow): Read {
    const text = (meaning: BuiltInMeaning) => row.cells[this.options.columnOf.get(meaning) ?? -1]?.trim() ?? ''
    const [code, sub] = [text('code'), text('subTitle')]
    const filled = row.cells.filter((cell) => !isBlank(cell))
    const isAlone =
      row.lost.size === 0 && this.options.telling.every((column) => isBlank(row.cells[column] ?? '')) && sub === ''
    // A heading may stand in whichever column is first.
    const isNumber = numberingOf(code, true)?.rest === ''
    const heading = filled.find((cell) => cell.trim() !== code) ?? (isNumber ? '' : code)
    const isOne = isAlone && filled.length - (code === '' || code === heading ? 0 : 1) <= 1
    const title = text('title') || (isOne ? heading : '')
    const ofCode = code === title ? null : numberingOf(code, true)
    // Beside a part the number is that part's.
    const ofTitle = code === '' || code === title || sub !== '' ? numberingOf(title) : null
    const number = sub === '' ? (ofCode ?? ofTitle) : (ofTitle ?? ofCode)
    const isHeading = isOne && title !== '' && (number?.rank === 0 || row.isWide || this.isFirstOf(number))
    return {
      row,
      code,
      title,
      stream: text('stream'),
      sub,
      number,
      isNumberInTitle: number !== null && number === ofTitle,
      isHeading,
    }
  }

  /** Does `3` head 3.1 and 3.2, and is itself no more than a name? */
  private isFirstOf(number: Numbering | null): boolean {
    return number?.path.length === 1 && this.heads.has(String(number.path[0]))
  }

  private sourcesIn(read: readonly Read[]): StreamSource[] {
    const sources: StreamSource[] = []
    if (this.options.columnOf.has('stream')) sources.push('column')
    if (read.some(({ isHeading }) => isHeading)) sources.push('sections')
    if (new Set(read.map(({ row }) => row.sheet)).size > 1) sources.push('sheets')
    return [...sources, 'one']
  }

  private place(entry: Read, source: StreamSource, at: number): void {
    const { row, title, sub, number, isHeading } = entry
    if (isHeading && source === 'sections') {
      this.fates.set(row.key, 'stream')
      return this.enter(this.sections.enter(headingOf(entry)))
    }
    this.enter(this.streamOf(entry, source))
    if (isHeading && number?.rank === 0 && source === 'column') return this.refuse(row, 'unknown-section', title)
    const own = entry.isNumberInTitle ? number!.rest || title : title
    if (sub !== '') return this.placePart(entry, own, sub)
    if (own === '') return this.refuse(row, 'no-title', '')
    const from = this.mergedFrom(row)
    // Several rows of one title: what each of them says of it.
    if (from !== null && this.shared.get(`${row.sheet}:${from}`)! > 1) return this.placePart(entry, own, own)
    this.placeNumbered(entry, own, at)
  }

  /** What the stream is called that a row stands in; where it does not say, that of the row above. */
  private streamOf({ row, stream }: Read, source: StreamSource): string {
    const present = this.stream?.title ?? ''
    if (source === 'column') return stream === '' ? present : numberingOf(stream)?.rest || stream
    if (source === 'sheets') return this.options.sheetNames[row.sheet] ?? ''
    return source === 'sections' ? (this.sections.use(row) ?? present) : present
  }

  private placeNumbered(entry: Read, title: string, at: number): void {
    const { row, number } = entry
    const path = number?.path ?? []
    const parentPath = path.slice(0, -1).join('.')
    const depth = this.levels.depthOf(number)
    const parent = this.numbered.get(parentPath)
    const under = parent ?? (depth > 0 && path.length < 2 ? this.item : null)
    const isDeep = under !== null && (this.isSubItem(under) || (!parent && depth > 1))
    if (path.length > 0) this.numbers.get(this.stream!)!.push({ row, path })
    if (isDeep && this.options.corrections.rows[row.key] !== 'sub-item') return this.refuse(row, 'sub-sub-item', title)
    // Under nothing so far, but what it belongs to comes below.
    if (!under && path.length > 1 && (this.lastOf.get(`${entry.stream}:${parentPath}`) ?? -1) > at)
      return this.refuse(row, 'parent-after', title)
    if (!under) this.levels.begin(number)
    const item = under ? this.addSub(isDeep ? (this.item ?? under) : under, row, title) : this.add(row, title)
    if (path.length > 0) this.numbered.set(path.join('.'), item)
  }

  /** A row that says one part of an item, which it names, or which goes on from the row above. */
  private placePart({ row, number }: Read, title: string, part: string): void {
    const from = this.mergedFrom(row)
    const here = `${row.sheet}:${from ?? row.line}`
    const isLost = row.lost.has(this.options.columnOf.get('title') ?? -1)
    const goesOn =
      this.item !== null &&
      ((title === '' && !isLost) || here === this.itemFrom || foldName(title) === foldName(this.item.title))
    if (!goesOn) {
      if (title === '') return this.refuse(row, 'no-title', part)
      this.item = { row: null, first: row, title, children: [] }
      this.stream!.items.push(this.item)
      if (number && number.path.length > 0) this.numbered.set(number.path.join('.'), this.item)
    }
    this.itemFrom = here
    this.addSub(this.item!, row, numberingOf(part)?.rest || part)
  }

  private mergedFrom(row: JoinedRow): number | null {
    return row.mergedFrom.get(this.options.columnOf.get('title') ?? -1) ?? null
  }

  private enter(title: string): void {
    const key = foldName(title)
    const known = this.byTitle.get(key)
    if (known && known === this.stream) return
    this.stream = known ?? { title, items: [] }
    if (!known) {
      this.byTitle.set(key, this.stream)
      this.streams.push(this.stream)
      this.numbers.set(this.stream, [])
    }
    this.item = null
    this.itemFrom = ''
    this.numbered = new Map()
    this.levels = new Levels()
  }

  private add(row: JoinedRow, title: string): FoundItem {
    this.fates.set(row.key, 'item')
    this.item = { row, first: row, title, children: [] }
    this.itemFrom = ''
    this.stream!.items.push(this.item)
    return this.item
  }

  private addSub(parent: FoundItem, row: JoinedRow, title: string): FoundItem {
    this.fates.set(row.key, 'sub-item')
    const sub: FoundItem = { row, first: row, title, children: [] }
    parent.children.push(sub)
    return sub
  }

  private isSubItem(item: FoundItem): boolean {
    return !this.stream!.items.includes(item)
  }

  private refuse(row: JoinedRow, code: Problem['code'], text: string): void {
    this.fates.set(row.key, 'out')
    this.problems.push({ code, sheet: row.sheet, line: row.line, text })
  }
}

function headingOf({ row, title, number }: Read): Heading {
  return { row, title: number?.rest || title, rank: number?.rank ?? null }
}
