import type { ColumnRecord } from '../../model/ledger/schema'
import { leavesOf, outline } from '../../model/ledger/outline'
import type { Note, Problem, Proposal, RowFate } from './proposal'

/** So many items of a stream are shown; the others are counted. */
const mostItems = 6
/** So many lines are named of a note. */
const mostLines = 12

/** How much of a proposal is looked at. */
export interface Extent {
  rows: number
  problems: number
}

export interface ShownRow {
  key: string
  sheet: number
  line: number
  cells: readonly string[]
  fate: RowFate
}

export interface ShownStream {
  id: string
  title: string
  titleEn: string
  /** Items that have a status of their own. */
  count: number
  lines: { id: string; code: string; title: string; lead: string; due: string; isSubItem: boolean }[]
  /** Items and sub-items that are not among the lines. */
  more: number
}

export interface ShownNote extends Omit<Note, 'lines'> {
  lines: readonly number[]
  count: number
}

/** What a page shows of a proposal: a file may have 20,000 rows, of which nobody looks at more than a few at a time. */
export interface ShownProposal extends Pick<
  Proposal,
  'sheets' | 'columns' | 'streamSource' | 'streamSources' | 'departments' | 'groups' | 'newDepartments' | 'year'
> {
  encoding: string
  rows: ShownRow[]
  moreRows: number
  hiddenRows: number
  title: Proposal['ledger']['title']
  /** The ledger's, without what may be chosen in them. */
  names: Pick<ColumnRecord, 'id' | 'name' | 'nameEn' | 'kind' | 'unit'>[]
  streams: ShownStream[]
  /** Items that have a status of their own. */
  items: number
  problems: Problem[]
  /** How many there are in all. */
  problemCount: number
  /** With one of these there would be no ledger: it is of all of it, not of a row. */
  isBlocked: boolean
  notes: ShownNote[]
}

export function shownProposal(proposal: Proposal, encoding: string, extent: Extent): ShownProposal {
  const { ledger, rows, fates, problems, notes, sheets, columns } = proposal
  const { streamSource, streamSources, departments, groups, newDepartments, year } = proposal
  const streams = outline(ledger.streams, ledger.items).map(
    ({ stream: { id, title, titleEn }, items }): ShownStream => {
      const all = items.flatMap((entry) => [entry, ...entry.children])
      const lines = all.slice(0, mostItems).map(({ item, code, depth }) => ({
        ...{ id: item.id, code, title: item.title, lead: item.lead, due: item.due },
        isSubItem: depth > 0,
      }))
      return { id, title, titleEn, count: leavesOf(items).length, lines, more: all.length - lines.length }
    },
  )
  return {
    ...{ sheets, columns, streamSource, streamSources, departments, groups, newDepartments, year, encoding, streams },
    rows: rows
      .slice(0, extent.rows)
      .map(({ key, sheet, line, cells }) => ({ key, sheet, line, cells, fate: fates.get(key) ?? 'out' })),
    moreRows: Math.max(0, rows.length - extent.rows),
    hiddenRows: rows.filter(({ isHidden }) => isHidden).length,
    title: ledger.title,
    names: ledger.columns.map(({ id, name, nameEn, kind, unit }) => ({ id, name, nameEn, kind, unit })),
    items: streams.reduce((sum, { count }) => sum + count, 0),
    problems: problems.slice(0, extent.problems),
    problemCount: problems.length,
    isBlocked: problems.some(({ line }) => line === undefined),
    notes: notes.map((note) => ({ ...note, lines: note.lines.slice(0, mostLines), count: note.lines.length })),
  }
}
