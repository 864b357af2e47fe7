import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** How much work all cores of this machine have done (ms). */
export function workDone(): number {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

/** Linux counts a process's time in ticks of so many microseconds. */
const tick = 10_000

/**
 * What a process has taken so far: CPU of all its threads, microseconds, and memory, bytes. Asked of the system: a
 * process that has fallen behind would answer for a later moment.
 */
export function spentBy({ pid }: ChildProcess): { micros: number; memory: number } {
  // The name, in brackets, may hold anything; user and system time are the 12th and 13th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
  return { micros: (Number(fields[11]) + Number(fields[12])) * tick, memory: Number(kilobytes) * 1024 }
}

/** Others that take more of a core than this (%) make the figures theirs. */
export const tolerable = 15

/** Waits until other programs leave the machine alone for a second, for so many seconds at most. */
export async function untilQuiet(seconds: number): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (performance.now() < deadline) {
    const [start, before] = [performance.now(), workDone()]
    await wait(1000)
    if (((workDone() - before) / (performance.now() - start)) * 100 < tolerable) return
  }
}
