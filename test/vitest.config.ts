import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first'

/** What must be the same on either engine. */
const contract = [
  'test/db/{compare,history,history-read,ledger-file,log,meetings-restored,writable}.test.ts',
  'test/server/sync*.test.ts',
  'test/server/{access,comments,decisions,discussed,epochs,grants,history,home,inbox,keeping,makeLedger,meetings,meetingsMay}.test.ts',
  'test/server/{member,people-*,screens,settings,templates,views}.test.ts',
]

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/support/shared-browser.ts', 'test/support/templates.ts'],
          provide: { engine: 'sqlite' },
        },
      },
      {
        // The contract of the two engines (P1): the same tests once more.
        extends: true,
        test: {
          name: 'postgres',
          include: contract,
          globalSetup: ['test/support/postgres-house.ts'],
          provide: { engine: 'postgres' },
        },
      },
    ],
    // Two cores share the servers, the browsers and the tests: what waits for a condition may have to wait long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The files of a worker share its modules, its browser profiles and its port: nothing of ours keeps state in a module.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 30_000 } },
  },
})
