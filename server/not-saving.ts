import { codeOf } from './data-folder'

/** The ledger's room cannot write (W6): what was asked of it is not done. */
export class NotSavingError extends Error {
  override name = 'NotSavingError'
}

/** Does this error mean that the disk takes nothing more? */
export function isNotSaving(error: unknown): boolean {
  return error instanceof NotSavingError || /^SQLITE_(FULL|IOERR|READONLY)/.test(codeOf(error))
}

/**
 * A port whose methods answer a full disk with 503 and a sentence: the pages have words for that status. It is no fault of
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
          throw new Response(
            '服务器暂时无法保存，请稍后再试，或请管理员检查磁盘空间。\nThe server cannot save now. Try again later, or ask the administrator to look at the disk.\n',
            {
              status: 503,
              statusText: 'Service Unavailable',
              headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '60' },
            },
          )
        }
      }
    },
  })
}
