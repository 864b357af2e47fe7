import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createScheduler, type ClockActs } from '#server/scheduler'
import { kind, openSchedulerScene } from './schedulerScene'

it('P4 R3: three processes look at the same moment: each thing is done once', async () => {
  const scene = await openSchedulerScene()
  for (let n = 0; n < 120; n++) await scene.set(`n${n}`, scene.clock.now, n % 2 === 0 ? 't' : 'u')
  const doneBy = [0, 0, 0]
  const processes = doneBy.map((_, number) => {
    const acts: ClockActs = {
      [kind]: ({ about, ledger }, { now }) =>
        Promise.resolve(async (trx) => {
          const view = { id: crypto.randomUUID(), tracker_id: ledger, name: about, query: '', owner_id: null }
          await trx
            .insertInto('views')
            .values({ ...view, created_at: now })
            .execute()
          doneBy[number]!++
        }),
    }
    return createScheduler({ db: scene.connect(), acts, now: () => scene.clock.now, log: pino(scene.log.stream) })
  })
  await Promise.all(processes.map((process) => process.look()))
  const stored = await scene.stored()
  expect(stored.size).toBe(120)
  expect([...stored.values()].every((times) => times === 1)).toBe(true)
  expect(doneBy.reduce((a, b) => a + b)).toBe(120)
  expect(scene.log.text()).toBe('')
  for (const process of processes) await process.close()
  await scene.close()
})
