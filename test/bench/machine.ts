import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

/** How much work all cores of this machine have done (ms). */
export function workDone(): number {
  return os.cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
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
