import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { serverBundle } from '../../server/commands/build.mjs'
import { prepare, root } from '../../server/commands/prepare.mjs'
import { CommandError, runCommand } from '../../server/commands/step.mjs'

const help = `npm run test:crash -- [options]

Starts the real server on a temporary folder, lets people write in the ledger as fast as they can, and kills it with
kill -9 at random moments. After each kill, before anybody can send anything again, it checks that
  - every edit that was acknowledged, and every edit that anybody else had received, is stored (W5);
  - document, projection (items), history (changes and open typing) and clientID owners agree (W1, H1, G4);
  - PRAGMA integrity_check and foreign_key_check find nothing;
and after each restart that a newcomer is served exactly what is stored. At the end all that the clients still hold
must arrive, and SIGTERM must end the server with 0 and close all sockets with 1012 (W7).
A killed process is not a lost power supply: that the disk keeps what it was told to is left to synchronous=FULL.

With --cluster several processes serve the ledger in a PostgreSQL and with a Redis of the test's own, and each time one of
them, PostgreSQL or Redis is killed, or one process loses all its connections to both (P4). What was promised until then
must be stored, and when everybody is served again, on whichever process, all must hold what is stored.

  --cluster      the same for several processes
  --processes N  how many (3)
  --kills N      how often to kill (200; of a cluster 100)
  --seed N       decides the moments and the edits (random, and printed); the machine decides the rest
  --writers N    people who write, 43 at most (20)
  --readers N    people who read (5)
  --minutes N    the most that it may take (30)
  --json         prints the figures as one line
  --help         prints this

Exits with 1 when anything was lost or does not agree, and then leaves the folder for a look.`

const whole = (least, most) => (name, text) => {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new CommandError(`--${name} is "${text}", but must be a whole number from ${least} to ${most}.`)
}
const numbers = {
  kills: whole(1, 100_000),
  seed: whole(0, 2 ** 31),
  writers: whole(1, 43),
  readers: whole(1, 200),
  minutes: whole(1, 24 * 60),
  processes: whole(1, 20),
}

// `npm run test:crash [-- --kills 200 --seed 1 --json]`: kill -9 under load, again and again (W5).
await runCommand(async () => {
  const values = read()
  if (values.help) return console.log(help)
  const options = Object.fromEntries(Object.entries(numbers).map(([name, check]) => [name, check(name, values[name])]))
  const say = values.json ? console.error : console.log
  await prepare(say, { dev: true })
  if (values.cluster) return inCluster(options, values.json, say)
  const { runCrashTest } = await bundled('crash-test')
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'luoshi-crash-'))
  say(`Killing the server ${options.kills} times under load (seed ${options.seed}) …`)
  const figures = await runCrashTest({
    ...options,
    root,
    dataDir,
    longest: options.minutes * 60_000,
    onKill: (kill, { seq }) => kill % 20 === 0 && say(`  ${kill} kills, ${seq} commits, nothing lost`),
  })
  if (figures.problems.length === 0) rmSync(dataDir, { recursive: true, force: true })
  console.log(values.json ? JSON.stringify({ test: 'crash', ...figures }) : table(figures))
  if (figures.problems.length === 0) return
  console.error(`\n${figures.problems.slice(0, 20).join('\n')}\n\nThe folder is kept: ${dataDir}`)
  process.exitCode = 1
})

async function inCluster(options, isJson, say) {
  const { runClusterTest } = await bundled('cluster-test')
  say(`Killing what serves a ledger ${options.kills} times under load (seed ${options.seed}) …`)
  const figures = await runClusterTest({
    ...options,
    root,
    longest: options.minutes * 60_000,
    onKill: (kill, _what, { seq }) => kill % 10 === 0 && say(`  ${kill} faults, ${seq} commits, nothing lost`),
  })
  console.log(isJson ? JSON.stringify({ test: 'cluster', ...figures }) : clusterTable(figures))
  if (figures.problems.length === 0) return
  console.error(`\n${figures.problems.slice(0, 20).join('\n')}`)
  process.exitCode = 1
}

function read() {
  const text = (fallback) => ({ type: 'string', default: fallback })
  try {
    return parseArgs({
      options: {
        cluster: { type: 'boolean', default: false },
        processes: text('3'),
        kills: text(process.argv.includes('--cluster') ? '100' : '200'),
        seed: text(String(Math.floor(Math.random() * 2 ** 31))),
        writers: text('20'),
        readers: text('5'),
        minutes: text('30'),
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new CommandError(`${error.message}\n\n${help}`)
  }
}

async function bundled(name) {
  const { build } = await import('esbuild')
  await build({ ...serverBundle(root, { [name]: `test/crash/${name}.ts` }), outdir: 'build/crash' })
  return import(pathToFileURL(path.join(root, 'build', 'crash', `${name}.mjs`)).href)
}

function clusterTable({ kills, back, milliseconds, problems, ...figures }) {
  return lines([
    ['seed', figures.seed],
    ...Object.entries(kills).map(([what, count]) => [what === 'cut' ? 'connections cut' : `kills of ${what}`, count]),
    ['edits made', figures.edits],
    ['acknowledged', figures.acknowledged],
    ['received by others', figures.seen],
    ['commits', figures.commits],
    ['rows of history', figures.historyRows],
    ['everybody back, p50 / longest', `${back.p50} / ${back.max} ms`],
    ['time', `${(milliseconds / 1000).toFixed(1)} s`],
    ['lost or not agreeing', problems.length],
  ])
}

function table({ restart, milliseconds, problems, ...figures }) {
  return lines([
    ['seed', figures.seed],
    ['kills', figures.kills],
    ['  of these while starting', figures.killsWhileStarting],
    ['edits made', figures.edits],
    ['acknowledged', figures.acknowledged],
    ['received by others', figures.seen],
    ['commits', figures.commits],
    ['  folded into a snapshot', `${figures.folds} times`],
    ['rows of history', figures.historyRows],
    ['restart, p50 / longest', `${restart.p50} / ${restart.max} ms`],
    ['time', `${(milliseconds / 1000).toFixed(1)} s`],
    ['lost or not agreeing', problems.length],
  ])
}

function lines(rows) {
  return rows.map(([name, value]) => `${name.padEnd(28)}${String(value).padStart(14)}`).join('\n')
}
