import { words } from '../../i18n/words'
import { isBlank } from '../../model/text/fold'
import { leftoverIn } from '../../model/text/leftovers'
import { defaultLightSettings } from '../../model/ledger/light'
import { judgeNewLedger } from '../../model/ledger/judgeNewLedger'
import { limits } from '../../model/ledger/limits'
import type { NewLedger } from '../../model/ledger/newLedger'
import { departmentNames } from '../../model/ledger/nameReader'
import { createCellParser } from '../../model/ledger/parseCell'
import { openDepartments, type Department } from '../../model/ledger/person'
import type { ReadSheets } from '../../transfer/fileTable'
import { buildLedger } from './buildLedger'
import { ownKindOf, readColumns, type ReadColumn } from './columns'
import { Departments } from './departments'
import { joinSheets, type JoinedRow, type JoinedTable } from './joinedTable'
import type { BuiltInMeaning, Corrections, Note, Problem, Proposal, ProposedSheet } from './proposal'
import { limitCodes, overLimits } from './overLimits'
import { structureOf } from './structure'
import { takenRows } from './takenRows'
import { usualYear } from './usualYear'
import { withoutLeftovers } from './withoutLeftovers'

export interface RecognitionContext {
  /** The house's. */
  departments: readonly Department[]
  today: string
  fileName: string
}

/**
 * What ledger a file would come to (L6): pure, so that each correction recomputes all of it. What of the file the ledger
 * cannot hold is in `problems`, what is left out or read otherwise in `notes`, each with its line.
 */
export function recognise(file: ReadSheets, corrections: Corrections, context: RecognitionContext): Proposal {
  const { departments: all, today, fileName } = context
  const house = openDepartments(all)
  const table = joinSheets(file.sheets, corrections, file.encoding !== 'XLSX')
  const parse = createCellParser({ departments: all, statusNames: [words.zh.status, words.en.status], today })
  const { rows: taken, fates, problems, notes } = takenRows(table, corrections)
  const { rows, leftovers } = withoutLeftovers(taken)
  const columns = readColumns(table, rows, corrections, parse, departmentNames(all))
  const columnOf = new Map<BuiltInMeaning, number>()
  columns.forEach(({ meaning }, i) => {
    if (meaning !== 'out' && ownKindOf(meaning) === null) columnOf.set(meaning as BuiltInMeaning, i)
  })
  const structure = structureOf({
    ...{ rows, columnOf, corrections },
    telling: columns.flatMap(({ meaning }, i) => (isTelling(meaning) ? i : [])),
    sheetNames: file.sheets.map(({ name }) => name),
  })
  for (const [key, fate] of structure.fates) fates.set(key, fate)
  const cell = ({ cells }: JoinedRow, meaning: BuiltInMeaning) => cells[columnOf.get(meaning) ?? -1] ?? ''
  const named = rows.map((row) => ({ lead: cell(row, 'lead'), support: cell(row, 'support') }))
  const departments = new Departments(named, all, corrections)
  const found = titleOf(file, table, fileName)
  const title = corrections.title ?? { zh: found.slice(0, limits.ledgerTitle), en: '' }
  const built = buildLedger({
    ...{ structure, columns, columnOf, departments, house, today, title, corrections },
    settings: defaultLightSettings,
    years: usualYears(columns, [found, ...table.above.map(({ text }) => text)], corrections, today),
  })
  return {
    sheets: proposedSheets(file, table),
    columns: columns.map(({ texts: _, isComputed: __, ...column }) => column),
    streamSource: structure.source,
    streamSources: structure.sources,
    fates,
    rows: table.rows,
    departments: departments.proposed,
    groups: departments.groups,
    year: yearOf(built.notes),
    ledger: built.ledger,
    newDepartments: departments.added,
    problems: [
      ...problems,
      ...leftovers.filter(({ column }) => columns[column!]!.meaning !== 'out'),
      ...structure.problems,
      ...built.problems,
      ...overLimits(built.ledger, built.lineOf),
      ...problemsOf(built.ledger, house, departments),
    ].sort(byPlace),
    notes: [
      ...notesOf(file, table, columns, found),
      ...notes,
      ...leadless(columnOf),
      ...structure.notes,
      ...built.notes,
    ],
  }
}

/** Nobody would find their items. */
function leadless(columnOf: ReadonlyMap<BuiltInMeaning, number>): Note[] {
  return columnOf.has('lead') || columnOf.has('support') ? [] : [{ code: 'no-lead', lines: [], text: '' }]
}

