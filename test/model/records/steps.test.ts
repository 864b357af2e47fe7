import { describe, expect, it } from 'vitest'
import { kindsOfRecords } from '#app/model/records/kinds/kinds'
import { recordKinds } from '#app/model/records/record'
import { actors, eventsFor, isFinal, judgeFiles, step, type Steps } from '#app/model/records/steps'
import { randomFrom } from '../../support/random'

/** Every step that there is, as `state event who state`, with `!` behind an event that asks for words. */
const all = {
  extension: [
    'with-leader agree leader asked',
    'with-leader refuse! leader refused',
    'with-leader withdraw department withdrawn',
    'with-leader lapse server lapsed',
    'asked grant coordinator granted',
    'asked refuse! coordinator refused',
    'asked withdraw department withdrawn',
    'asked lapse server lapsed',
  ],
  order: [
    'issued receive department received',
    'issued reply! department replied',
    'issued recall! coordinator recalled',
    'issued escalate server issued',
    'issued lapse server lapsed',
    'received reply! department replied',
    'received recall! coordinator recalled',
    'received escalate server received',
    'received lapse server lapsed',
    'replied accept coordinator closed',
    'replied return! coordinator returned',
    'replied recall! coordinator recalled',
    'replied lapse server lapsed',
    'returned reply! department replied',
    'returned recall! coordinator recalled',
    'returned escalate server returned',
    'returned lapse server lapsed',
  ],
  urge: [],
  whistle: [
    'open withdraw! asker withdrawn',
    'open reject! coordinator rejected',
    'open adopt coordinator open',
    'open add asker open',
    'open finish server closed',
    'closed adopt coordinator closed',
  ],
  call: [
    'called answer department answered',
    'called arrive department arrived',
    'called dispute! department disputed',
    'called overdue server called',
    'called dismiss! asker dismissed',
    'called dismiss! coordinator dismissed',
    'called lapse server lapsed',
    'answered arrive department arrived',
    'answered handle! department handled',
    'answered overdue server answered',
    'answered dismiss! asker dismissed',
    'answered dismiss! coordinator dismissed',
    'answered lapse server lapsed',
    'disputed uphold coordinator moved',
    'disputed overrule! coordinator called',
    'disputed answer department answered',
    'disputed overdue server disputed',
    'disputed dismiss! asker dismissed',
    'disputed dismiss! coordinator dismissed',
    'disputed lapse server lapsed',
    'arrived handle! department handled',
    'arrived dismiss! asker dismissed',
    'arrived dismiss! coordinator dismissed',
    'arrived lapse server lapsed',
    'handled rate asker rated',
    'handled expire server unrated',
    'rated appeal! department appealed',
    'appealed keep! coordinator kept',
    'appealed void! coordinator void',
  ],
} as const

describe.each(recordKinds)('R1: %s', (kind) => {
  const steps: Steps = kindsOfRecords[kind].steps
  const states = Object.keys(steps)
  const events = [...new Set(Object.values(all).flatMap((lines) => lines.map((line) => wordsOf(line)[1])))]
  const table = new Map(
    all[kind].map((line) => {
      const [state, event, who, to, asksWords] = wordsOf(line)
      return [`${state} ${event} ${who}`, { to, asksWords }]
    }),
  )

  it.each(states)('%s: each event by each of those who are tested', (state) => {
    for (const event of events)
      for (const who of actors) {
        const cell = `${state} ${event} ${who}`
        const wanted = table.get(cell)
        const isOthers = actors.some((other) => table.has(`${state} ${event} ${other}`))
        const silent = wanted?.asksWords ? { refused: 'words-missing' } : wanted && { to: wanted.to }
        const nobody = { refused: isOthers ? 'not-yours' : 'not-now' }
        expect(step(steps, state, event, [who], ' \n'), cell).toEqual(silent ?? nobody)
        if (wanted) expect(step(steps, state, event, ['server', who], '因为'), cell).toEqual({ to: wanted.to })
        expect(eventsFor(steps, state, [who]).includes(event), cell).toBe(wanted !== undefined)
      }
  })

  it('nothing is possible for nobody; no state leads out of the table; what waits for somebody can be moved by them', () => {
    for (const state of states) expect(eventsFor(steps, state, [])).toEqual([])
    for (const { to } of table.values()) expect(states).toContain(to)
    for (const [state, who] of Object.entries(kindsOfRecords[kind].waitsFor)) {
      if (kind !== 'urge') expect(eventsFor(steps, state, [who]).length).toBeGreaterThan(0)
      else expect(isFinal(steps, state)).toBe(true)
    }
  })

  it('any row of events ends in a state of the table, and stays where it is final', () => {
    const seed = Date.now()
    const random = randomFrom(seed)
    for (let round = 0; round < 200; round++) {
      let state = states[random.below(states.length)]!
      for (let n = 0; n < 20; n++) {
        const wasFinal = isFinal(steps, state)
        const [event, who] = [events[random.below(events.length)]!, actors[random.below(actors.length)]!]
        const stepped = step(steps, state, event, [who], '因为')
        if ('to' in stepped) {
          expect(wasFinal, `seed ${seed}`).toBe(false)
          state = stepped.to
        }
        expect(states, `seed ${seed}`).toContain(state)
      }
    }
  })
})

it('R5: files may come along with what shows the spot or grounds a claim, and with nothing else', () => {
  const taking = recordKinds.flatMap((kind) => {
    const { steps, files } = kindsOfRecords[kind] as { steps: Steps; files?: string }
    const ofSteps = Object.entries(steps).flatMap(([state, events]) =>
      Object.entries(events).flatMap(([event, step]) =>
        step!.files ? [`${kind} ${state} ${event} ${step!.files}`] : [],
      ),
    )
    return [...(files ? [`${kind} open`] : []), ...ofSteps]
  })
  expect(taking).toEqual([
    'extension open',
    'whistle open',
    'whistle open add must',
    'call called arrive may',
    'call called dispute may',
    'call answered arrive may',
    'call answered handle may',
    'call arrived handle may',
  ])
  const judged = (['may', 'must', undefined] as const).map((files) => [judgeFiles(files, 0), judgeFiles(files, 1)])
  expect(judged).toEqual([
    [null, null],
    ['files-missing', null],
    [null, 'files-not-taken'],
  ])
})

function wordsOf(line: string): [string, string, string, string, boolean] {
  const [state, event, who, to] = line.split(' ') as [string, string, string, string]
  return [state, event.replace('!', ''), who, to, event.endsWith('!')]
}
