import { sayOfColumn } from './columnEdits'
import type { ColumnField, FieldValue } from './columnFields'
import { isTextColumn, type ColumnId, type StoredColumn, type StreamColumn } from './columns'
import { deleteItems, ownEdit, putItem, setCells, type CellEdit, type Desk } from './edit'
import type { Refusal, RefusalCode } from './errors'
import { readItem } from './ledger'
import { cellIn, differingColumns, emptyItem, isEmptyCell, isEqualCell, type CellValue, type Item } from './rows'
import { limits } from './limits'
import { sayOfStream } from './streamEdits'
import { mergeText } from '../text/mergeText'

/** A cell that a person changed: from what, to what. */
export interface UnsavedCell {
  column: StoredColumn
  base: CellValue
  mine: CellValue
}

/** What a person did to a row, or said of a column or a stream of the ledger. */
export type UnsavedRow =
  | { kind: 'cells'; cells: UnsavedCell[] }
  | { kind: 'added'; item: Item }
  | { kind: 'deleted' }
  | { kind: 'column'; fields: [ColumnField, FieldValue][] }
  | { kind: 'stream'; fields: [StreamColumn, string][] }

/** What a person did and no server holds yet, by row or column, as values: where a document is spent, another one can take it. */
export type UnsavedWork = [row: string, did: UnsavedRow][]

/**
 * Does a person's unsaved work again on another document (G7, W8): after a refusal, and where an epoch began meanwhile
 * (W9). Texts are merged with what others have written since; of a short cell that both changed, the person's stands,
 * as the later. Returns what cannot be done any more, with its text.
 */
export function carry(desk: Desk, work: UnsavedWork): Refusal[] {
  const refusals: Refusal[] = []
  desk.doc.transact(() => {
    for (const [id, did] of [...work.filter(makesRoom), ...work.filter((row) => !makesRoom(row))]) {
      if (did.kind === 'column') {
        refusals.push(...sayOfColumn(desk, id as ColumnId, did.fields))
        continue
      }
      if (did.kind === 'stream') {
        refusals.push(...sayOfStream(desk, id, did.fields))
        continue
      }
      const there = readItem(desk.doc, id)
      if (did.kind === 'added') {
        if (there) refusals.push(...setWhatMay(desk, missingFrom(there, did.item)))
        else refusals.push(...putItem(desk, did.item).map((refusal) => ({ text: textsOf(did.item), ...refusal })))
      } else if (did.kind === 'deleted') refusals.push(...(there ? deleteItems(desk, [id]) : []))
      else if (there)
        refusals.push(
          ...setWhatMay(
            desk,
            did.cells.map((cell) => merged(there, cell)),
          ),
        )
      else
        refusals.push(
          ...did.cells.map(({ column, mine }) => ({ code: 'row-gone' as const, item: id, column, text: textOf(mine) })),
        )
    }
  }, ownEdit)
  return refusals
}

/** What goes leaves its name to what comes, such as a column of another kind. */
function makesRoom([, did]: UnsavedWork[number]): boolean {
  return (
    'fields' in did &&
    did.fields.some(([field, value]) => (field === 'isRemoved' || field === 'removed') && Boolean(value))
  )
}

/** Work that an earlier version of the page kept: its rows lack what came since. */
export function ofToday(work: UnsavedWork): UnsavedWork {
  return work.map(([id, did]) => [id, did.kind === 'added' ? { ...did, item: { ...emptyItem(id), ...did.item } } : did])
}

/** The work in parts of which each fits a frame (D5), in its order. */
export function inFrames(work: UnsavedWork): UnsavedWork[] {
  const parts: UnsavedWork[] = []
  let room = 0
  for (const row of work) {
    // A character takes three bytes at most, or is written in two units that take four.
    const bytes = JSON.stringify(row).length * 3
    if (parts.length === 0 || bytes > room) {
      parts.push([])
      room = limits.frameBytes * 0.75
    }
    parts.at(-1)!.push(row)
    room -= bytes
  }
  return parts
}

/**
 * Work after a refusal: what was refused is left out of it. Of a refusal that names no row nobody knows what it was
 * for: then nothing is tried again, and all of the work is told with its texts.
 */
export function leaveOutRefused(
  work: UnsavedWork,
  refusals: readonly Refusal[],
): { work: UnsavedWork; refusals: Refusal[] } {
  const unnamed = refusals.find(({ item }) => item === undefined)
  if (unnamed) {
    const told = work.flatMap(([id, did]) => tellAll(id, did, unnamed.code))
    return { work: [], refusals: told.length > 0 ? told : [...refusals] }
  }
  const rows = new Set(refusals.filter(({ column }) => column === undefined).map(({ item }) => item))
  const cells = new Set(refusals.map(({ item, column }) => `${item}/${column}`))
  const isLeft =
    (id: string) =>
    ({ column }: { column: string }) =>
      !cells.has(`${id}/${column}`)
  const left = work
    .filter(([id]) => !rows.has(id))
    .map(([id, did]): UnsavedWork[number] => {
      if (did.kind === 'cells') return [id, { kind: 'cells', cells: did.cells.filter(isLeft(id)) }]
      const isFieldLeft = ([column]: readonly [string, unknown]) => isLeft(id)({ column })
      if (did.kind === 'column') return [id, { kind: 'column', fields: did.fields.filter(isFieldLeft) }]
      if (did.kind === 'stream') return [id, { kind: 'stream', fields: did.fields.filter(isFieldLeft) }]
      return [id, did]
    })
    .filter(([, did]) => (did.kind === 'cells' ? did.cells : 'fields' in did ? did.fields : [did]).length > 0)
  return { work: left, refusals: [...refusals] }
}

/** A row with a refused cell is left as it was: so its other cells are tried again without that one. */
function setWhatMay(desk: Desk, edits: CellEdit[]): Refusal[] {
  const refusals = setCells(desk, edits)
  const refused = new Set(refusals.map(({ column }) => column))
  const left = edits.filter(({ column }) => !refused.has(column))
  return left.length < edits.length ? [...refusals, ...setWhatMay(desk, left)] : refusals
}

/** A row that had arrived after all: others may have gone on in it, so only what is still empty is filled. */
function missingFrom(there: Item, item: Item): CellEdit[] {
  return differingColumns(there, item)
    .filter((column) => isEmptyCell(cellIn(there, column)))
    .map((column) => ({ item: item.id, column, value: cellIn(item, column) }))
}

function merged(there: Item, { column, base, mine }: UnsavedCell): CellEdit {
  const theirs = cellIn(there, column)
  const value =
    isTextColumn(column) && !isEqualCell(theirs, base)
      ? mergeText(base as string, mine as string, theirs as string)
      : mine
  return { item: there.id, column, value }
}

function tellAll(id: string, did: UnsavedRow, code: RefusalCode): Refusal[] {
  if (did.kind === 'cells') return did.cells.map(({ column, mine }) => ({ code, item: id, column, text: textOf(mine) }))
  if ('fields' in did)
    return did.fields.map(([column, value]) => ({
      code,
      item: id,
      column,
      ...(typeof value === 'string' && { text: value }),
    }))
  return [{ code, item: id, ...(did.kind === 'added' ? { text: textsOf(did.item) } : {}) }]
}

function textsOf({ title, titleEn, progress, problems, next }: Item): string {
  return [title, titleEn, progress, problems, next].filter(Boolean).join('\n')
}

function textOf(value: CellValue): string {
  return typeof value === 'string' ? value : value.join('\n')
}
