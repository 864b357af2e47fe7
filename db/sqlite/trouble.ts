import type { Trouble } from '../engine'

/** What an error of SQLite means. */
export function troubleOf(error: unknown): Trouble | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return troubles.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_IOERR/, 'failing'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'damaged'],
  [/^SQLITE_CANTOPEN/, 'not-allowed'],
  [/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)/, 'taken'],
]
