import * as Y from 'yjs'
import { differingFields, fieldIn } from '#app/model/ledger/columnFields'
import { addColumn, moveColumn, removeColumn, restoreColumn, setColumn } from '#app/model/ledger/columnEdits'
import { addOption, setOption } from '#app/model/ledger/optionEdits'
import { isOwnColumn, type OwnColumn } from '#app/model/ledger/columns'
import { addItem, deleteItems, moveItem, ownEdit, setCells, type Desk } from '#app/model/ledger/edit'
import { readItems, readStreams, roots, textOf } from '#app/model/ledger/ledger'
import { cellIn, differingColumns, differingStreamColumns, type CellValue, type Item } from '#app/model/ledger/rows'
import { ownKinds, ownWriters } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { isFrozen, statuses } from '#app/model/ledger/status'
import { addStream, moveStream, removeStream, restoreStream, setStream } from '#app/model/ledger/streamEdits'
import type { RowChange } from '#db/history'
import { departments } from '../support/ledger'
import type { Random } from '../support/random'
import { everyone } from './gateRig'

/** One person at a page of their own, which knows of the ledger what it has heard. */
export class FuzzPage {
  readonly doc = new Y.Doc()
  readonly unsent: Uint8Array[] = []
  readonly desk: Desk
  private readonly undo: Y.UndoManager
  private made = 0
  private names = 0

