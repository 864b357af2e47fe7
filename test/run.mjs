import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from '../server/commands/build.mjs'
import { installIfNeeded } from '../server/commands/install.mjs'
import { checkNodeVersion } from '../server/commands/node-version.mjs'
import { root } from '../server/commands/prepare.mjs'
import { CommandError, runCommand, runStep } from '../server/commands/step.mjs'
import { findChromium } from './support/chromium.mjs'

// `npm test [-- vitest's arguments]`: installs what is missing, checks types, builds, runs every test.
const say = console.log

await runCommand(async () => {
  const chromium = await getReady().catch((error) => {
    console.error(error instanceof CommandError ? error.message : error)
    say('\n0 passed, 1 failed')
    process.exit(1)
  })
  process.exitCode = await runTests(process.argv.slice(2), chromium)
})

/** Everything that the tests stand on; returns where Chromium is. */
async function getReady() {
  checkNodeVersion()
  await installIfNeeded({ root, say, dev: true })
  const chromium = findChromium() ?? (await installChromium())
  await installCompilerIfNeeded()
  await checkTypes()
  await buildIfNeeded({ root, say })
  return chromium
}

async function installChromium() {
  const advice = 'Install Chromium or Chrome yourself, or set CHROMIUM_PATH to where it is, and run `npm test` again.'
  if (process.env.CHROMIUM_PATH) throw new CommandError(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, where nothing is.`)
  await installPackages('Chromium and Chinese fonts', 'The tests in the browser need', ['chromium', 'fonts-noto-cjk'], advice)
  const found = findChromium()
  if (!found) throw new CommandError(`apt-get installed Chromium, but it is in no place that is known here. ${advice}`)
  return found
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
  await runStep([...tsc, '-p', '.'], options)
  await runStep([...tsc, '-p', path.join('app', 'model')], options)
}

/** Runs vitest, ends with one line `N passed, N failed`, and returns the exit code. */
async function runTests(args, chromium) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'luoshi-tests-'))
  const report = path.join(folder, 'report.json')
  try {
    const vitest = path.join('node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await new Promise((resolve) => {
      const child = spawn(process.execPath, [vitest, 'run', '--config', 'test/vitest.config.ts', ...reporters, ...args], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, CHROMIUM_PATH: chromium },
      })
      child.on('close', resolve)
    })
    const { passed, failed } = countResults(JSON.parse(readFileSync(report, 'utf8')))
    say(`\n${passed} passed, ${code !== 0 ? Math.max(failed, 1) : failed} failed`)
    return code ?? 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that did not even load counts as one failure. */
function countResults({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}
