import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { driverName } from '../../db/sqlite/driver-name.mjs'
import { serverBundle } from '../../server/commands/build.mjs'
import { prepare, root } from '../../server/commands/prepare.mjs'
import { CommandError, runCommand } from '../../server/commands/step.mjs'
import { missingServers } from '../../server/throw-away/find.mjs'

const usage = `npm run bench [-- options]                how long an edit takes to be seen, and what it costs the server
  --editors 50,200  --seconds 15  --servers ours,y-websocket,hocuspocus  --rows N  --columns 20  --profile FOLDER
npm run bench -- --largest [options]       the largest number of editors with p99 under 200 ms and nothing missed
  --from 200  --rows 600  --servers …
npm run bench -- --open [options]          how long a stopped ledger of 10,000 rows takes to open
  --rounds 5  --rows 10000
npm run bench -- --long-life [options]     what is left of a ledger after a million edits by 50 people
  --edits 1000000  --rows 300
npm run bench:page [-- options]            how fast the ledger's page opens, answers keys and shows what others do
  --rows 1000,10000  --columns 20  --rounds 5
npm run bench -- --compare [options]       how long it takes to tell what changed since the last meeting
  --rows 1000  --changes 3000  --older 30000  --rounds 30
npm run bench -- --report [options]        how long a report takes, on a ledger of 1,000 rows with 200,000 changes
  --rows 1000  --changes 3000  --older 197000  --turns 20  --rounds 20
npm run bench -- --create [options]        how long it takes from a file to a ledger that is open in an editor
  --rows 2000  --columns 20  --rounds 5
npm run bench -- --reminders [options]     how long a ledger's daily look for reminders takes, and what edits notice of it
  --rows 2000  --people 40
npm run bench -- --cluster [options]       on PostgreSQL beside SQLite, by three processes beside one, beside Hocuspocus with Redis
  --parts engines,spread,ten,kill,open  --seconds 15  --profile FOLDER
npm run bench -- --attack [options]        what 20 people at work notice of what is sent to keep the server from them
  --seconds 12
--quiet 5: before each measurement it waits so many seconds at most for other programs to leave the machine alone.
With --json each prints its figures as one line.`

const options = {
  ...{
    largest: { type: 'boolean' },
    open: { type: 'boolean' },
    'long-life': { type: 'boolean' },
    page: { type: 'boolean' },
    compare: { type: 'boolean' },
    report: { type: 'boolean' },
    cluster: { type: 'boolean' },
    attack: { type: 'boolean' },
    create: { type: 'boolean' },
    reminders: { type: 'boolean' },
  },
  ...{ json: { type: 'boolean', default: false }, help: { type: 'boolean' } },
  ...{ editors: { type: 'string', default: '50,200' }, seconds: { type: 'string' }, rows: { type: 'string' } },
  ...{ servers: { type: 'string', default: 'ours,y-websocket,hocuspocus' }, profile: { type: 'string' } },
  ...{ quiet: { type: 'string', default: '5' } },
  ...{
    from: { type: 'string', default: '200' },
    rounds: { type: 'string' },
    columns: { type: 'string', default: '20' },
    edits: { type: 'string', default: '1000000' },
  },
  parts: { type: 'string' },
  turns: { type: 'string', default: '20' },
  people: { type: 'string', default: '40' },
  ...{ changes: { type: 'string', default: '3000' }, older: { type: 'string' } },
}

/** Hocuspocus names a driver of its own; it gets the one that this Node can load, which is ours. */
const hocuspocusOnOurDriver = {
  '@hocuspocus/extension-sqlite': './node_modules/@hocuspocus/extension-sqlite/dist/hocuspocus-sqlite.esm.js',
  'better-sqlite3': driverName(),
}

// Builds the bench's programs, runs the one that was asked for, and prints what it found.
await runCommand(async () => {
  const { values } = parseArgs({ options })
  if (values.help) return console.log(usage)
  const say = values.json ? console.error : console.log
  await prepare(say, { dev: true })
  await bundle()
  const { figures, table } = await chosen(values, say)
  console.log(values.json ? JSON.stringify(figures) : table)
})

