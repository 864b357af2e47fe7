import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

const checks = [
  ['eslint', path.join('node_modules', 'eslint', 'bin', 'eslint.js'), '.'],
  ['prettier', path.join('node_modules', 'prettier', 'bin', 'prettier.cjs'), '--log-level', 'warn', '--check', '.'],
]

/**
 * Starts the linter and then the check of the layout, behind whatever else runs: they take a core for a minute.
 *
 * @param {string} root
 * @returns {{ findings: Promise<string>, stop: () => void }} all that was found, as it was said; '' when nothing was
 */
export function startLint(root) {
  const stopping = new AbortController()
  const run = async () => {
    let said = ''
    for (const [name, script, ...args] of checks) {
      if (stopping.signal.aborted) break
      const { code, output } = await runLast([script, ...args], root, stopping.signal)
      if (code !== 0) said += `${output.trim() || `${name} ended with ${code}.`}\n`
    }
    return said
  }
  return { findings: run(), stop: () => stopping.abort() }
}

/** With the lowest priority that is useful: the builder and the tests go first. */
function runLast(args, cwd, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, signal, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
    if (child.pid !== undefined) {
      try {
        os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
      } catch {
        // It ended already, or this system knows no priorities.
      }
    }
  })
}
