import type { Trouble } from '../engine'

/** What an error of PostgreSQL, of its driver or of the network to it means. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  // Of several addresses, each had its own.
  if (error instanceof AggregateError) return troubleOf(error.errors[0])
  const code = 'code' in error ? String(error.code) : ''
  const known = troubles.find(([pattern]) => pattern.test(code))
  if (known) return known[1]
  // The driver says these by their words alone.
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    error.message,
  )
    ? 'away'
    : null
}

/** By SQLSTATE and the system's codes. */
const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/^53100$/, 'full'],
  [/^25006$/, 'read-only'],
  [/^58/, 'failing'],
  [/^XX00[12]$/, 'damaged'],
  [
    // Also who had to give in, to another who wanted the same.
    /^(08|57P0|53300|25P03|40P01|E(CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN)|ENOENT)/,
    'away',
  ],
  [/^3D000$/, 'unknown'],
  [/^(28|42501$)/, 'not-allowed'],
  [/^23505$/, 'taken'],
]
