import { setImmediate as nextTurn } from 'node:timers/promises'

/** So long (ms) something works at a stretch while others wait. */
const stretch = 3
/** A turn of the event loop that others took longer for (ms) has begun something that may go on in the next. */
const quiet = 0.3
/** So long (ms) it gives way at most. */
const longestRest = 24

/** All long work of this process has its stretches one after another: several at once hold others up no longer than one. */
let line = Promise.resolve()

/** Long work takes a breath between its pieces, in which everything else has its turns. */
export class Breath {
  private since = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.since < stretch) return
    await (line = line.then(rest))
    this.since = performance.now()
  }
}

/** How much is under way that somebody waits for, and who wants to know when it is through. */
const urgent = { count: 0, onEnd: new Set<() => void>() }

/** Does what somebody waits for and what is soon done, such as storing an edit: long work rests meanwhile. */
export async function urgently<T>(work: () => Promise<T>): Promise<T> {
  urgent.count++
  try {
    return await work()
  } finally {
    if (--urgent.count === 0) for (const tell of urgent.onEnd) tell()
  }
}

/** Until nobody has anything to do at once: what came in is read in one turn, and dealt with in the next. */
async function rest(): Promise<void> {
  const begin = performance.now()
  const left = () => longestRest - (performance.now() - begin)
  for (let turn = begin; ; turn = performance.now()) {
    if (urgent.count > 0) await untilNothingIsUrgent(left())
    await nextTurn()
    if (left() <= 0 || (urgent.count === 0 && performance.now() - turn < quiet)) return
  }
}

function untilNothingIsUrgent(within: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      urgent.onEnd.delete(end)
      resolve()
    }
    const timer = setTimeout(end, within)
    urgent.onEnd.add(end)
  })
}
