import { words } from '../../i18n/words'
import { isBlank } from '../../model/text/fold'
import type { OwnColumn, StoredColumn } from '../../model/ledger/columns'
import { createCellParser, type CellParser } from '../../model/ledger/parseCell'
import { missingFor, type Status } from '../../model/ledger/status'
import { withCell, withCells, type CellValue, type Item } from '../../model/ledger/rows'
import type { LedgerSchema } from '../../model/ledger/schema'
import { leftoverIn } from '../../model/text/leftovers'
import type { BuildOptions } from './buildLedger'
import { lacksYear, readWrittenDate } from '../../model/text/writtenDates'
import type { JoinedRow } from './joinedTable'
import type { BuiltInMeaning, Note, Problem } from './proposal'
import { statusIn } from './statusWords'
import { writtenDue } from './writtenDue'

interface ReadingOptions extends BuildOptions {
  schema: LedgerSchema
  own: readonly { id: OwnColumn; column: number }[]
}

/** Read as they stand, by the ledger's own kinds. */
const plain = ['titleEn', 'clause', 'owner', 'progress', 'problems', 'next', 'evidence'] as const

/** Reads what the cells of a row mean in the ledger that is to be, and keeps what could not be read. */
export class CellReading {
  readonly problems: Problem[] = []
  hasWrittenDue = false
  private readonly noted = new Map<Note['code'], Map<string, number[]>>()
  /** In which lines a date was given a year, by column. */
  private readonly completed = new Map<number, number[]>()
  private readonly parsers = new Map<number, CellParser>()

  constructor(private readonly options: ReadingOptions) {}

  /** `each`: the departments of which each gets a sub-item, where the lead's name means several. */
  read(row: JoinedRow, start: Item, hasSubItems: boolean): { item: Item; each: string[] | null } {
    const { schema, own } = this.options
    const columns = [...plain.map((meaning) => ({ id: meaning, column: this.columnOf(meaning) })), ...own]
    let item = withCells(
      start,
      columns.flatMap(({ id, column }) => this.cellOf(id, column, row)),
    )
    item = this.readDue(item, row)
    const { lead, support, each } = this.readDepartments(row, hasSubItems)
    item = { ...item, lead, support }
    const said = this.textOf(row, 'status')
    if (said === '') return { item, each }
    if (hasSubItems) this.refuse(row, 'status', 'has-sub-items', said)
    else item = this.readStatus(item, row, said, schema)
    return { item, each }
  }

  notes(): Note[] {
    const completed = [...this.completed].map(([column, lines]): Note => {
      const { name, letter } = this.options.columns[column]!
      return { code: 'year-completed', text: name || letter, lines, year: this.yearOf(column) }
    })
    const others = [...this.noted].flatMap(([code, byText]) =>
      [...byText].map(([text, lines]) => ({ code, text, lines })),
    )
    return [...completed, ...others]
  }

  /** The cell of a row, as it goes into the ledger; none where it says nothing or cannot be read. */
  private cellOf(
    id: (typeof plain)[number] | OwnColumn,
    column: number | undefined,
    row: JoinedRow,
  ): [StoredColumn, CellValue][] {
    const text = column === undefined ? '' : (row.cells[column] ?? '')
    if (column === undefined || isBlank(text)) return []
    const kind = this.options.schema.column(id)!
    const parsed = this.parse(column)(kind, text, row.links[column])
    if ('value' in parsed) {
      if (kind.kind === 'date') this.tellDate(text, column, row)
      return [[id, parsed.value]]
    }
    this.problems.push({ code: parsed.code, sheet: row.sheet, line: row.line, column, text })
    return []
  }

  /** What a column of dates makes of words is said, since they do not stay. */
  private tellDate(text: string, column: number, row: JoinedRow): void {
    if (lacksYear(text)) this.complete(column, row)
    const read = readWrittenDate(text, this.yearOf(column), this.options.today)
    if (read?.inWords) this.note('date-in-words', `${text.trim()} → ${read.date}`, row.line)
  }

