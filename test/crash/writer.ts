import { addItem, deleteItems, ownEdit, setCells, type Desk } from '#app/model/ledger/edit'
import { addColumn, setColumn } from '#app/model/ledger/columnEdits'
import type { OwnColumn } from '#app/model/ledger/columns'
import { readItems, textOf } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import type { Random } from '../support/random'
import type { Client } from './client'
import { addedRowId, ownValue, sharedColumns, sharedMark, type Evidence } from './evidence'

/** Who writes where: a cell of their own, and texts that they share with others. */
export interface Part {
  person: Person
  cookie: string
  own: { item: string; column: 'owner' | 'clause' }
  shared: readonly string[]
}

/** Pauses between two edits of one writer (ms), online or not. */
const shortest = 20
const longest = 180
/** Edits that wait for their acknowledgement, at which a writer pauses. */
const mostWaiting = 30
/** How many rows one writer has standing at most. */
const mostRows = 2

/** Makes one random edit after another, whether there is a server or not, until stopped. */
export class Writer {
  private readonly desk: Desk
  private readonly steps = new Map<string, number>()
  private rows: string[] = []
  /** The column that it added. */
  private column: OwnColumn | null = null
  private made = 0
  private timer: NodeJS.Timeout | null = null
  edits = 0

  constructor(
    private readonly client: Client,
    private readonly part: Part,
    private readonly evidence: Evidence,
    private readonly random: Random,
    departments: ReadonlySet<string>,
  ) {
    this.desk = {
      doc: client.doc,
      person: part.person,
      departments,
      newId: () => addedRowId(client.writer, ++this.made),
    }
  }

  start(): void {
    this.timer = setTimeout(
      () => {
        // Nobody writes in a ledger that they have never seen, nor without end while nothing is kept.
        if (this.client.hasLedger && this.client.waiting < mostWaiting) this.edit()
        this.start()
      },
      shortest + this.random() * (longest - shortest),
    )
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
  }

  edit(): void {
    this.edits++
    const choice = this.random()
    if (choice < 0.5) this.countUp()
    else if (choice < 0.9 || this.part.person.role === 'department') this.leaveMark()
    else if (choice < 0.93) this.countUpInColumn()
    else if (this.rows.length < mostRows) this.addRow()
    else this.deleteRow()
  }

  private countUp(): void {
    const { item, column } = this.part.own
    const mark = this.nextMark(`${item}/${column}`)
    this.client.edit([mark], () =>
      this.expectAllowed(setCells(this.desk, [{ item, column, value: ownValue(mark.writer, mark.step) }])),
    )
  }

  /** Adds a column of the house's own, then calls it otherwise each time, and counts up in it (L2). */
  private countUpInColumn(): void {
    const isNew = this.column === null
    const column = (this.column ??= `c_${addedRowId(this.client.writer, this.made + 1)}`)
    const { item } = this.part.own
    const mark = this.nextMark(`${item}/${column}`)
    const value = ownValue(mark.writer, mark.step)
    this.client.edit([mark], () =>
      this.client.doc.transact(() => {
        if (isNew) {
          const added = addColumn(this.desk, { name: value, kind: 'short', writers: 'structure' })
          if ('refusals' in added) this.expectAllowed(added.refusals)
        } else this.expectAllowed(setColumn(this.desk, column, { name: value }))
        this.expectAllowed(setCells(this.desk, [{ item, column, value }]))
      }, ownEdit),
    )
  }

  /** Puts its next mark at an end of a text and takes its last one away. */
  private leaveMark(): void {
    const [item, column] = [this.random.pick(this.part.shared), this.random.pick(sharedColumns)]
    const text = textOf(this.client.doc, item, column)!
    const mark = this.nextMark(`${item}/${column}/${this.client.writer}`)
    const isAtEnd = this.random() < 0.5
    this.client.edit([mark], () => {
      const last = sharedMark(mark.writer, mark.step - 1)
      const at = text.toJSON().indexOf(last)
      if (at >= 0) text.delete(at, last.length)
      text.insert(isAtEnd ? text.length : 0, sharedMark(mark.writer, mark.step))
    })
  }

  private addRow(): void {
    const stream = this.random.pick(readItems(this.client.doc).map((item: Item) => item.stream))
    const id = addedRowId(this.client.writer, this.made + 1)
    this.rows.push(id)
    this.client.edit([{ key: id, writer: this.client.writer, step: 1 }], () => {
      const added = addItem(this.desk, { stream, parent: '', after: '' })
      if ('refusals' in added) this.expectAllowed(added.refusals)
    })
  }

  private deleteRow(): void {
    const id = this.rows.shift()!
    this.evidence.willLeave(id)
    this.client.edit([{ key: id, writer: this.client.writer, step: 2 }], () =>
      this.expectAllowed(deleteItems(this.desk, [id])),
    )
  }

  private nextMark(key: string) {
    const step = (this.steps.get(key) ?? 0) + 1
    this.steps.set(key, step)
    return { key, writer: this.client.writer, step }
  }

  private expectAllowed(refusals: readonly unknown[]): void {
    if (refusals.length > 0) throw new Error(`A writer's edit is against the rules: ${JSON.stringify(refusals)}`)
  }
}
