import type { Problem } from './answer'
import type { PeopleIntent } from './forms'

/** What the page was asked for and did not do, with what was typed, so that the form can be shown again. */
export interface Refused extends Problem {
  intent: PeopleIntent
  values: Record<string, string>
}

/** A link that was just made and is shown this once. `id`: whose it is, where it is somebody's. */
export interface MadeHere {
  intent: PeopleIntent
  id: string | undefined
  url: string
  expiresAt: number
}

/** A refusal of one intent, and of one row where an id is given. */
export function refusedAt(
  refused: Refused | undefined,
  intents: readonly PeopleIntent[],
  id?: string,
): Refused | undefined {
  const isHere = refused && intents.includes(refused.intent) && (id === undefined || refused.values.id === id)
  return isHere ? refused : undefined
}
