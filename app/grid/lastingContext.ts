import type { PageContext } from './PageContext'

/** One object for a component's whole life that always answers from the latest context: cells and editors keep it. */
export function lastingContext<Own extends object>(latest: () => PageContext, own: Own): PageContext & Own {
  return new Proxy({} as PageContext & Own, {
    get: (_target, key) => (key in own ? own[key as keyof Own] : latest()[key as keyof PageContext]),
  })
}
