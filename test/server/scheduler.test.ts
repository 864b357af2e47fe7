import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Scheduler } from '#server/scheduler'
import { breakStatements } from '../support/fault'
import { randomFrom } from '../support/random'
import { kind, ledger, openSchedulerScene, type SchedulerScene } from './schedulerScene'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
let scene: SchedulerScene
beforeEach(async () => {
  scene = await openSchedulerScene()
})
afterEach(() => scene.close())

const abouts = () => scene.acted.map(({ about }) => about)

describe('R3: what runs out is acted on once', () => {
  it('R3: not before its moment, then once, and it says that it was late', async () => {
    const { clock } = scene
    const scheduler = scene.start()
    const due = clock.now + hour
    await scene.set('answer', due)
    clock.now = due - 1
    await scheduler.look()
    expect(scene.acted).toEqual([])
    clock.now = due
    await scheduler.look()
    clock.now += day
    await scheduler.look()
    expect(scene.acted).toEqual([{ about: 'answer', dueAt: due, now: due, lateBy: 0 }])
    await scene.set('answer', clock.now - 5 * minute)
    await scheduler.look()
    expect(scene.acted[1]).toMatchObject({ about: 'answer', lateBy: 5 * minute })
  })

  it('R3: what is moved runs out when it was moved to, and what is dropped does not', async () => {
    const { clock } = scene
    const scheduler = scene.start()
    const from = clock.now
    for (const about of ['later', 'sooner', 'never']) await scene.set(about, from + hour)
    await scene.set('later', from + 3 * hour)
    await scene.set('sooner', from + minute)
    await scene.drop({ about: 'never' })
    clock.now = from + 2 * hour
    await scheduler.look()
    expect(abouts()).toEqual(['sooner'])
    clock.now = from + 4 * hour
    await scheduler.look()
    expect(abouts()).toEqual(['sooner', 'later'])
    // What has run out is dropped no more, and stays told.
    await scene.drop({ about: 'later' })
    expect(await scene.db.selectFrom('clocks').select('about').orderBy('about').execute()).toHaveLength(2)
  })

  it('R3: the server was down over a weekend in which forty things ran out', async () => {
    const { clock } = scene
    const [friday, random] = [clock.now, randomFrom(40)]
    const dues = Array.from({ length: 40 }, (_, n) => ({ about: `w${n}`, due: friday + random.below(3 * day) }))
    for (const { about, due } of dues) await scene.set(about, due, random.pick([ledger, 'u']))
    clock.now = friday + 3 * day
    const scheduler = scene.start()
    await scheduler.look()
    await scheduler.look()
    expect(abouts()).toEqual([...dues].sort((a, b) => a.due - b.due).map(({ about }) => about))
    expect(scene.acted.every(({ lateBy, dueAt }) => lateBy > 0 && lateBy === clock.now - dueAt)).toBe(true)
    expect([...(await scene.stored()).values()].every((times) => times === 1)).toBe(true)
  })

  it('R3: two years with stops, jumps of the clock and things that are moved and dropped: once each, in order, never early', async () => {
    const { clock } = scene
    const [random, end] = [randomFrom(20_261_129), clock.now + 2 * 365 * day]
    /** What is still to come, as it should be. */
    const open = new Map<string, number>()
    let scheduler: Scheduler = scene.start()
    let [made, latest] = [0, clock.now]
    while (latest < end) {
      const due = clock.now + random.below(random.pick([hour, day, 40 * day]))
      const about = random.below(4) === 0 && open.size > 0 ? random.pick([...open.keys()]) : `c${made++}`
      if (random.below(8) === 0 && open.delete(about)) await scene.drop({ about })
      else {
        open.set(about, due)
        await scene.set(about, due)
      }
      if (random.below(10) === 0) {
        await scheduler.close()
        scheduler = scene.start()
      }
      // Every now and then somebody puts the clock back, or it stands for days.
      clock.now += random.below(12) === 0 ? -random.below(2 * day) : random.below(random.pick([hour, 4 * day, 9 * day]))
      latest = Math.max(latest, clock.now)
      const before = scene.acted.length
      await scheduler.look()
      const dueNow = [...open].filter(([, at]) => at <= clock.now).sort(([, a], [, b]) => a - b)
      expect(scene.acted.slice(before).map(({ about, dueAt }) => [about, dueAt])).toEqual(dueNow)
      for (const [about] of dueNow) open.delete(about)
    }
    expect(scene.acted.length).toBeGreaterThan(200)
    expect(scene.log.errors()).toEqual([])
  })

  it('R3 L7: nothing runs out in a ledger that was put away, until it is active again', async () => {
    const { clock, db } = scene
    const scheduler = scene.start()
    await scene.set('away', clock.now + hour)
    await scene.set('here', clock.now + hour, 'u')
    const putAway = (at: number | null) =>
      db.updateTable('trackers').set({ archived_at: at }).where('id', '=', ledger).execute()
    await putAway(1)
    clock.now += day
    await scheduler.look()
    expect(abouts()).toEqual(['here'])
    await putAway(null)
    await scheduler.look()
    expect(scene.acted[1]).toMatchObject({ about: 'away', lateBy: day - hour })
  })

  it('P5: what a newer version lets run out is left to it', async () => {
    await scene.set('new', scene.clock.now)
    await scene.db.updateTable('clocks').set({ kind: 'newer' }).execute()
    await scene.start().look()
    expect(scene.log.text()).toBe('')
    expect(await scene.db.selectFrom('clocks').select('done_at').execute()).toEqual([{ done_at: null }])
  })
})

