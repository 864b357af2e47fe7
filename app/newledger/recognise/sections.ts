import type { JoinedRow } from './joinedTable'
import type { Note } from './proposal'

/** A row that heads those below it; `rank` as in `Numbering`, null without a number. */
export interface Heading {
  row: JoinedRow
  title: string
  rank: number | null
}

interface Open extends Heading {
  /** Rows stand under it: in it, or in a heading below it. */
  isUsed: boolean
  /** It has become a part of the name of what stands below it. */
  isUpper: boolean
}

/** Between the names of a heading and of one below it. */
const between = '·'

/**
 * Headings, of one level or of several: 一、… over （一）… (L6). A stream is called by all of the headings that it stands
 * under, since a ledger has streams of one level.
 */
export class Sections {
  private readonly open: Open[] = []
  private readonly all: Open[] = []
  private sheet = -1
  /** Kinds of headings that begin directly under another: `1/0`. */
  private readonly under = new Set<string>()

  /** `rows`: all of the file, in their order, as headings or null. `sheetNames`: where several sheets have sections. */
  constructor(
    rows: readonly (Heading | null)[],
    private readonly sheetNames: readonly string[] | null,
  ) {
    rows.forEach((heading, i) => {
      const before = rows[i - 1]
      if (heading && before && heading.row.sheet === before.row.sheet) this.under.add(`${heading.rank}/${before.rank}`)
    })
  }

  /** Under this heading from now on: what its stream is called. */
  enter(heading: Heading): string {
    this.turnTo(heading.row.sheet)
    const at = this.open.findIndex((upper) => !this.isBelow(heading, upper))
    if (at >= 0) this.open.length = at
    const entered = { ...heading, isUsed: false, isUpper: false }
    this.open.push(entered)
    this.all.push(entered)
    return this.name()
  }

  /** A row stands here. What its stream is called, where no heading has said so; null: as before. */
  use(row: JoinedRow): string | null {
    const isNew = row.sheet !== this.sheet
    this.turnTo(row.sheet)
    this.open.forEach((heading, i) => {
      heading.isUsed = true
      heading.isUpper ||= i < this.open.length - 1
    })
    return isNew ? this.name() : null
  }

  notes(): Note[] {
    return this.all.flatMap(({ row: { sheet, line }, title, isUsed, isUpper }): Note[] => {
      const note = { sheet, lines: [line], text: title }
      return !isUsed ? [{ code: 'empty-section', ...note }] : isUpper ? [{ code: 'upper-section', ...note }] : []
    })
  }

  /** Headings of one sheet do not reach into the next. */
  private turnTo(sheet: number): void {
    if (sheet !== this.sheet) this.open.length = 0
    this.sheet = sheet
  }

  private name(): string {
    const sheet = this.sheetNames?.[this.sheet]?.trim() ?? ''
    return [sheet, ...this.open.map(({ title }) => title)].filter(Boolean).join(between)
  }

  /** By their numbers; one without a number by where such ones begin. */
  private isBelow(heading: Heading, upper: Heading): boolean {
    if (heading.rank !== null && upper.rank !== null) return heading.rank > upper.rank
    const [one, other] = [`${heading.rank}/${upper.rank}`, `${upper.rank}/${heading.rank}`]
    return heading.rank !== upper.rank && this.under.has(one) && !this.under.has(other)
  }
}