async function chosen(values, say) {
  const load = (name) => import(pathToFileURL(path.join(root, 'build', 'bench', `${name}.mjs`)).href)
  const { serverNames } = await load('servers')
  const servers = values.servers.split(',')
  if (servers.some((name) => !serverNames.includes(name)))
    throw new CommandError(`--servers takes ${serverNames.join(', ')}.`)
  const quiet = Number(values.quiet)
  const columns = Number(values.columns)
  if (!Number.isSafeInteger(columns) || columns < 0 || columns > 60)
    throw new CommandError('--columns takes a whole number up to 60.')
  if (values.page) {
    const sizes = (values.rows ?? '1000,10000').split(',').map((count) => whole('rows', count))
    return (await load('page')).benchPage(
      { rows: sizes, columns, rounds: whole('rounds', values.rounds ?? '5'), quiet },
      say,
    )
  }
  const rows = values.rows === undefined ? undefined : whole('rows', values.rows)
  if (values.largest) {
    return (await load('largest')).benchLargest(
      { from: whole('from', values.from), rows: rows ?? 600, servers, quiet },
      say,
    )
  }
  if (values.open)
    return (await load('open')).benchOpen(
      { rows: rows ?? 10_000, rounds: whole('rounds', values.rounds ?? '5'), quiet },
      say,
    )
  if (values['long-life'])
    return (await load('long-life')).benchLongLife({ edits: whole('edits', values.edits), rows: rows ?? 300 }, say)
  if (values.attack)
    return (await load('attack')).benchAttack({ seconds: whole('seconds', values.seconds ?? '12'), quiet }, say)
  if (values.create) {
    const size = { rows: rows ?? 2_000, columns: whole('columns', values.columns) }
    return (await load('create')).benchCreate({ ...size, rounds: whole('rounds', values.rounds ?? '5'), quiet }, say)
  }
  if (values.reminders)
    return (await load('reminders')).benchReminders(
      { rows: rows ?? 2_000, people: whole('people', values.people), quiet },
      say,
    )
  if (values.compare) {
    const older = whole('older', values.older ?? '30000')
    const size = { rows: rows ?? 1_000, changes: whole('changes', values.changes), older }
    return (await load('comparison')).benchComparison(
      { ...size, rounds: whole('rounds', values.rounds ?? '30'), quiet },
      say,
    )
  }
  if (values.report) {
    const older = whole('older', values.older ?? '197000')
    const size = {
      rows: rows ?? 1_000,
      changes: whole('changes', values.changes),
      older,
      turns: whole('turns', values.turns),
    }
    return (await load('report')).benchReport({ ...size, rounds: whole('rounds', values.rounds ?? '20'), quiet }, say)
  }
  const profile = values.profile === undefined ? null : path.resolve(values.profile)
  if (values.cluster) {
    const missing = missingServers()
    if (missing) throw new CommandError(missing)
    const { benchCluster, partNames } = await load('cluster')
    const parts = values.parts?.split(',') ?? partNames
    if (parts.some((name) => !partNames.includes(name)))
      throw new CommandError(`--parts takes ${partNames.join(', ')}.`)
    return benchCluster({ parts, seconds: whole('seconds', values.seconds ?? '15'), quiet, profile }, say)
  }
  const editors = values.editors.split(',').map((count) => whole('editors', count))
  return (await load('editors')).benchEditors(
    {
      editors,
      seconds: whole('seconds', values.seconds ?? '15'),
      servers,
      rows: rows ?? null,
      columns,
      quiet,
      profile,
    },
    say,
  )
}

function whole(name, text) {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new CommandError(`--${name} takes a whole number, not "${text}".`)
  return value
}

/** One bundle for each program: those that are asked for, and the processes that they start. */
async function bundle() {
  const { build } = await import('esbuild')
  const programs = [
    'servers',
    'editors',
    'largest',
    'open',
    'long-life',
    'comparison',
    'report',
    'create',
    'reminders',
    'attack',
    'attacked',
    'ours',
    'y-websocket',
    'hocuspocus',
    'hocuspocus-postgres',
    'load',
    'opener',
    'weigh',
  ]
  const entries = {
    ...Object.fromEntries(programs.map((name) => [name, `test/bench/${name}.ts`])),
    page: 'test/bench/page/bench-page.ts',
    cluster: 'test/bench/cluster/bench-cluster.ts',
    returning: 'test/bench/cluster/returning.ts',
  }
  await build({ ...serverBundle(root, entries), outdir: 'build/bench', alias: hocuspocusOnOurDriver })
}
