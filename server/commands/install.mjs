import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { driverName } from '../../db/sqlite/driver-name.mjs'
import { CommandError, runStep } from './step.mjs'

/**
 * Installs what package-lock.json names, unless it is there, and makes sure that the database driver loads in this
 * Node. What was found good is remembered in node_modules, so that the next start costs nothing.
 *
 * @param {{ root: string, say: (line: string) => void, dev?: boolean }} options `dev`: also what only tests need
 */
export async function installIfNeeded(options) {
  const makeDriverIfNeeded = await installPackagesIfNeeded(options)
  await makeDriverIfNeeded()
}

/**
 * Its first half, and its second one to be called: compiling the driver takes one core a minute, and only what opens a
 * database has to wait for that.
 *
 * @param {{ root: string, say: (line: string) => void, dev?: boolean }} options
 * @returns {Promise<() => Promise<void>>} makes sure that the driver loads
 */
export async function installPackagesIfNeeded({ root, say, dev = false }) {
  const nothingToDo = async () => {}
  // A linked folder belongs to another checkout, which `npm ci` would empty under its owner's hands.
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return nothingToDo
  const stampFile = path.join(root, 'node_modules', '.luoshi-installed')
  const stamp = stampOf(root)
  const found = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  if (found === `${stamp} dev` || (found === stamp && !dev)) return nothingToDo
  const hasAll = isInstalled(root, true)
  if (!hasAll && (dev || !isInstalled(root, false))) await installPackages(root, say, dev)
  return async () => {
    if (!driverLoads(root)) await makeDriver(root, say)
    writeFileSync(stampFile, hasAll || dev ? `${stamp} dev` : stamp)
  }
}

/** Node's version counts: on Node 20 the driver is compiled for it. */
function stampOf(root) {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  return [lock, process.versions.modules, process.platform, process.arch].join(' ')
}

/** Is exactly what the lock file names in node_modules, whoever put it there? */
function isInstalled(root, dev) {
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const [wanted, found] = [read(path.join(root, 'package-lock.json')), read(installed)]
  return Object.entries(wanted).every(([name, { version, dev: isDev, optional, devOptional }]) => {
    if (name === '' || found[name]?.version === version) return true
    return !found[name] && (optional || devOptional || (isDev && !dev))
  })
}

async function installPackages(root, say, dev) {
  const compiled = driverName() === 'better-sqlite3' ? '' : ', and compiling the database driver then one or two more'
  say(`Installing the packages (npm ci). The first time takes about a minute${compiled} …`)
  await runStep(
    [
      ...npm(),
      'ci',
      `--${dev ? 'include' : 'omit'}=dev`,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: root,
      env: { NODE_ENV: undefined },
      say,
      waiting: 'still installing',
      failure:
        "The packages could not be installed. See npm's words below. When it speaks of the network, check the connection or\n" +
        'the registry that npm is set to use, and try again.',
    },
  )
  say('Installed.')
}

const check = (name) => `new (require('${name}'))(':memory:').close()`

function driverLoads(root) {
  return spawnSync(process.execPath, ['-e', check(driverName())], { cwd: root, stdio: 'ignore' }).status === 0
}

/** Compiles the driver where that is the way to have it; else says that there is none for this machine. */
async function makeDriver(root, say) {
  const name = driverName()
  const machine = `${process.platform} ${process.arch}, Node ${process.versions.node}`
  if (name === 'better-sqlite3') {
    throw new CommandError(
      `The database driver (${name}) has no binary that loads on this machine (${machine}). It has them for Linux, macOS\n` +
        'and Windows on x64 and arm64. Elsewhere use Node 20, for which it is compiled: that takes a compiler.',
    )
  }
  const failure =
    `The database driver could not be made for this machine (${machine}). Use Node 22 or newer, which\n` +
    'needs no compiler, or install one and try again:\n' +
    '  Debian, Ubuntu: apt-get install python3 make g++      macOS: xcode-select --install'
  say(`Making the database driver for this Node (npm rebuild ${name}) …`)
  const options = { cwd: root, say, failure }
  await runStep([...npm(), 'rebuild', name, '--ignore-scripts=false', '--foreground-scripts'], {
    ...options,
    waiting: 'still compiling; this can take two minutes',
  })
  await runStep([process.execPath, '-e', check(name)], { ...options, waiting: 'checking the driver' })
}

/** The npm that runs us, else the one that is found by name. */
function npm() {
  const { npm_execpath: script } = process.env
  if (script && /\.c?js$/.test(script) && path.basename(script).startsWith('npm')) return [process.execPath, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}
