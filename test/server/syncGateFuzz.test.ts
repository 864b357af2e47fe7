import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addItem, deleteItems, moveItem, ownEdit, setCells, setStream, type Desk } from '#app/model/ledger/edit'
import { differingColumns, readItem, readItems, roots, textOf, type Item } from '#app/model/ledger/ledger'
import { streamColumns } from '#app/model/ledger/columns'
import type { Person } from '#app/model/ledger/person'
import { isFrozen, statuses } from '#app/model/ledger/status'
import { createLedgers } from '#db/ledgers'
import type { Edit, RowChange } from '#db/history'
import { mutate } from '../support/mutate'
import { departments } from '../support/ledger'
import { randomFrom, type Random } from '../support/random'
import { cellsOf, changesBetween, objection } from './cellsOf'
import { everyone, firstDocument, GateRig, names, type Verdict } from './gateRig'
import { Editor, RawSocket, removeTemporaryFiles, startSyncServer, tracker, until, updateOf } from './syncHarness'

afterAll(removeTemporaryFiles)

/** One person at a page of their own, which knows of the ledger what it has heard. */
class Page {
  readonly doc = new Y.Doc()
  readonly unsent: Uint8Array[] = []
  readonly desk: Desk
  private readonly undo: Y.UndoManager
  private made = 0

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
      () => setStream(desk, pick(['s1', 's2']), pick(['title', 'note'] as const), pick(['', '甲', '乙'])),
      () => this.undo.undo(),
    ]
    pick(coordinates ? [...choices, ...more] : choices)()
    // What stands on a status that was set since must not be taken away under it.
    if (random() < 0.2) this.undo.clear()
  }

  /** What it has not sent, as one of the ways in which Yjs may send it. */
  take(server: Y.Doc): Uint8Array[] {
    const updates = this.unsent.splice(0)
    const { random } = this
    switch (random.below(4)) {
      case 0:
        return [Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(server))]
      case 1:
        return updates.length > 0 ? [Y.mergeUpdates(shuffled(updates, random))] : []
      case 2:
        return updates.flatMap((update) => [update, update])
      default:
        return updates
    }
  }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((entry) => [random(), entry] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, entry]) => entry)
}

/** What the server's own row changes say, in the words of `changesBetween`. */
function told(rows: readonly RowChange[]): string[] {
  const json = (value: unknown) =>
    value === '' || value === undefined || (Array.isArray(value) && value.length === 0)
      ? undefined
      : JSON.stringify(value)
  return rows
    .flatMap((row) => {
      const at = `${row.kind}s/${row.id}/`
      if (row.before === null || row.after === null)
        return [`${at} ${row.before ? 'row' : undefined} → ${row.after ? 'row' : undefined}`]
      if (row.kind === 'item')
        return differingColumns(row.before, row.after).map(
          (column) => `${at}${column} ${json(row.before![column])} → ${json(row.after![column])}`,
        )
      return streamColumns
        .filter((column) => row.before![column] !== row.after![column])
        .map((column) => `${at}${column} ${json(row.before![column])} → ${json(row.after![column])}`)
    })
    .sort()
}

/** Each takes some milliseconds. */
const steps = 300

describe('honest edits', () => {
  it.each([1, 2, 20_261_124])(
    'G5 H1: concurrent edits of people with different rights are let in and told whole (seed %i)',
    async (seed) => {
      const random = randomFrom(seed)
      const rig = await GateRig.open()
      const pages = names.flatMap((name, i) => (name === 'ling' ? [] : [new Page(name, 1_000 + i, random, rig.stored)]))
      let stored = 0
      for (let step = 0; step < steps * 2; step++) {
        const page = random.pick(pages)
        page.edit()
        if (random() < 0.4) {
          for (const update of page.take(rig.ledger.doc)) {
            const before = cellsOf(rig.stored)
            const { verdict, rows } = await rig.give(page.desk.person, update)
            expect(verdict, `step ${step}, ${page.name}`).toEqual({ refusals: [], isStale: false })
            const real = changesBetween(before, cellsOf(rig.stored)).map(
              ({ kind, row, column, before, after }) => `${kind}/${row}/${column} ${before} → ${after}`,
            )
            expect(told(rows), `step ${step}, ${page.name}`).toEqual(real.sort())
            stored += rows.length
          }
        }
        if (random() < 0.3) page.hear(rig.updates)
      }
      expect(stored).toBeGreaterThan(200)
      expect(changesBetween(cellsOf(rig.ledger.doc), cellsOf(rig.stored))).toEqual([])
    },
    90_000,
  )
})

