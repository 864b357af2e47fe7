import type { Trouble } from './engine'
import * as postgres from './postgres/trouble'
import * as sqlite from './sqlite/trouble'

/** What an error that came from a database means, whichever it is (P1); null: nothing that we know. */
export function troubleOf(error: unknown): Trouble | null {
  return sqlite.troubleOf(error) ?? postgres.troubleOf(error)
}
