import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** How much work all cores of this machine have done (ms). */
export function workDone(): number {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

/** How much of all cores' time that was (%), since a moment, when so much work had been done. */
export function machinePercent(since: { work: number; at: number }): number {
  return ((workDone() - since.work) / (performance.now() - since.at) / os.cpus().length) * 100
}

/** Linux counts a process's time in ticks of so many microseconds. */
const tick = 10_000

/**
 * What a process has taken so far: CPU of all its threads, microseconds, and memory, bytes. Asked of the system: a
 * process that has fallen behind would answer for a later moment.
 */
export function spentBy({ pid }: ChildProcess): { micros: number; memory: number } {
  const [user, system] = timesOf(pid!)
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
  return { micros: (user! + system!) * tick, memory: Number(kilobytes) * 1024 }
}

/** CPU of a process and all that it begot, those that are gone too (microseconds): PostgreSQL has one for each connection. */
export function spentByFamily(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  const living = children === '' ? [] : children.split(' ').map(Number)
  return (
    timesOf(pid).reduce((sum, time) => sum + time, 0) * tick + living.reduce((sum, one) => sum + familyOrGone(one), 0)
  )
}

/** One that ends meanwhile is its parent's from then on. */
function familyOrGone(pid: number): number {
  try {
    return spentByFamily(pid)
  } catch {
    return 0
  }
}

/** User and system time, and those of its children that are gone (ticks). */
function timesOf(pid: number): number[] {
  // The name, in brackets, may hold anything; the times are the 12th to the 15th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return fields.slice(11, 15).map(Number)
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
