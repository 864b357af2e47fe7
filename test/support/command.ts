import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One of the commands that npm runs, in a process of its own. */
export interface Command {
  child: ChildProcess
  out: () => string
  err: () => string
  /** Resolves once standard output matches; rejects when the process ends first. */
  said(pattern: RegExp): Promise<RegExpExecArray>
  ended: Promise<number | null>
  /** Kills it, if it runs. */
  end(): Promise<void>
}

/** `script`: in server/commands. Only these variables are set, and what finds programs and folders. */
export function runCommand(script: string, args: string[], env: Record<string, string>): Command {
  const child = spawn(process.execPath, [path.join('server', 'commands', script), ...args], {
    cwd: root,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, ...env },
  })
  let out = ''
  let err = ''
  const waiting = new Set<() => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    for (const look of waiting) look()
  })
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const end = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const said = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out)
        if (found) resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`It ended without saying ${String(pattern)}:\n${out}\n${err}`)))
    })
  return { child, out: () => out, err: () => err, said, ended, end }
}
