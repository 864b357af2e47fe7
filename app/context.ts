import type { HousePerson } from './model/house/housePerson'
import type { CalendarPort } from './ports/calendar'
import type { LedgersPort } from './ports/ledgers'
import type { PeoplePort } from './ports/people'
import type { TellingPort } from './ports/telling'
import type { TemplatesPort } from './ports/templates'

/**
 * What loaders and actions may use: types only. The server fills it in for each request (`AppLoadContext`). Nothing of a
 * ledger is here but its door: see requireLedger.
 */
export interface AppContext {
  /** The nonce of this answer's Content-Security-Policy (X4). */
  nonce: string
  /** The public address that links to this server start with. */
  publicUrl: string
  /** Who asks; null when nobody is signed in. */
  person: HousePerson | null
  now: () => number
  /** The house's, by which moments are told that belong to no ledger. */
  timeZone: () => Promise<string>
  /** Logs what went wrong while a page was made. */
  report: (error: unknown) => void
  people: PeoplePort
  ledgers: LedgersPort
  templates: TemplatesPort
  calendar: CalendarPort
  telling: TellingPort
}

declare module '@remix-run/server-runtime' {
  // Only an interface can add to Remix's own.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true
  }
}
