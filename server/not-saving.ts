import type { Trouble } from '#db/engine'
import { troubleOf } from '#db/trouble'

/** The ledger's room cannot write (W6): what was asked of it is not done. */
export class NotSavingError extends Error {
  override name = 'NotSavingError'
}

const notSaving: readonly (Trouble | null)[] = ['full', 'failing', 'read-only', 'away']

/** Does this error mean that the database takes nothing now? */
export function isNotSaving(error: unknown): boolean {
  return error instanceof NotSavingError || notSaving.includes(troubleOf(error))
}

/** To catch what only waits for the database; any other error is thrown on. */
export function unlessNotSaving(error: unknown): unknown {
  if (!isNotSaving(error)) throw error
  return error
}

/** For whoever asked. */
export const notSavingSentence =
  '服务器暂时无法保存，请稍后再试，或请管理员检查磁盘空间和数据库。\nThe server cannot save now. Try again later, or ask the administrator to look at the disk and the database.\n'

/**
 * A port whose methods answer a full disk, or a database that is away, with 503 and a sentence: the pages have words for that status. It is no fault of
 * the request, and the ledger's room says in the log that it cannot write (W6).
 */
export function sayNotSaving<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...given: unknown[]): Promise<unknown> => {
        try {
          return await (Reflect.apply(method, target, given) as unknown)
        } catch (error) {
          if (!isNotSaving(error)) throw error
          throw new Response(notSavingSentence, {
            status: 503,
            statusText: 'Service Unavailable',
            headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '60' },
          })
        }
      }
    },
  })
}