  constructor(
    readonly name: keyof typeof everyone,
    readonly client: number,
    private readonly random: Random,
    first: Y.Doc,
    /** How many of the server's updates it knows. */
    private heard = 0,
  ) {
    this.doc.clientID = client
    const { items, streams } = roots(this.doc)
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first), 'server')
    this.undo = new Y.UndoManager([items, streams], { trackedOrigins: new Set([ownEdit]), captureTimeout: 0 })
    this.desk = {
      doc: this.doc,
      person: everyone[name],
      departments,
      newId: () => `new-${name}-${client}-${this.made++}`,
    }
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'server' && this.unsent.push(update))
  }

  /** Takes in what it has not heard of the server's updates, in any order. */
  hear(updates: readonly Uint8Array[]): void {
    const news = shuffled(updates.slice(this.heard), this.random)
    this.heard = updates.length
    for (const update of news) Y.applyUpdate(this.doc, update, 'server')
  }

  /** One edit that no other person's edit can make wrong: conditions only hang on cells that nobody empties. */
  edit(): void {
    const { desk, random, doc } = this
    const { pick } = random
    const coordinates = desk.person.role === 'coordinator'
    // Nobody else touches a row that its maker may delete and bring back: what came meanwhile would be missing then.
    const isOthers = (id: string) => id.startsWith('new-') && !id.startsWith(`new-${this.name}`)
    const isTheirs = (item: Item) =>
      item.lead === desk.person.department || item.support.includes(desk.person.department!)
    const mine = readItems(doc).filter((item) => !isOthers(item.id) && (coordinates || isTheirs(item)))
    const target = pick(mine)
    const isLead = coordinates || target.lead === desk.person.department
    const text = pick(['progress', 'problems', 'next'] as const)
    const choices: (() => unknown)[] = [
      () =>
        setCells(desk, [
          {
            item: target.id,
            column: text,
            value: `${pick(['', '🙂', '甲'])}${target[text]}${pick(['字', '😀', 'x'])}`,
          },
        ]),
      () => textOf(doc, target.id, text)!.insert(0, pick(['新', '🙃'])),
      () =>
        setCells(desk, [
          {
            item: target.id,
            column: 'evidence',
            value: [...new Set([...target.evidence, `https://example.org/${random.below(50)}`])].slice(-9),
          },
        ]),
      () => this.fillOwn(target, isLead),
      () => isLead && setCells(desk, [{ item: target.id, column: 'owner', value: pick(['甲', '乙', '丙']) }]),
      () => {
        // What is handed in stands still: another's edit under way would then be refused (frozen.test.ts).
        const status = pick(statuses.filter((one) => !isFrozen(one)))
        // Only the lead's own rows: two people's moves may exclude each other. A refusal is the grid's own and stays here.
        if (target.lead === desk.person.department && this.name !== 'yang')
          setCells(desk, [{ item: target.id, column: 'status', value: status }])
      },
    ]
    const more: (() => unknown)[] = [
      () =>
        setCells(
          desk,
          ['title', 'due', 'clause'].map((column) => ({
            item: target.id,
            column: column as 'title',
            value: column === 'due' ? '2026-12-24' : pick(['', '甲', '乙']),
          })),
        ),
      () => addItem(desk, { stream: pick(['s1', 's2']), parent: '', after: '' }),
      () =>
        deleteItems(
          desk,
          mine
            .filter(({ id }) => id.startsWith(`new-${this.name}`))
            .slice(0, 1)
            .map(({ id }) => id),
        ),
      // Two who move one row and take it back would leave it without a place.
      () =>
        (this.name === 'xu' || target.id.startsWith('new-')) &&
        moveItem(desk, target.id.startsWith('new-') ? target.id : '1.14', {
          stream: pick(['s1', 's2']),
          parent: '',
          after: '',
        }),
      () => this.editColumns(),
      () => this.editStreams(),
      () => this.undo.undo(),
    ]
    pick(coordinates ? [...choices, ...more] : choices)()
    // What stands on a status that was set since must not be taken away under it.
    if (random() < 0.2) this.undo.clear()
  }

  /** Writes into a column of the house's own that is there and stays. */
  private fillOwn(target: Item, isLead: boolean): unknown {
    const { desk, doc, random } = this
    const { pick } = random
    const schema = readSchema(doc)
    const mine = schema.own
      .map((id) => schema.column(id)!)
      .filter(({ writers, isHidden, name }) => {
        const isTheirs = writers === 'report' || (writers === 'follow-up' && isLead)
        return !isHidden && !isPassing(name) && (isTheirs || desk.person.role === 'coordinator')
      })
    if (mine.length === 0) return
    const { id, kind, options } = pick(mine)
    const there = options.filter(({ isRemoved }) => !isRemoved).map((option) => option.id)
    const values: Record<string, () => CellValue> = {
      short: () => pick(['', '甲', '乙🙂']),
      number: () => pick(['', '0', '-12.50', '1280']),
      date: () => pick(['', '2026-12-24']),
      flag: () => pick(['', 'yes', 'no']),
      choice: () => (there.length > 0 ? pick(there) : ''),
      choices: () => there.filter(() => random() < 0.5),
      department: () => pick(['', ...departments]),
      departments: () => [...departments].filter(() => random() < 0.5),
      links: () => pick([[], ['https://example.org/9']]),
    }
    return setCells(desk, [{ item: target.id, column: id as OwnColumn, value: values[kind]!() }])
  }

  /** A name that nobody else gives: of two who give the same at once one is refused (L2). */
  private named(name: string): string {
    return `${name} ${this.name} ${this.client} ${this.names++}`
  }

  /** Adds columns and options, and says something anew of those that there are; only of passing ones whether they are there. */
  private editColumns(): unknown {
    const { desk, doc, random } = this
    const { pick } = random
    const schema = readSchema(doc)
    const own = schema.records.filter(({ id }) => isOwnColumn(id))
    const passing = own.filter(({ name }) => isPassing(name))
    const chosen = own.filter(({ kind, isRemoved }) => !isRemoved && (kind === 'choice' || kind === 'choices'))
    const id = pick(own).id as OwnColumn
    const choices: (() => unknown)[] = [
      () =>
        own.length < 30 &&
        addColumn(desk, {
          name: this.named(pick(['金额', '难度', '过渡'])),
          kind: pick(ownKinds.filter((kind) => kind !== 'choice' && kind !== 'choices')),
          writers: pick(ownWriters),
        }),
      () =>
        own.length < 30 &&
        addColumn(desk, { name: this.named('难度'), kind: 'choice', writers: 'report', options: [{ name: '难' }] }),
      () => setColumn(desk, id, { help: pick(['', '说明', '填写口径🙂']), nameEn: pick(['', this.named('Cost')]) }),
      () => setColumn(desk, 'clause', { name: pick(['', '依据', '条款']) }),
      () => setColumn(desk, 'due', { name: pick(['', '期限']) }),
      () => moveColumn(desk, id, pick(['title', 'due', ''] as const)),
      () => chosen.length > 0 && addOption(desk, pick(chosen).id as OwnColumn, { name: this.named('难') }),
      () => {
        const { id, options } = pick(chosen)
        setOption(desk, id as OwnColumn, pick(Object.keys(options)), {
          name: this.named('易'),
          colour: pick(['', 'plum']),
        })
      },
      () => passing.length > 0 && removeColumn(desk, pick(passing).id as OwnColumn),
      () => passing.length > 0 && restoreColumn(desk, pick(passing).id as OwnColumn),
    ]
    return pick(choices)()
  }

  /** Adds streams, and says something anew of them; whether they are there, of those in which nobody puts anything. */
  private editStreams(): unknown {
    const { desk, doc, random } = this
    const { pick } = random
    const streams = readStreams(doc)
    const passing = streams.filter(({ id }) => id !== 's1' && id !== 's2')
    const choices: (() => unknown)[] = [
      // Yjs's own undo would take it out again, which no page of ours does (L3).
      () =>
        streams.length < 12 &&
        doc.transact(() => addStream(desk, { title: this.named('甲') }, pick(['s1', ''])), 'add'),
      () =>
        setStream(desk, pick(streams).id, {
          [pick(['title', 'note', 'problem'] as const)]: pick(['', this.named('乙')]),
        }),
      () => moveStream(desk, pick(streams).id, pick(['s1', ''])),
      () => passing.length > 0 && removeStream(desk, pick(passing).id, pick([null, 's1'])),
      () => passing.length > 0 && restoreStream(desk, pick(passing).id),
    ]
    return pick(choices)()
  }

  /** What it has not sent, as one of the ways in which Yjs may send it. */
  take(server: Y.Doc): Uint8Array[] {
    const updates = this.unsent.splice(0)
    const { random } = this
    switch (random.below(4)) {
      case 0: {
        const whole = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(server))
        // Yjs's own undo keeps old values, and may make one struct of them, which no page of ours sends (G1).
        return hasManyValues(whole) ? updates : [whole]
      }
      case 1:
        return updates.length > 0 ? [Y.mergeUpdates(shuffled(updates, random))] : []
      case 2:
        return updates.flatMap((update) => [update, update])
      default:
        return updates
    }
  }
}