  /** What is no day stays as it is written, in a column of its own. */
  private readDue(item: Item, row: JoinedRow): Item {
    const text = this.textOf(row, 'due')
    if (text === '') return item
    const column = this.columnOf('due')!
    const due = readWrittenDate(text, this.yearOf(column), this.options.today)
    if (due && lacksYear(text)) this.complete(column, row)
    if (due && !due.inWords) return { ...item, due: due.date }
    this.hasWrittenDue = true
    this.note(due ? 'deadline-in-words' : 'deadline-as-text', due ? `${text} → ${due.date}` : text, row.line)
    return withCell({ ...item, due: due?.date ?? '' }, writtenDue.id as OwnColumn, text.replace(/\s*\n\s*/g, ' '))
  }

  /** An item that is divided already is not divided again by who leads it. */
  private readDepartments(
    row: JoinedRow,
    hasSubItems: boolean,
  ): { lead: string; support: string[]; each: string[] | null } {
    const { departments } = this.options
    const [lead, support] = (['lead', 'support'] as const).map((meaning) => {
      const text = this.textOf(row, meaning)
      for (const leftover of departments.leftoversIn(text)) this.refuse(row, meaning, leftoverIn(leftover)!, leftover)
      return text
    }) as [string, string]
    const { leads, supports } = departments.rolesIn(lead, support)
    for (const name of [...leads, ...supports])
      if (departments.idOf(name) === null && departments.eachOf(name) === null)
        this.note('department-out', name, row.line)
    const [first = '', ...others] = this.idsOf(leads)
    if (!hasSubItems && leads.some((name) => departments.eachOf(name)))
      return { lead: '', support: this.idsOf(supports), each: [first, ...others] }
    if (others.length > 0) this.note('several-leads', lead.replace(/\s*\n\s*/g, '、'), row.line)
    const all = [...new Set([...others, ...this.idsOf(supports)])]
    return { lead: first, support: all.filter((id) => id !== first), each: null }
  }

  private idsOf(names: readonly string[]): string[] {
    const { departments } = this.options
    return [...new Set(names.flatMap((name) => departments.eachOf(name) ?? departments.idOf(name) ?? []))]
  }

  /** Done, without what closing needs, is as far as the rules let it be. */
  private readStatus(item: Item, row: JoinedRow, text: string, schema: LedgerSchema): Item {
    const parsed = this.parse(this.columnOf('status')!)(schema.column('status'), text)
    const status = 'value' in parsed ? (parsed.value as Status) : statusIn(text)
    if (status === null) {
      this.refuse(row, 'status', 'unknown-status', text)
      return item
    }
    const lower: Status[] =
      status === 'closed'
        ? ['closed', 'submitted', 'in_progress']
        : status === 'submitted'
          ? ['submitted', 'in_progress']
          : [status]
    const reached = lower.find((one) => one === 'in_progress' || !missingFor(one, item, 'blocked', schema)) ?? status
    if (reached !== status) this.note('status-lowered', text, row.line)
    return { ...item, status: reached }
  }

  /** Reads cells of a column, whose dates may have a usual year of their own. */
  private parse(column: number): CellParser {
    const { house, departments: found, today } = this.options
    const year = this.yearOf(column)
    const parser =
      this.parsers.get(year) ??
      createCellParser({
        departments: [...house, ...found.added],
        today: `${year}${today.slice(4)}`,
        statusNames: [words.zh.status, words.en.status],
      })
    this.parsers.set(year, parser)
    return parser
  }

  private yearOf(column: number): number {
    return this.options.years.get(column) ?? Number(this.options.today.slice(0, 4))
  }

  private complete(column: number, { line }: JoinedRow): void {
    const lines = this.completed.get(column) ?? []
    lines.push(line)
    this.completed.set(column, lines)
  }

  private columnOf(meaning: BuiltInMeaning): number | undefined {
    return this.options.columnOf.get(meaning)
  }

  private textOf(row: JoinedRow, meaning: BuiltInMeaning): string {
    const text = row.cells[this.columnOf(meaning) ?? -1] ?? ''
    return isBlank(text) ? '' : text.trim()
  }

  private refuse(row: JoinedRow, meaning: BuiltInMeaning, code: Problem['code'], text: string): void {
    this.problems.push({ code, sheet: row.sheet, line: row.line, column: this.columnOf(meaning), text })
  }

  private note(code: Note['code'], text: string, line: number): void {
    const byText = this.noted.get(code) ?? new Map<string, number[]>()
    const lines = byText.get(text) ?? []
    lines.push(line)
    this.noted.set(code, byText.set(text, lines))
  }
}
