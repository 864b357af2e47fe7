import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from '../server/commands/build.mjs'
import { installPackagesIfNeeded } from '../server/commands/install.mjs'
import { checkNodeVersion } from '../server/commands/node-version.mjs'
import { root } from '../server/commands/prepare.mjs'
import { CommandError, runCommand, runStep } from '../server/commands/step.mjs'
import { findPostgres, findRedis } from '../server/throw-away/find.mjs'
import { browsers, findBrowser } from './support/browsers.mjs'
import { startLint } from './support/lint.mjs'

// `npm test [-- vitest's arguments]`: installs what is missing, checks types, builds, runs every test. What lint finds
// counts as one failure: it is looked for beside all this, and told at the end.
const say = console.log

await runCommand(async () => {
  let lint = null
  try {
    const paths = await getReady(() => (lint = startLint(root)))
    process.exitCode = await runTests(process.argv.slice(2), paths, lint)
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error)
    say('\n0 passed, 1 failed')
    process.exitCode = 1
  } finally {
    lint?.stop()
  }
})

/** Everything that the tests stand on, at once as far as can be; returns the variables that say where the browsers are. */
async function getReady(onInstalled) {
  checkNodeVersion()
  const [paths] = await together(
    installPrograms(),
    installPackagesIfNeeded({ root, say, dev: true }).then(async (makeDriverIfNeeded) => {
      onInstalled()
      await together(makeDriverIfNeeded(), checkTypes(), buildIfNeeded({ root, say }))
    }),
  )
  return paths
}

/** Does all of it at once, to its end: no step of them goes on saying something when the run has failed. */
async function together(...steps) {
  const outcomes = await Promise.allSettled(steps)
  const failed = outcomes.find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
  return outcomes.map(({ value }) => value)
}

/** What is no package of npm's; returns the variables that say where the browsers are. */
async function installPrograms() {
  const paths = {}
  for (const kind of Object.keys(browsers))
    paths[browsers[kind].variable] = (await lighterInCI(kind)) ?? findBrowser(kind) ?? (await installBrowser(kind))
  await installPostgresIfNeeded()
  await installRedisIfNeeded()
  await installCompilerIfNeeded()
  return paths
}

/** Where each run begins anew, the lighter browser is worth installing; nobody else's machine is changed for it. */
async function lighterInCI(kind) {
  const { lighter, name, variable } = browsers[kind]
  if (!process.env.CI || !lighter || process.env[variable]) return null
  if (!existsSync(lighter.place)) {
    await installPackages(name, 'The tests run quicker with', [lighter.package], '').catch((error) =>
      say(`Going on without it: ${error.message}`),
    )
  }
  return existsSync(lighter.place) ? lighter.place : null
}

async function installBrowser(kind) {
  const { name, variable, packages } = browsers[kind]
  const advice = `Install ${name} yourself, or set ${variable} to where it is, and run \`npm test\` again.`
  if (process.env[variable]) throw new CommandError(`${variable} is ${process.env[variable]}, where nothing is.`)
  await installPackages(name, 'The tests in the browser need', packages, advice)
  const found = findBrowser(kind)
  if (!found) throw new CommandError(`apt-get installed ${name}, but it is in no place that is known here. ${advice}`)
  return found
}

/** The contract of the storage engines is tried on both (P1); each run has a server of its own. */
async function installPostgresIfNeeded() {
  if (findPostgres()) return
  const advice =
    'Install PostgreSQL 15 or newer yourself, or set POSTGRES_BIN to the folder of its programs, and run `npm test` again.'
  if (process.env.POSTGRES_BIN)
    throw new CommandError(`POSTGRES_BIN is ${process.env.POSTGRES_BIN}, where it is not. ${advice}`)
  await installPackages('PostgreSQL', 'The tests of the second storage engine need', ['postgresql'], advice)
  if (!findPostgres())
    throw new CommandError(
      `apt-get installed PostgreSQL, but none from 15 on is in a place that is known here. ${advice}`,
    )
}

/** What several processes tell each other goes through it (P3). */
async function installRedisIfNeeded() {
  if (findRedis()) return
  const advice = 'Install Redis yourself, or set REDIS_SERVER to its program, and run `npm test` again.'
  if (process.env.REDIS_SERVER)
    throw new CommandError(`REDIS_SERVER is ${process.env.REDIS_SERVER}, where nothing is. ${advice}`)
  await installPackages('Redis', 'The tests of several processes need', ['redis-server'], advice)
  if (!findRedis())
    throw new CommandError(`apt-get installed Redis, but it is in no place that is known here. ${advice}`)
}

/** A library that makes fsync fail is compiled for one test, on Linux (test/support/failing-fsync.c). */
async function installCompilerIfNeeded() {
  if (process.platform !== 'linux' || compiles()) return
  const advice = 'Install a C compiler yourself (as `cc`), and run `npm test` again.'
  await installPackages('a C compiler', 'The test of a failing disk needs', ['gcc', 'libc6-dev'], advice)
  if (!compiles()) throw new CommandError(`apt-get installed a C compiler, but it does not work. ${advice}`)
}

function compiles() {
  const input = '#include <unistd.h>\nint main(void) { return 0; }\n'
  return spawnSync('cc', ['-x', 'c', '-fsyntax-only', '-'], { input, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0
}

async function installPackages(what, need, packages, advice) {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
    throw new CommandError(`${need} ${what}; it is not here, nor is apt-get to install it with. ${advice}`)
  }
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive']
  const options = {
    cwd: root,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    say,
    waiting: `still installing ${what}`,
    failure: `apt-get could not install ${what}. ${advice}`,
  }
  say(`Installing ${what} (apt-get install ${packages.join(' ')}) …`)
  await runStep([...sudo, 'apt-get', 'update', '-q'], options)
  await runStep([...sudo, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages], options)
}

async function checkTypes() {
  say('Checking types …')
  const tsc = [process.execPath, path.join('node_modules', 'typescript', 'bin', 'tsc')]
  const options = { cwd: root, say, waiting: 'still checking', failure: 'The types do not agree:' }
  await together(...['.', path.join('app', 'model')].map((project) => runStep([...tsc, '-p', project], options)))
}

/** Runs vitest, ends with one line `N passed, N failed`, and returns the exit code. */
async function runTests(args, paths, lint) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'luoshi-tests-'))
  const report = path.join(folder, 'report.json')
  try {
    const vitest = path.join('node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await new Promise((resolve) => {
      const child = spawn(
        process.execPath,
        [vitest, 'run', '--config', 'test/vitest.config.ts', ...reporters, ...args],
        {
          cwd: root,
          stdio: 'inherit',
          env: { ...process.env, ...paths },
        },
      )
      child.on('close', resolve)
    })
    const findings = await lint.findings
    if (findings) say(`\nThe code is not as \`npm run lint\` and \`npm run format\` want it:\n\n${findings}`)
    const { passed, failed } = countResults(JSON.parse(readFileSync(report, 'utf8')))
    say(`\n${passed} passed, ${(code !== 0 ? Math.max(failed, 1) : failed) + (findings ? 1 : 0)} failed`)
    return findings ? 1 : (code ?? 1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that did not even load counts as one failure. */
function countResults({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}