/** For each column of dates the year of those that name none, unless a person says another for all. */
function usualYears(
  columns: readonly ReadColumn[],
  above: readonly string[],
  { year }: Corrections,
  today: string,
): ReadonlyMap<number, number> {
  return new Map(
    columns.flatMap(({ meaning, texts }, i) =>
      meaning === 'due' || meaning === 'own:date' ? [[i, year ?? usualYear(texts, above, today)]] : [],
    ),
  )
}

/** What was added to dates that name no year. */
function yearOf(notes: readonly Note[]): Proposal['year'] {
  const completed = notes.filter(({ code }) => code === 'year-completed')
  const [first] = completed
  return first ? { year: Number(first.year), count: completed.reduce((sum, { lines }) => sum + lines.length, 0) } : null
}

/** What keeps it from being a ledger at all, such as too many rows; its title is looked at where it is typed. */
function problemsOf(ledger: NewLedger, house: readonly Department[], { added }: Departments): Problem[] {
  const refusals = judgeNewLedger(ledger, new Set([...house, ...added].map(({ id }) => id)))
  const nameOf = new Map<string, string>(ledger.columns.map(({ id, name }) => [id, name]))
  // A name that cannot be says itself, a column its name; of rows there may be thousands.
  const found = refusals
    .filter(({ code, column }) => column !== 'title' && !isLimit(code))
    .map(({ code, item = '', column, text = '' }) => ({
      code,
      text: column === 'name' || column === 'nameEn' ? text : (nameOf.get(item) ?? ''),
    }))
  return [...new Map(found.map((problem) => [`${problem.code}/${problem.text}`, problem])).values()]
}

function isLimit(code: string): boolean {
  return (limitCodes as readonly string[]).includes(code)
}

const headings: ReadonlySet<string> = new Set(['code', 'stream', 'title', 'subTitle'])

/** Does a cell of it make a row more than a heading? */
function isTelling(meaning: string): boolean {
  return !headings.has(meaning) && meaning !== 'out'
}

/** What stands above the header, else what the sheet or the file is called. */
function titleOf({ sheets }: ReadSheets, { above, taken }: JoinedTable, fileName: string): string {
  const first = above
    .filter(({ sheet }) => sheet === taken[0])
    .find(({ text }) => !/^(附件|附表)\d*[:：]?$/.test(text.trim()) && !leftoverIn(text))
  if (first && first.text.trim().length <= limits.ledgerTitle) return first.text.trim().replace(/\s*\n\s*/g, '')
  const [only] = taken
  const name = taken.length === 1 ? sheets[only!]!.name.trim() : ''
  return name === '' || /^(sheet|工作表|表)\s*\d*$/i.test(name) ? fileName.replace(/\.\w{1,5}$/, '') : name
}

function proposedSheets({ sheets }: ReadSheets, { headers, taken, rows }: JoinedTable): ProposedSheet[] {
  return sheets.map(({ name, isHidden, rows: all }, i) => ({
    ...{ name, isHidden },
    isTaken: taken.includes(i),
    header: { line: headers[i]!.top + 1, lines: headers[i]!.rows },
    rows: taken.includes(i)
      ? rows.filter(({ sheet }) => sheet === i).length
      : all.filter(({ cells }) => !cells.every(isBlank)).length,
  }))
}

function notesOf(
  { sheets }: ReadSheets,
  { above, taken, sameNames, lostNames }: JoinedTable,
  columns: readonly ReadColumn[],
  title: string,
): Note[] {
  const isTitle = ({ text }: { text: string }) => text.trim().replace(/\s*\n\s*/g, '') === title
  const notes: Note[] = above
    .filter((entry) => !isTitle(entry))
    .map(({ sheet, line, text }) => ({ code: 'above-header', sheet, lines: [line], text }))
  sheets.forEach(({ name, isHidden, rows: of }, i) => {
    const isEmpty = of.every(({ cells }) => cells.every(isBlank))
    if (taken.includes(i) || (isEmpty && sheets.length === 1)) return
    const code = isEmpty ? 'blank-sheet' : isHidden ? 'hidden-sheet' : 'other-sheet'
    notes.push({ code, sheet: i, lines: [], text: name })
  })
  for (const { meaning, name, letter, texts, isComputed } of columns)
    if (meaning === 'out' && texts.length > 0)
      notes.push({ code: isComputed ? 'computed-column' : 'column-out', lines: [], text: name || letter })
  for (const { sheet, line, text } of lostNames) notes.push({ code: 'lost-column-name', sheet, lines: [line], text })
  for (const name of sameNames) notes.push({ code: 'same-column-name', lines: [], text: name })
  return notes
}

function byPlace(a: Problem, b: Problem): number {
  return (a.sheet ?? -1) - (b.sheet ?? -1) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? -1) - (b.column ?? -1)
}
