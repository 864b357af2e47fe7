import type * as Y from 'yjs'
import { isOneLine } from '../text/isOneLine'
import { newRecord } from './columnEdits'
import type { OwnColumn } from './columns'
import { perform, sizeOf, worldOf, type Desk } from './edit'
import type { Refusal, RefusalCode } from './errors'
import { judgeColumn } from './judgeColumn'
import { kinds } from './kinds/kinds'
import { readColumn, readItems, readStreams } from './ledger'
import { limits } from './limits'
import { foldName, namesIn } from './nameReader'
import { optionsFrom, type NewOption } from './newOptions'
import { outline } from './outline'
import type { CellParser } from './parseCell'
import { judgeRow } from './rights'
import { cellIn, isEmptyCell, withCell, type CellValue, type Item } from './rows'
import { LedgerSchema, type ColumnRecord, type OwnKind } from './schema'

// A column's kind never changes under its values: one of another kind takes its place, made of what could be read (L3).

/** What a value says, as the reader would write it, and what a text means in a column. */
export interface KindReader {
  textOf(column: OwnColumn, value: CellValue): string
  parse: CellParser
}

export interface KindPlan {
  /** The column that takes the place of the other. */
  made: ColumnRecord
  values: ReadonlyMap<string, CellValue>
  /** What means nothing there: it stays with the column that is removed. */
  unread: { item: Item; text: string; code: RefusalCode }[]
}

/** What would come of turning a column into one of another kind. */
export function planKind(
  desk: Pick<Desk, 'doc' | 'newId'>,
  from: ColumnRecord,
  kind: OwnKind,
  { textOf, parse }: KindReader,
): KindPlan {
  const id = from.id as OwnColumn
  const filled = inOrder(desk.doc, from).filter((item) => !isEmptyCell(cellIn(item, id)))
  const texts = new Map(filled.map((item) => [item, textOf(id, cellIn(item, id))]))
  const { name, nameEn, writers, unit, help, neededFor } = from
  const made: ColumnRecord = {
    ...newRecord(desk, { name, nameEn, kind, writers: writers || 'structure', help }, id),
    // Only links can be files.
    neededFor: neededFor === 'file' && kind !== 'links' ? 'close' : neededFor,
    unit: kind === 'number' ? unit : '',
    options: Object.fromEntries(optionsFrom(desk, optionsOf(from, kind, [...texts.values()]), null)),
  }
  const column = new LedgerSchema([made]).column(made.id)!
  const values = new Map<string, CellValue>()
  const unread: KindPlan['unread'] = []
  for (const [item, text] of texts) {
    const parsed = parse(column, text)
    if ('code' in parsed) unread.push({ item, text, code: parsed.code })
    else if (!isEmptyCell(parsed.value)) values.set(item.id, parsed.value)
  }
  return { made, values, unread }
}

/** Does it, as the ledger is now, and returns the id of the column that took the place of the other; or why not. */
export function changeKind(
  desk: Desk,
  id: OwnColumn,
  kind: OwnKind,
  reader: KindReader,
): { id: OwnColumn } | { refusals: Refusal[] } {
  const before = readColumn(desk.doc, id)
  if (!before) return { refusals: [{ code: 'unknown-column', item: id }] }
  const { made, values } = planKind(desk, before, kind, reader)
  const after = { ...before, isRemoved: true }
  const world = worldOf(desk.doc, desk.departments)
  const schema = new LedgerSchema([...world.schema.records, made])
  const rows = readItems(desk.doc)
    .filter((item) => values.has(item.id))
    .map((row) => ({ before: row, after: withCell(row, made.id as OwnColumn, values.get(row.id)!) }))
  // The old one makes room for its name.
  const records = [...world.schema.records.filter((record) => record.id !== id), after, made]
  const refusals = [
    ...judgeColumn(desk.person, null, made, records),
    ...judgeColumn(desk.person, before, after, records),
    ...rows.flatMap((row) => judgeRow(desk.person, row.before, row.after, { ...world, schema })),
  ]
  if (sizeOf([...values.values()]) > limits.frameBytes * 0.8) return { refusals: [{ code: 'too-large' }] }
  if (refusals.length > 0) return { refusals }
  perform(desk, [
    { column: made.id, before: { ...made, isRemoved: true }, after: made },
    ...rows,
    { column: id, before, after },
  ])
  return { id: made.id as OwnColumn }
}

/** All rows by what the column says, where its kind has an order of its own, and as they stand in the ledger. */
function inOrder(doc: Y.Doc, from: ColumnRecord): Item[] {
  const items = readItems(doc)
  const standing = outline(readStreams(doc), items)
    .flatMap((stream) => stream.items)
    .flatMap(({ item, children }) => [item, ...children.map((child) => child.item)])
  const rows = [...new Map([...standing, ...items].map((item) => [item.id, item])).values()]
  const column = new LedgerSchema([from]).column(from.id)!
  const { rank } = kinds[column.kind]
  const rankOf = (item: Item) => rank!(cellIn(item, from.id as OwnColumn), column)
  return rank ? rows.sort((a, b) => rankOf(a) - rankOf(b)) : rows
}

/** What may be chosen in the new column: what could be in the old one, or whatever stands there. */
function optionsOf(from: ColumnRecord, kind: OwnKind, texts: readonly string[]): NewOption[] {
  if (kind !== 'choice' && kind !== 'choices') return []
  if (from.kind === 'choice' || from.kind === 'choices')
    return Object.values(from.options)
      .filter(({ isRemoved }) => !isRemoved)
      .sort((a, b) => (a.order < b.order ? -1 : 1))
  const names = kind === 'choice' ? texts.map((text) => text.trim()) : texts.flatMap(namesIn)
  return [...new Map(names.map((name) => [foldName(name), name])).values()]
    .filter((name) => foldName(name) !== '' && name.length <= limits.columnName && isOneLine(name))
    .slice(0, limits.options)
    .map((name) => ({ name }))
}
