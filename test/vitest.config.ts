import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first'

const onPostgresAlone = 'test/**/*.postgres.test.ts'
/** What must be the same on either engine (P1), as far as each run of the suite tries it on the second one too. */
const contract = [
  onPostgresAlone,
  'test/db/{compare,earlier-names,history,history-read,ledger-file,log,meetings-restored,report-spans,schema,signals,stored-ledger,writable}.test.ts',
  'test/server/sync{,Columns,Convergence,Edit,Fuzz,Gate,HostileRights,HostileRows,Keeping,Notices,Revoked,Rooms}.test.ts',
  'test/server/{attachments,attachmentsFaults,calendar,comments,decisions,delivery,deliveryFaults,epochs,grants,history,home,inbox,keeping}.test.ts',
  'test/server/{makeLedger,makingBeside,meetings,member,people-departments,people-invitations,people-list}.test.ts',
  'test/server/{recordFiles,records,recordsTold,robots,reminding,scheduler,settings,signals,templates,views,whistles}.test.ts',
]
/** All of it: `CONTRACT=all npm test`. */
const wholeContract = [...contract, 'test/server/{sync*,people-*,access,discussed,meetingsMay,screens}.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          exclude: [onPostgresAlone],
          globalSetup: ['test/support/shared-browser.ts', 'test/support/templates.ts'],
          provide: { engine: 'sqlite' },
        },
      },
      {
        // The contract of the two engines (P1): the same tests once more.
        extends: true,
        test: {
          name: 'postgres',
          include: process.env.CONTRACT === 'all' ? wholeContract : contract,
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