describe('edits that are not honest', () => {
  it.each([7, 20_261_124, 108])(
    'G1–G5 G7: mutated updates change nothing outside a person’s rights and leave nothing parked (seed %i)',
    async (seed) => {
      const random = randomFrom(seed)
      const rig = await GateRig.open()
      // Each has written before: until then its clientID would be the first forger's (G4).
      const open = async (name: Page['name'], client: number) => {
        const page = new Page(name, client, random, rig.stored, rig.updates.length)
        while (Y.getState(page.doc.store, client) === 0) page.edit()
        const { verdict } = await rig.give(page.desk.person, Y.mergeUpdates(page.unsent.splice(0)))
        expect(verdict.refusals).toEqual([])
        return page
      }
      const pages: Page[] = []
      for (const [i, name] of names.entries()) if (name !== 'ling') pages.push(await open(name, 1_000 + i))
      const known: Uint8Array[] = []
      const counts = { refused: 0, changed: 0, nothing: 0, honest: 0 }
      const give = async (sender: Person, update: Uint8Array, where: string) => {
        const [before, vector] = [cellsOf(rig.stored), Y.encodeStateVector(rig.stored)]
        const { verdict, rows } = await rig.give(sender, update)
        const changes = changesBetween(before, cellsOf(rig.stored))
        for (const change of changes)
          expect(objection(sender, change, before), `${where}: ${JSON.stringify(change)}`).toBe(null)
        expect(told(rows), where).toEqual(
          changes.map(({ kind, row, column, before, after }) => `${kind}/${row}/${column} ${before} → ${after}`).sort(),
        )
        if (verdict.refusals.length > 0) expect(Y.encodeStateVector(rig.stored), where).toEqual(vector)
        for (const doc of [rig.ledger.doc, rig.stored]) {
          expect(
            [doc.store.pendingStructs, doc.store.pendingDs, doc.getMap('items')._start, doc.getMap('streams')._start],
            where,
          ).toEqual([null, null, null, null])
          expect([...doc.share.keys()].sort(), where).toEqual(['items', 'streams'])
        }
        expect(changesBetween(cellsOf(rig.ledger.doc), cellsOf(rig.stored)), where).toEqual([])
        expect(Y.encodeStateVector(rig.ledger.doc), where).toEqual(Y.encodeStateVector(rig.stored))
        // Whoever comes now is served the same as those have who were there.
        if (changes.length > 0) expect(changesBetween(cellsOf(rig.served()), cellsOf(rig.stored)), where).toEqual([])
        pages.forEach((page) => page.hear(rig.updates))
        return { verdict, changes }
      }
      for (let step = 0; step < steps; step++) {
        const i = random.below(pages.length)
        // A person's own forgery may have used up a page's clientID: Yjs takes another then, which is nobody's yet.
        if (pages[i]!.doc.clientID !== pages[i]!.client) pages[i] = await open(pages[i]!.name, 12_000 + step)
        const page = pages[i]!
        while (page.unsent.length === 0) page.edit()
        const update = Y.mergeUpdates(page.unsent)
        known.push(update)
        const sender = everyone[random.pick(names)]
        const bad = mutate(update, {
          random,
          updates: known.slice(-20),
          doc: rig.stored,
          own: 10 + names.indexOf(sender.id),
        })
        const { verdict, changes } = await give(sender, bad, `step ${step}, ${sender.id}`)
        counts[verdict.refusals.length > 0 ? 'refused' : changes.length > 0 ? 'changed' : 'nothing']++
        // What was tried stands in nobody's way, unless it was this person's own doing.
        const { verdict: honest } = await give(page.desk.person, update, `step ${step}, then ${page.name}`)
        const spoilt = ['malformed', 'gap', 'foreign-client'] as const
        if (sender.id !== page.name)
          expect(
            honest.refusals.filter(({ code }) => spoilt.includes(code as 'gap')),
            `step ${step}, then ${page.name}`,
          ).toEqual([])
        if (honest.refusals.length === 0 && sender.id !== page.name) page.unsent.splice(0)
        else pages[i] = await open(page.name, 2_000 + step)
        counts.honest += honest.refusals.length === 0 ? 1 : 0
      }
      // Neither all refused nor all let in: else it would prove little.
      expect(Math.min(counts.refused, counts.changed, counts.nothing) / steps, JSON.stringify(counts)).toBeGreaterThan(
        0.05,
      )
      expect(counts.honest / steps, JSON.stringify(counts)).toBeGreaterThan(0.6)
    },
    90_000,
  )
})

