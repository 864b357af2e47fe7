import type { ChildProcess } from 'node:child_process'
import type { ThrowAwayFolder } from './folder'

/** How often a program that was begun is asked whether it serves (ms). */
const askEvery = 20

/** A program that serves, can be ended, and begun again on the same port and data. */
export interface Program {
  /** Of the process that runs; null: none does. */
  pid(): number | null
  /** Resolves when it serves; rejects with its last words when it ends first. */
  start(): Promise<void>
  /** Ends it with this signal, if it runs, and waits until it is gone. */
  stop(signal: NodeJS.Signals): Promise<void>
  /** Resolves when the process that runs now is gone, with the signal or the code of its end. */
  gone(): Promise<NodeJS.Signals | number | null>
}

export interface ProgramOptions {
  name: string
  folder: ThrowAwayFolder
  /** Begins it; what it says on standard error is kept. */
  begin(): ChildProcess
  serves(): Promise<boolean>
}

export function createProgram({ name, folder, begin, serves }: ProgramOptions): Program {
  let running: { child: ChildProcess; gone: Promise<NodeJS.Signals | number | null> } | null = null
  return {
    pid: () => running?.child.pid ?? null,
    gone: async () => running?.gone ?? null,
    async start() {
      const child = begin()
      folder.guard(child)
      let said = ''
      child.stderr?.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-4_000)))
      const own = {
        child,
        gone: new Promise<NodeJS.Signals | number | null>((resolve) => {
          child.once('error', (error) => {
            said = error.message
            resolve(null)
          })
          child.once('exit', (code, signal) => resolve(signal ?? code))
        }),
      }
      running = own
      void own.gone.then(() => {
        if (running === own) running = null
      })
      while (!(await serves())) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${name} ended: ${said}`)
        await new Promise((resolve) => setTimeout(resolve, askEvery))
      }
    },
    async stop(signal) {
      if (!running) return
      running.child.kill(signal)
      await running.gone
    },
  }
}
