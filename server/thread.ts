import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { projectRoot } from './project-root'

/** Rows are handed over to a thread this many at a time; between them the server does other things. */
const atOnce = 500

export interface Thread {
  /** Hands these over one after the other, and resolves with what the thread answers to the last. */
  ask(parts: Iterable<unknown>): Promise<unknown>
  close(): Promise<void>
}

/**
 * A thread for what takes seconds, which must not keep edits from being saved: one thing after the other. It runs the bundle
 * `build/NAME.mjs`, begins with the first thing that it is asked, and is replaced when it fails.
 */
export function createThread(name: string): Thread {
  const script = path.join(projectRoot(), 'build', `${name}.mjs`)
  let worker: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const ask = async (parts: Iterable<unknown>): Promise<unknown> => {
    const thread = (worker ??= new Worker(script))
    // An idle thread keeps no process from ending, a busy one does.
    thread.ref()
    try {
      const answer = new Promise<unknown>((resolve, reject) => {
        thread
          .once('message', resolve)
          .once('error', reject)
          .once('exit', () => reject(new Error(`the thread “${name}” has ended`)))
      })
      answer.catch(() => {})
      for (const part of parts) {
        thread.postMessage(part)
        await nextTurn()
      }
      return await answer
    } catch (error) {
      worker = null
      void thread.terminate()
      throw error
    } finally {
      thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit')
      thread.unref()
    }
  }
  return {
    ask(parts) {
      const mine = turn.then(() => ask(parts))
      turn = mine.catch(() => {})
      return mine
    },
    close: async () => void (await worker?.terminate()),
  }
}

/** Rows in parts that are each handed over quickly. */
export function* inParts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += atOnce) yield rows.slice(from, from + atOnce)
}
