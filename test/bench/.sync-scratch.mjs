import { fork } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { serverBundle } from '/work/main/server/commands/build.mjs'
import { prepare, root } from '/work/main/server/commands/prepare.mjs'
import { runCommand } from '/work/main/server/commands/step.mjs'

// `npm run bench [-- --editors 50,200 --seconds 15 --json]`: edit→seen and server CPU, ours beside @y/websocket-server.
await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      editors: { type: 'string', default: '50,200' },
      seconds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
    },
  })
  const say = values.json ? console.error : console.log
  
  await bundle()
  const runs = []
  for (const editors of values.editors.split(',').map(Number)) {
    for (const server of ['ours', 'reference']) {
      say(`Measuring ${server} with ${editors} editors for ${values.seconds} s …`)
      runs.push({ server, editors, ...(await measure(server, editors, Number(values.seconds))) })
    }
  }
  console.log(values.json ? JSON.stringify({ bench: 'editors', seconds: Number(values.seconds), runs }) : table(runs))
})

async function bundle() {
  const { build } = await import('esbuild')
  const entries = { ours: 'test/bench/ours.ts', reference: 'test/bench/reference.ts', load: 'test/bench/load.ts' }
  await build({ ...serverBundle(root, entries), outdir: 'build/bench-sync' })
}

async function measure(kind, editors, seconds) {
  const server = startProcess(kind)
  const load = startProcess('load')
  try {
    server.send({ type: 'start', editors })
    const { url, cookies } = await heard(server, 'ready')
    load.send({ url, cookies, warmUp: 3, seconds })
    // All asked for before any can come.
    const [warm, seen] = ['warm', 'figures'].map((type) => heard(load, type))
    await warm
    const before = await cpuOf(server)
    const start = performance.now()
    // Once all has arrived: a server that lags behind does a part of its work after the last edit.
    const { figures } = await seen
    const after = await cpuOf(server)
    const micros = after.micros - before.micros
    const delivered = figures.edits * (editors - 1)
    return {
      ...figures,
      cpuPercent: micros / (performance.now() - start) / 10,
      cpuMicrosPerDelivery: micros / delivered,
      memoryMegabytes: after.memory / 2 ** 20,
    }
  } finally {
    load.kill()
    server.send({ type: 'stop' })
    await new Promise((resolve) => server.once('exit', resolve))
  }
}

function startProcess(name) {
  return fork(path.join(root, 'build', 'bench', `${name}.mjs`), { env: { ...process.env, NODE_ENV: 'production' } })
}

/** The next message of this type; a process that ends first is an error. */
function heard(child, type) {
  return new Promise((resolve, reject) => {
    const onExit = (code) => reject(new Error(`A process of the bench ended with ${code} before it said "${type}".`))
    const onMessage = (message) => {
      if (message.type !== type) return
      child.off('exit', onExit)
      child.off('message', onMessage)
      resolve(message)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

function cpuOf(server) {
  server.send({ type: 'cpu' })
  return heard(server, 'cpu')
}

function table(runs) {
  const columns = [
    ['editors', (run) => String(run.editors)],
    ['server', (run) => ({ ours: 'Luoshi (SQLite, FULL)', reference: '@y/websocket-server', ratio: '  ratio' })[run.server]],
    ['p50 ms', (run) => run.p50.toFixed(1)],
    ['p95 ms', (run) => run.p95.toFixed(1)],
    ['p99 ms', (run) => run.p99.toFixed(1)],
    ['CPU %', (run) => run.cpuPercent.toFixed(run.server === 'ratio' ? 2 : 0)],
    ['µs CPU / delivered edit', (run) => run.cpuMicrosPerDelivery.toFixed(2)],
    ['MB', (run) => run.memoryMegabytes.toFixed(run.server === 'ratio' ? 2 : 0)],
    ['edits', (run) => String(run.edits ?? '')],
    ['missed', (run) => String(run.missed ?? '')],
    ['generator p99 ms', (run) => run.generatorDelay?.toFixed(1) ?? ''],
  ]
  const rows = [columns.map(([title]) => title), ...withRatios(runs).map((run) => columns.map(([, text]) => text(run)))]
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i].length)))
  return rows.map((row) => row.map((cell, i) => (i === 1 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')).join('\n')
}

/** After each pair a line of ours divided by theirs. */
function withRatios(runs) {
  return runs.flatMap((run, i) => {
    if (run.server !== 'reference') return [run]
    const ours = runs[i - 1]
    const names = ['p50', 'p95', 'p99', 'cpuPercent', 'cpuMicrosPerDelivery', 'memoryMegabytes']
    const ratios = Object.fromEntries(names.map((name) => [name, ours[name] / run[name]]))
    return [run, { editors: run.editors, server: 'ratio', ...ratios }]
  })
}