describe('R3: what cannot be done', () => {
  it.each([
    ['INSERT', 'views'],
    ['UPDATE', 'clocks'],
  ] as const)(
    'R3: when the %s of %s fails, nothing is half done; others are not held up, and it is tried again',
    async (event, table) => {
      const { clock } = scene
      const scheduler = scene.start()
      for (const about of ['a', 'bad', 'c']) await scene.set(about, clock.now)
      const mend = await breakStatements(
        scene.db,
        event,
        table,
        table === 'views' ? "NEW.name = 'bad'" : "NEW.about = 'bad'",
      )
      const stored = async () => [...(await scene.stored()).keys()].sort()
      await scheduler.look()
      expect(await stored()).toEqual(['a', 'c'])
      await mend()
      await scheduler.look()
      expect(await stored(), 'after a pause').toEqual(['a', 'c'])
      clock.now += 5_000
      await scheduler.look()
      await scheduler.look()
      expect(await stored()).toEqual(['a', 'bad', 'c'])
    },
  )

  it('R3: pauses grow, and a clock that was put back makes none longer', async () => {
    const { clock } = scene
    let tries = 0
    const scheduler = scene.start({ [kind]: () => Promise.reject(new Error(`try ${++tries}`)) })
    await scene.set('bad', clock.now)
    for (let second = 0; second < 1_000; second++) {
      await scheduler.look()
      clock.now += 1_000
    }
    // At 0, 5, 15, 35, 75, 155, 315 and 635 s.
    expect(tries).toBe(8)
    await scene.set('bad', clock.now - 10 * day)
    await scheduler.look()
    clock.now -= 5 * day
    await scheduler.look()
    expect(tries).toBe(10)
  })

  it('R3 W6: while nothing can be stored all wait, and it is said once', async () => {
    const { clock } = scene
    const noSpace = Object.assign(new Error('disk full'), { code: 'SQLITE_FULL' })
    let isFull = true
    const done: string[] = []
    const scheduler = scene.start({
      [kind]: ({ about }) =>
        isFull ? Promise.reject(noSpace) : Promise.resolve(() => Promise.resolve(void done.push(about))),
    })
    for (const about of ['a', 'b']) await scene.set(about, clock.now)
    await scheduler.look()
    await scheduler.look()
    expect(scene.log.text().trim().split('\n')).toHaveLength(1)
    isFull = false
    await scheduler.look()
    expect(done).toEqual(['a', 'b'])
  })
})

describe('R3: by itself', () => {
  it('R3: one timer leads to the next moment, and what others set is found', async () => {
    const { clock } = scene
    const ticking = setInterval(() => (clock.now += 10), 10)
    try {
      const scheduler = scene.start(undefined, 100)
      await scheduler.look()
      await scene.set('soon', clock.now + 200)
      await expect.poll(abouts).toEqual(['soon'])
      await scene.set('sooner', clock.now + 1)
      await expect.poll(abouts).toEqual(['soon', 'sooner'])
    } finally {
      clearInterval(ticking)
    }
  })

  it('R3: two hundred at once leave everybody else their turn', async () => {
    for (let n = 0; n < 200; n++) await scene.set(`n${n}`, scene.clock.now)
    let turns = 0
    const turn = setInterval(() => turns++, 1)
    await scene.start().look()
    clearInterval(turn)
    expect(scene.acted).toHaveLength(200)
    expect(turns).toBeGreaterThan(20)
  })

  it('R3: at a stop what is being done ends, and nothing more begins', async () => {
    const scheduler = scene.start({
      [kind]: ({ about }) =>
        Promise.resolve(async (trx) => {
          scene.acted.push({ about, dueAt: 0, now: 0, lateBy: 0 })
          await sql`SELECT 1`.execute(trx)
        }),
    })
    for (const about of ['a', 'b', 'c']) await scene.set(about, scene.clock.now)
    const looking = scheduler.look()
    await expect.poll(abouts, { interval: 0 }).not.toEqual([])
    await scheduler.close()
    await looking
    const done = await scene.db.selectFrom('clocks').select('about').where('done_at', 'is not', null).execute()
    expect(done.map(({ about }) => about).sort()).toEqual(abouts().sort())
    await scheduler.look()
    expect(await scene.db.selectFrom('clocks').select('about').where('done_at', 'is not', null).execute()).toEqual(done)
  })
})