function hasManyValues(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.some(
    (struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentAny && struct.content.arr.length > 1,
  )
}

/** Nobody fills in such a column: another's edit under way would be refused when it goes. */
function isPassing(name: string): boolean {
  return name.startsWith('过渡')
}

export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((entry) => [random(), entry] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, entry]) => entry)
}

/** What the server's own row changes say, in the words of `changesBetween`. */
export function told(rows: readonly RowChange[]): string[] {
  const json = (value: unknown) =>
    value === '' ||
    value === false ||
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
      ? undefined
      : JSON.stringify(value)
  return rows
    .flatMap((row) => {
      const at = `${row.kind}s/${row.id}/`
      if (row.before === null || row.after === null)
        return [`${at} ${row.before ? 'row' : undefined} → ${row.after ? 'row' : undefined}`]
      if (row.kind === 'item')
        return differingColumns(row.before, row.after).map(
          (column) => `${at}${column} ${json(cellIn(row.before!, column))} → ${json(cellIn(row.after!, column))}`,
        )
      if (row.kind === 'column')
        return differingFields(row.before, row.after).map(
          (field) => `${at}${field} ${json(fieldIn(row.before!, field))} → ${json(fieldIn(row.after!, field))}`,
        )
      const { before, after } = row
      return differingStreamColumns(before, after).map(
        (column) => `${at}${column} ${json(before[column])} → ${json(after[column])}`,
      )
    })
    .sort()
}
