import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runStep } from './step.mjs'

/**
 * Installs what package-lock.json names, unless it is there, and makes sure that the database driver loads in this
 * Node. What was found good is remembered in node_modules, so that the next start costs nothing.
 *
 * @param {{ root: string, say: (line: string) => void }} options
 */
export async function installIfNeeded({ root, say }) {
  // A linked folder belongs to another checkout, which `npm ci` would empty under its owner's hands.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  const stampFile = path.join(root, 'node_modules', '.luoshi-installed')
  const stamp = stampOf(root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  if (!isInstalled(root)) await installPackages(root, say)
  if (!driverLoads(root)) await rebuildDriver(root, say)
  writeFileSync(stampFile, stamp)
}

/** The driver is compiled for one Node version and one kind of machine. */
function stampOf(root) {
  const lock = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
  return [lock, process.versions.modules, process.platform, process.arch].join(' ')
}

/** Is exactly what the lock file names in node_modules, whoever put it there? */
function isInstalled(root) {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const [wanted, found] = [read(path.join(root, 'package-lock.json')), read(installed)]
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || found[name]?.version === version || (optional && !found[name]),
  )
}

async function installPackages(root, say) {
  say('Installing the packages (npm ci). The first time takes one to three minutes …')
  await runStep([...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: { NODE_ENV: undefined },
    say,
    waiting: 'still installing; compiling the database driver alone can take two minutes',
    failure:
      'The packages could not be installed. See npm\'s words below. When it speaks of the network, check the connection or\n' +
      'the registry that npm is set to use; when it speaks of node-gyp, install a compiler and try again:\n' +
      '  Debian, Ubuntu: apt-get install python3 make g++      macOS: xcode-select --install',
  })
  say('Installed.')
}

function driverLoads(root) {
  const check = "new (require('better-sqlite3'))(':memory:').close()"
  return spawnSync(process.execPath, ['-e', check], { cwd: root, stdio: 'ignore' }).status === 0
}

async function rebuildDriver(root, say) {
  const failure =
    'The database driver (better-sqlite3) could not be made for this Node. Install a compiler and try again:\n' +
    '  Debian, Ubuntu: apt-get install python3 make g++      macOS: xcode-select --install'
  say('Making the database driver for this Node (npm rebuild better-sqlite3) …')
  await runStep([...npm(), 'rebuild', 'better-sqlite3', '--foreground-scripts'], {
    cwd: root,
    say,
    waiting: 'still compiling; this can take two minutes',
    failure,
  })
  await runStep([process.execPath, '-e', "new (require('better-sqlite3'))(':memory:').close()"], {
    cwd: root,
    say,
    waiting: 'checking the driver',
    failure,
  })
}

/** The npm that runs us, else the one that is found by name. */
function npm() {
  const { npm_execpath: script } = process.env
  if (script && /\.c?js$/.test(script) && path.basename(script).startsWith('npm')) return [process.execPath, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}
