import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runClusterTest } from '../crash/cluster-test'

it('P2 P4 W5: three processes on one ledger, of which any, PostgreSQL and Redis are killed, lose nothing (seed 20261129)', async () => {
  const figures = await runClusterTest({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ...{ processes: 3, kills: 6, seed: 20_261_129, writers: 8, readers: 3, longest: 300_000 },
  })
  expect(figures.problems).toEqual([])
  expect(figures.acknowledged).toBeGreaterThan(20)
  expect(Object.values(figures.kills).reduce((sum, count) => sum + count)).toBe(6)
}, 400_000)