it.each([3, 20_261_125, 77])(
  'W2 G1–G7: what comes in one window is judged, told and stored as if each had come alone (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const first = firstDocument()
    const [alone, together] = [await GateRig.open(first), await GateRig.open(first)]
    const known: Uint8Array[] = []
    let clients = 1_000
    const pages = names.filter((name) => name !== 'ling').map((name) => new Page(name, clients++, random, first))
    const counts = { windows: 0, accepted: 0, refused: 0, both: 0 }
    for (let step = 0; step < steps; step++) {
      const given: { person: Person; update: Uint8Array }[] = []
      for (let left = 1 + random.below(8); left > 0; left--) {
        const page = random.pick(pages)
        page.edit()
        for (const update of page.take(together.ledger.doc)) {
          known.push(update)
          given.push({ person: page.desk.person, update })
          if (random() > 0.1) continue
          const person = everyone[random.pick(names)]
          given.push({
            person,
            update: mutate(update, {
              random,
              updates: known.slice(-20),
              doc: together.stored,
              own: 10 + names.indexOf(person.id),
            }),
          })
        }
      }
      const where = `window ${step}: ${given.map(({ person }) => person.id).join(' ')}`
      const verdicts: Verdict[] = []
      const edits: Edit[] = []
      for (const one of given) {
        const outcome = await alone.giveAll([one])
        verdicts.push(...outcome.verdicts)
        edits.push(...outcome.edits)
      }
      const outcome = await together.giveAll(given)
      expect(outcome.verdicts, where).toEqual(verdicts)
      expect(outcome.edits, where).toEqual(edits)
      expect(cellsOf(together.stored), where).toEqual(cellsOf(alone.stored))
      expect(cellsOf(together.ledger.doc), where).toEqual(cellsOf(alone.stored))
      expect(stateOf(together.stored), where).toEqual(stateOf(alone.stored))
      for (const doc of [together.ledger.doc, together.stored])
        expect([doc.store.pendingStructs, doc.store.pendingDs], where).toEqual([null, null])
      const refused = verdicts.filter(({ refusals }) => refusals.length > 0).length
      counts.windows++
      counts.refused += refused
      counts.accepted += verdicts.length - refused
      counts.both += refused > 0 && refused < verdicts.length ? 1 : 0
      // Who had something refused opens their page again; the others hear of what was let in.
      const spoilt = new Set(given.flatMap(({ person }, i) => (verdicts[i]!.refusals.length > 0 ? [person.id] : [])))
      for (const [i, page] of pages.entries()) {
        if (spoilt.has(page.name) || page.doc.clientID !== page.client)
          pages[i] = new Page(page.name, clients++, random, together.stored, together.updates.length)
        else page.hear(together.updates)
      }
    }
    expect(Math.min(counts.accepted / steps, counts.both / (steps / 20)), JSON.stringify(counts)).toBeGreaterThan(1)
  },
  90_000,
)

/** The next clock of each client. */
function stateOf(doc: Y.Doc): [number, number][] {
  return [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
}

it.each([11, 20_261_124])(
  'G1–G5 G7 S6: over sockets, the same leaves the server serving and everybody equal (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const server = await startSyncServer()
    const [victim, witness] = await Promise.all([
      new Editor(server, 'xu', { ack: true }).synced(),
      new Editor(server, 'ling').synced(),
    ])
    const first = cellsOf(witness.doc)
    const attackers = await Promise.all(['ren', 'zu', 'jiao'].map((id) => RawSocket.open(server, id)))
    const mayChange = ['owner', 'status', 'progress', 'problems', 'next', 'evidence']
    const updates: Uint8Array[] = []
    witness.doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let step = 0; step < 150; step++) {
      const i = random.below(3)
      const column = random.pick(['progress', 'problems', 'next'] as const)
      const { update } = updateOf(
        victim.doc,
        (doc) =>
          textOf(doc, random.pick(['1.2.4', '2.5', '1.2.1', '1.1.1']), column)!.insert(0, random.pick(['甲', '🙂'])),
        100 + i,
      )
      attackers[i]!.sendSync(
        random.pick([1, 2]),
        mutate(update, { random, updates: [update, ...updates.slice(-20)], doc: witness.doc, own: 100 + i }),
      )
      if (step % 10 === 0) victim.row('1.1').set('clause', `第${step}次`)
      if (random() < 0.2) await server.rooms.settle()
    }
    victim.row('1.1').set('clause', '最后')
    await until(() => readItem(witness.doc, '1.1')!.clause === '最后')
    await server.rooms.settle()
    const late = await new Editor(server, 'yang').synced()
    await until(
      () =>
        changesBetween(cellsOf(witness.doc), cellsOf(late.doc)).length === 0 &&
        changesBetween(cellsOf(victim.doc), cellsOf(late.doc)).length === 0,
    )
    for (const { row, column } of changesBetween(first, cellsOf(late.doc))) {
      if (row === '1.1' && column === 'clause') continue
      // What the three of them lead or support: no other row is any of their business.
      expect(['1.2.4', '2.5', '2.6', '1.2.1'], `${row}/${column}`).toContain(row)
      expect(mayChange, `${row}/${column}`).toContain(column)
    }
    const stored = (await createLedgers(server.db).read(tracker))!
    expect(new Map(stored.items.map((item) => [item.id, item]))).toEqual(
      new Map(readItems(late.doc).map((item) => [item.id, item])),
    )
    expect(attackers.map(({ closeCode }) => closeCode)).toEqual([null, null, null])
    for (const one of [victim, witness, late, ...attackers]) one.close()
    await server.stop()
  },
  90_000,
)
