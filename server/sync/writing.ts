import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { noneTouched, touchedBy, type Touched } from '#app/model/history/changes'
import type { Desk } from '#app/model/ledger/edit'
import type { Refusal } from '#app/model/ledger/errors'
import type { Person } from '#app/model/ledger/person'
import { Accepted } from './accepted'
import { judgeReplacedRows, judgeRows, judgeSameValues, rowChanges } from './judge'
import type { Mirror } from './mirror'

/** `departments`: those that may be named, of this work alone: rows that follow a merge may name what is closed by now (X11). */
export interface WritingDesk extends Desk {
  departments: Set<string>
}

/**
 * Cells that the server writes into a ledger by itself (R2): through the one writer (D4), on the room's own document,
 * with the rights of the person for whom it does. They are written under the clientID of the epoch's author, which is
 * nobody's (G4): no page can have it, and a state vector goes on to tell the epoch (W9). Nobody hears of them before
 * they are stored, so that clocks which are taken back may be given again.
 */
export class Writing {
  readonly desk: WritingDesk
  private readonly accepted = new Accepted()
  private readonly touched = noneTouched()
  private readonly usualClient: number

  constructor(
    private readonly live: { doc: Y.Doc; mirror: Mirror },
    author: number,
    person: Person,
    departments: ReadonlySet<string>,
  ) {
    const { doc } = live
    this.desk = { doc, person, departments: new Set(departments), newId: () => `r${nanoid()}` }
    this.usualClient = doc.clientID
    doc.clientID = author
    doc.on('update', this.onUpdate)
    doc.on('afterTransaction', this.onTransaction)
  }

  /** Was anything written? Then the document is ahead of what is stored. */
  get isDirty(): boolean {
    return !this.accepted.isEmpty
  }

  /** Judges what was written by the rules of every update (G5): what is to be stored, or every reason against it. */
  judge(at: number): { accepted: Accepted } | { refusals: Refusal[] } {
    const { accepted, touched } = this
    const { doc, mirror } = this.live
    const { person, departments } = this.desk
    const rows = rowChanges(doc, touched, mirror)
    const reasons = [
      () => (touched.foreign ? [{ code: 'malformed' as const }] : []),
      () => judgeReplacedRows(person, doc, touched, mirror),
      () => judgeRows(person, rows, doc, mirror, departments),
      () => judgeSameValues(person, touched, rows, doc, mirror, departments),
    ]
    for (const reason of reasons) {
      const refusals = reason()
      if (refusals.length > 0) return { refusals }
    }
    accepted.add(person, rows, mirror, at)
    mirror.keep()
    return { accepted }
  }

  /** To be called when nothing more is written, whatever becomes of it. */
  end(): void {
    const { doc } = this.live
    doc.clientID = this.usualClient
    doc.off('update', this.onUpdate)
    doc.off('afterTransaction', this.onTransaction)
  }

  private readonly onUpdate = (update: Uint8Array) => void this.accepted.updates.push(update)

  private readonly onTransaction = (transaction: Y.Transaction) => {
    const { items, streams, columns, foreign } = touchedBy(transaction)
    addTouched(this.touched.items, items)
    addTouched(this.touched.streams, streams)
    addTouched(this.touched.columns, columns)
    this.touched.foreign ||= foreign
  }
}

/** A row that came or went counts as a whole, whatever else happened to it. */
function addTouched(to: Touched['items'], more: Touched['items']): void {
  for (const [row, columns] of more) {
    const known = to.get(row)
    if (columns === null || known === null) to.set(row, null)
    else to.set(row, known ? new Set([...known, ...columns]) : columns)
  }
}
