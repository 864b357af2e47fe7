import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Person } from '#app/model/ledger/person'
import { mutate } from '../support/mutate'
import { randomFrom, type Random } from '../support/random'
import { cellsOf, changesBetween, objection } from './cellsOf'
import { FuzzPage, told } from './fuzzPage'
import { everyone, GateRig, names } from './gateRig'

/** Each takes some milliseconds. */
const steps = 300

/** What a seed makes of people's honest updates, given to the server's own check beside them. */
class Forgeries {
  readonly pages: FuzzPage[] = []
  readonly counts = { refused: 0, changed: 0, nothing: 0, honest: 0 }
  private readonly known: Uint8Array[] = []

  private constructor(
    private readonly random: Random,
    private readonly rig: GateRig,
  ) {}

  static async open(seed: number): Promise<Forgeries> {
    const forgeries = new Forgeries(randomFrom(seed), await GateRig.open())
    for (const [i, name] of names.entries())
      if (name !== 'ling') forgeries.pages.push(await forgeries.newPage(name, 1_000 + i))
    return forgeries
  }

  /** Each has written before: until then its clientID would be the first forger's (G4). */
  private async newPage(name: FuzzPage['name'], client: number): Promise<FuzzPage> {
    const { rig } = this
    const page = new FuzzPage(name, client, this.random, rig.stored, rig.updates.length)
    while (Y.getState(page.doc.store, client) === 0) page.edit()
    const { verdict } = await rig.give(page.desk.person, Y.mergeUpdates(page.unsent.splice(0)))
    expect(verdict.refusals).toEqual([])
    return page
  }

  /** Somebody writes; a mutation of it comes before it, from anybody. */
  async step(step: number): Promise<void> {
    const { pages, random, counts } = this
    const i = random.below(pages.length)
    // A person's own forgery may have used up a page's clientID: Yjs takes another then, which is nobody's yet.
    if (pages[i]!.doc.clientID !== pages[i]!.client) pages[i] = await this.newPage(pages[i]!.name, 12_000 + step)
    const page = pages[i]!
    while (page.unsent.length === 0) page.edit()
    const update = Y.mergeUpdates(page.unsent)
    this.known.push(update)
    const sender = everyone[random.pick(names)]
    const { verdict, changes } = await this.give(sender, this.forged(update, sender), `step ${step}, ${sender.id}`)
    counts[verdict.refusals.length > 0 ? 'refused' : changes.length > 0 ? 'changed' : 'nothing']++
    // What was tried stands in nobody's way, unless it was this person's own doing.
    const where = `step ${step}, then ${page.name}`
    const { verdict: honest } = await this.give(page.desk.person, update, where)
    const spoilt = ['malformed', 'gap', 'foreign-client'] as const
    const isOthers = sender.id !== page.name
    if (isOthers)
      expect(
        honest.refusals.filter(({ code }) => spoilt.includes(code as 'gap')),
        where,
      ).toEqual([])
    if (honest.refusals.length === 0 && isOthers) page.unsent.splice(0)
    else pages[i] = await this.newPage(page.name, 2_000 + step)
    counts.honest += honest.refusals.length === 0 ? 1 : 0
  }

  private forged(update: Uint8Array, sender: Person): Uint8Array {
    const { random, rig, known } = this
    const own = 10 + names.indexOf(sender.id as FuzzPage['name'])
    return mutate(update, { random, updates: known.slice(-20), doc: rig.stored, own })
  }

  private async give(sender: Person, update: Uint8Array, where: string) {
    const { rig } = this
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
      expect([...doc.share.keys()].sort(), where).toEqual(['columns', 'items', 'streams'])
    }
    expect(changesBetween(cellsOf(rig.ledger.doc), cellsOf(rig.stored)), where).toEqual([])
    expect(Y.encodeStateVector(rig.ledger.doc), where).toEqual(Y.encodeStateVector(rig.stored))
    // Whoever comes now is served the same as those have who were there.
    if (changes.length > 0) expect(changesBetween(cellsOf(rig.served()), cellsOf(rig.stored)), where).toEqual([])
    this.pages.forEach((page) => page.hear(rig.updates))
    return { verdict, changes }
  }
}

it.each([7, 20_261_124, 108])(
  'G1–G5 G7: mutated updates change nothing outside a person’s rights and leave nothing parked (seed %i)',
  async (seed) => {
    const forgeries = await Forgeries.open(seed)
    for (let step = 0; step < steps; step++) await forgeries.step(step)
    const { refused, changed, nothing, honest } = forgeries.counts
    const counts = JSON.stringify(forgeries.counts)
    // Neither all refused nor all let in: else it would prove little.
    expect(Math.min(refused, changed, nothing) / steps, counts).toBeGreaterThan(0.05)
    expect(honest / steps, counts).toBeGreaterThan(0.6)
  },
  90_000,
)
