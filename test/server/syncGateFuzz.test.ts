import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Person } from '#app/model/ledger/person'
import type { Edit } from '#db/history'
import { mutate } from '../support/mutate'
import { randomFrom } from '../support/random'
import { cellsOf, changesBetween } from './cellsOf'
import { everyone, firstDocument, GateRig, names, type Verdict } from './gateRig'
import { FuzzPage, told } from './fuzzPage'

// The gate alone, over a log in memory: with a storage below it, see syncFuzz.test.ts.

/** Each takes some milliseconds. */
const steps = 300

describe('honest edits', () => {
  it.each([1, 2, 20_261_124])(
    'G5 H1: concurrent edits of people with different rights are let in and told whole (seed %i)',
    async (seed) => {
      const random = randomFrom(seed)
      const rig = await GateRig.open()
      const pages = names.flatMap((name, i) =>
        name === 'ling' ? [] : [new FuzzPage(name, 1_000 + i, random, rig.stored)],
      )
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

it.each([3, 20_261_125, 77])(
  'W2 G1–G7: what comes in one window is judged, told and stored as if each had come alone (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const first = firstDocument()
    const [alone, together] = [await GateRig.open(first), await GateRig.open(first)]
    const known: Uint8Array[] = []
    let clients = 1_000
    const pages = names.filter((name) => name !== 'ling').map((name) => new FuzzPage(name, clients++, random, first))
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
          pages[i] = new FuzzPage(page.name, clients++, random, together.stored, together.updates.length)
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
