import * as Y from 'yjs'
import { emptyRecord } from '#app/model/ledger/columnFields'
import type { OwnColumn } from '#app/model/ledger/columns'
import type { ColumnRecord, Option, OwnKind } from '#app/model/ledger/schema'
import { columnRowFrom, roots, rowFrom, streamRowFrom } from '#app/model/ledger/ledger'
import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import type { Person, Role } from '#app/model/ledger/person'
import type { Desk } from '#app/model/ledger/edit'

/** People, rows and documents for tests of the model. */
export function person(role: Role, department: string | null = null): Person {
  return { id: `${role}-${department}`, name: role, role, department }
}

export function item(id: string, values: Partial<Item> = {}): Item {
  return { ...emptyItem(id), stream: 's1', order: 'a1', title: id, lead: 'renshe', status: 'issued', ...values }
}

export function stream(id: string, order: string, values: Partial<Stream> = {}): Stream {
  return { ...emptyStream(id), order, title: id, ...values }
}

export const departments = new Set(['renshe', 'jiaowei', 'bianban'])

export function column(id: OwnColumn, kind: OwnKind, values: Partial<ColumnRecord> = {}): ColumnRecord {
  return { ...emptyRecord(id), name: id, kind, writers: 'report', order: 'b00', ...values }
}

export function option(order: string, values: Partial<Option> = {}): Option {
  return { name: order, nameEn: '', colour: '', order, isRemoved: false, ...values }
}

export function ledgerOf(
  items: Item[],
  streams = [stream('s1', 'a1'), stream('s2', 'a2')],
  columns: ColumnRecord[] = [],
): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const entry of columns) roots(doc).columns.set(entry.id, columnRowFrom(entry))
    for (const entry of streams) roots(doc).streams.set(entry.id, streamRowFrom(entry))
    for (const entry of items) roots(doc).items.set(entry.id, rowFrom(entry))
  })
  return doc
}

export function deskOf(doc: Y.Doc, who: Person): Desk {
  let made = 0
  return { doc, person: who, departments, newId: () => `new${++made}` }
}
