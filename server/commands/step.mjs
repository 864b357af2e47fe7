import { spawn } from 'node:child_process'

/** What went wrong, in words for the one who typed the command; shown without a stack. */
export class CommandError extends Error {}

/**
 * Runs a program quietly. Says something every ten seconds, so that a long step does not look like a dead one; its own
 * output is kept and told only when it fails. Throws CommandError: `failure`, then the last lines of that output.
 *
 * @param {string[]} command the program and its arguments
 * @param {{ cwd: string, env?: Record<string, string | undefined>, say: (line: string) => void, waiting: string, failure: string, every?: number }} options
 */
export async function runStep([program, ...args], { cwd, env, say, waiting, failure, every = 10_000 }) {
  const start = Date.now()
  const timer = setInterval(() => say(`  … ${waiting} (${Math.round((Date.now() - start) / 1000)} s)`), every)
  try {
    const { code, output } = await collect(program, args, cwd, env)
    if (code !== 0) throw new CommandError(`${failure}\n\n${output.trim().split('\n').slice(-25).join('\n')}`)
  } finally {
    clearInterval(timer)
  }
}

function collect(program, args, cwd, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => (output = (output + chunk).slice(-20_000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a command to its end; tells what went wrong plainly and exits with 1. */
export async function runCommand(work) {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error)
    process.exit(1)
  }
}
