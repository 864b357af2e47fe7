import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCrashTest } from '../crash/crash-test'
import { temporaryFolder } from '../support/temporary'

// The long run is `npm run test:crash`.
it('W5 W1 W4 G4 H1: five kills under load lose nothing that was acknowledged or seen, and all that is stored agrees', async () => {
  const { folder, remove } = temporaryFolder()
  try {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const figures = await runCrashTest({
      root,
      dataDir: folder,
      kills: 5,
      seed: 2026,
      writers: 20,
      readers: 5,
      longest: 80_000,
    })
    expect(figures.problems).toEqual([])
    expect(figures.kills).toBe(5)
    expect(figures.acknowledged).toBeGreaterThan(0)
    expect(figures.seen).toBeGreaterThan(0)
  } finally {
    remove()
  }
}, 120_000)
