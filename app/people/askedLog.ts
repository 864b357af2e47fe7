import { isAdminActKind, type AdminLogQuery } from '../model/records/adminLog'

/** What of the log an address asks for; what makes no sense in it asks for nothing. */
export function askedLog(query: URLSearchParams): AdminLogQuery {
  const kind = query.get('kind') ?? ''
  const before = query.get('before') ?? ''
  return {
    person: query.get('person') || null,
    kind: isAdminActKind(kind) ? kind : null,
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  }
}

/** The address's query for what is asked, with `?` before it; '' for everything. */
export function logQuery(asked: AdminLogQuery): string {
  const given = Object.entries(asked).filter(([, value]) => value !== null)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}
