import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FilesPort } from '#app/ports/files'
import { projectRoot } from './project-root'

/** Rows are handed over to the thread this many at a time; between them the server does other things. */
const atOnce = 500

export interface Files extends FilesPort {
  close(): Promise<void>
}

/**
 * Writes ledgers as files in a thread of its own (app/transfer/exporting.worker.ts), one after the other: what takes
 * seconds must not keep edits from being saved. The thread begins with the first file; one that fails is replaced.
 */
export function createFiles(): Files {
  const script = path.join(projectRoot(), 'build', 'exporting.mjs')
  let worker: Worker | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const write: FilesPort['write'] = async (snapshot, options, ending) => {
    const thread = (worker ??= new Worker(script))
    const { items, stamps, ...rest } = snapshot
    // An idle thread keeps no process from ending, a busy one does.
    thread.ref()
    try {
      const answer = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
        thread
          .once('message', resolve)
          .once('error', reject)
          .once('exit', () => reject(new Error('the thread that writes files has ended')))
      })
      answer.catch(() => {})
      thread.postMessage({ kind: 'order', order: { snapshot: rest, options, ending } })
      for (let from = 0; from < items.length; from += atOnce) {
        const part = items.slice(from, from + atOnce)
        thread.postMessage({
          kind: 'rows',
          items: part,
          stamps: Object.fromEntries(part.flatMap(({ id }) => (stamps[id] ? [[id, stamps[id]]] : []))),
        })
        await nextTurn()
      }
      thread.postMessage({ kind: 'write' })
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
    write(...order) {
      const mine = turn.then(() => write(...order))
      turn = mine.catch(() => {})
      return mine
    },
    close: async () => void (await worker?.terminate()),
  }
}
