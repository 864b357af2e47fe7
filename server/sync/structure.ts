import * as Y from 'yjs'
import { touchedBy, type Touched } from '#app/model/history/changes'
import { hasField, isColumnField, isFieldValue } from '#app/model/ledger/columnFields'
import {
  isBuiltIn,
  isColumnId,
  isOwnColumn,
  isStoredColumn,
  isStreamColumn,
  isTextColumn,
  textColumns,
} from '#app/model/ledger/columns'
import type { Refusal } from '#app/model/ledger/errors'
import { isId } from '#app/model/ledger/ids'
import { roots } from '#app/model/ledger/ledger'
import type { AddedClocks, Admitted } from './gate'
import type { Meter } from './meter'

type Type = Y.AbstractType<unknown>

/** What applying an admitted update did to a document. */
export interface Applied {
  touched: Touched
  /** New structs that have no place in a ledger (D1–D3, L2). */
  misshapen: Refusal[]
  /** Something in it refers to what the document does not have (G3). */
  isIncomplete: boolean
}

/**
 * Applies an admitted update within a transaction and tells what came of it. Whatever is wrong with it, it has then been
 * applied, in part where this throws. Yjs does not note what happens to types that are new in the same transaction:
 * after an update that brings some, the transaction must end.
 */
export function applyIn(transaction: Y.Transaction, { norm, deletes, added }: Admitted, meter: Meter): Applied {
  const { doc } = transaction
  const { store } = doc
  // What is noted from here on is this update's.
  transaction.changed = new Map()
  const news = new Map(added.map(({ client, structs }) => [client, structs]))
  for (const [client, ranges] of deletes) meter.countDeletes(doc, client, ranges, news.get(client) ?? 0)
  meter.run(transaction, () => Y.applyUpdate(doc, norm))
  const touched = touchedBy(transaction)
  return {
    touched,
    misshapen: [...misshapenStructs(doc, added), ...lostTexts(doc, touched)],
    isIncomplete:
      store.pendingStructs !== null ||
      store.pendingDs !== null ||
      added.some(({ client, to }) => Y.getState(store, client) !== to),
  }
}

/** To be called before the transaction is cleaned up, when new structs still begin where they began. */
function misshapenStructs(doc: Y.Doc, added: readonly AddedClocks[]): Refusal[] {
  const begin = new Map(added.map(({ client, from }) => [client, from]))
  const isNew = (item: Y.Item) => item.id.clock >= (begin.get(item.id.client) ?? Infinity)
  const refusals: Refusal[] = []
  for (const { client, from } of added) {
    const structs = doc.store.clients.get(client) ?? []
    if (Y.getState(doc.store, client) <= from) continue
    for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
      const struct = structs[i]
      if (!(struct instanceof Y.Item)) continue
      // What is deleted by now shows nowhere, and what it deleted itself is judged as a change: it only needs a place.
      const refusal = struct.deleted ? judgePlace(doc, struct) : judgeStruct(doc, struct, isNew)
      if (refusal) refusals.push(refusal)
    }
  }
  return refusals
}

/** A row has its long texts from the beginning and for good (D2): else what others type into them would be lost. */
function lostTexts(doc: Y.Doc, { items }: Touched): Refusal[] {
  const refusals: Refusal[] = []
  for (const [id, touched] of items) {
    const row = roots(doc).items.get(id)
    if (!(row instanceof Y.Map)) continue
    for (const column of touched === null ? textColumns : [...touched].filter(isTextColumn)) {
      if (!(row.get(column) instanceof Y.Text)) refusals.push({ code: 'bad-value', item: id, column })
    }
  }
  return refusals
}

/** Where a row or a cell once stood there is the name of one. */
function judgePlace(doc: Y.Doc, { parent, parentSub: key }: Y.Item): Refusal | null {
  const { items, streams, columns } = roots(doc)
  if (parent === columns) return isColumnId(key ?? '') ? null : { code: 'unknown-column' }
  if (parent === items || parent === streams) return isRowId(key) ? null : { code: 'bad-value' }
  const row = (parent as Type | null)?._item
  if (key === null || !row || (row.parent !== items && row.parent !== streams && row.parent !== columns)) return null
  const isColumn =
    row.parent === items
      ? isStoredColumn(key)
      : row.parent === streams
        ? isStreamColumn(key)
        : hasField(row.parentSub!, key)
  return isColumn ? null : { code: 'unknown-column', item: row.parentSub!, column: key }
}

/**
 * A struct is a row, a cell, a long text of a new row, letters in a long text, a column, or a field of one; null when it
 * is one of these.
 */
function judgeStruct(doc: Y.Doc, item: Y.Item, isNew: (item: Y.Item) => boolean): Refusal | null {
  const { items, streams, columns } = roots(doc)
  const parent = item.parent as Type
  const key = item.parentSub
  const nested = item.content instanceof Y.ContentType ? item.content.type : null
  if (parent === items || parent === streams || parent === columns) {
    if (!(nested instanceof Y.Map) || nested.constructor !== Y.Map) return { code: 'malformed' }
    if (parent === columns) return isColumnId(key ?? '') ? null : { code: 'unknown-column' }
    return isRowId(key) ? null : { code: 'bad-value' }
  }
  const row = parent._item
  const above = row?.parent as Type | undefined
  if ((above === streams || above === items || above === columns) && key === null) return { code: 'malformed' }
  if (row && above === streams) {
    const at = { item: row.parentSub!, column: key! }
    if (!isStreamColumn(key!)) return { code: 'unknown-column', ...at }
    return typeof valueOf(item) === 'string' ? null : { code: 'bad-value', ...at }
  }
  if (row && above === columns) {
    const at = { item: row.parentSub!, column: key! }
    if (!isColumnField(key!) || !hasField(row.parentSub!, key)) return { code: 'unknown-column', ...at }
    return isFieldValue(key, valueOf(item)) ? null : { code: 'bad-value', ...at }
  }
  if (row && above === items) return judgeCell(doc, item, row, isNew)
  const isLetters = key === null && item.content instanceof Y.ContentString
  return isLetters && parent instanceof Y.Text && above?._item?.parent === items ? null : { code: 'malformed' }
}

/** Plain objects are keyed by row ids, in pages too: there `constructor` would be found without having been put there (D3). */
function isRowId(key: string | null): boolean {
  // A column's history is found by its id as a row's is (H1).
  return isId(key) && !(key in Object.prototype) && !isColumnId(key)
}

function judgeCell(doc: Y.Doc, item: Y.Item, row: Y.Item, isNew: (item: Y.Item) => boolean): Refusal | null {
  const column = item.parentSub!
  const at = { item: row.parentSub!, column }
  if (!isStoredColumn(column)) return { code: isBuiltIn(column) ? 'computed' : 'unknown-column', ...at }
  // Whether it is still there is judged with the row; one that never was leaves nothing anywhere (L2).
  if (isOwnColumn(column) && !roots(doc).columns.has(column)) return { code: 'unknown-column', ...at }
  if (isTextColumn(column)) {
    const isText = item.content instanceof Y.ContentType && item.content.type.constructor === Y.Text
    return isText && isNew(row) ? null : { code: 'bad-value', ...at }
  }
  const value = valueOf(item)
  const isValue =
    typeof value === 'string' || (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
  return isValue ? null : { code: 'bad-value', ...at }
}

function valueOf({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny && content.arr.length === 1 ? content.arr[0] : undefined
}
