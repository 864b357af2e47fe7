import pg from 'pg'

/** From which use on a statement is prepared, how many of a pool are, and how many others are counted. */
const worthFrom = 5
const most = 150
const counted = 1_000
/** Of a statement that is prepared (characters): those of many rows have as many forms as there are numbers of rows. */
const longest = 4_000

type Query = (statement: unknown, values?: unknown, callback?: unknown) => unknown

/**
 * Connections that prepare statements which come again and again: PostgreSQL then neither reads nor plans them anew, which is
 * two fifths of its work for a window. Where a statement asks for all columns it is never prepared, since it would fail once
 * another version of us has added one (P5).
 */
export function preparingClient(): typeof pg.Client {
  const names = namesOfStatements()
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config)
      const query = super.query.bind(this) as Query
      const prepared: Query = (statement, values, callback) => {
        const isPlain = typeof statement === 'string' && Array.isArray(values) && callback === undefined
        const name = isPlain ? names(statement) : null
        return name === null ? query(statement, values, callback) : query({ name, text: statement, values })
      }
      this.query = prepared as typeof this.query
    }
  }
}

/** The name of a statement that is worth one; null: it is not, or not yet. */
export function namesOfStatements(): (text: string) => string | null {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    if (names.size >= most || text.length > longest || text.includes('*')) return null
    const count = (uses.get(text) ?? 0) + 1
    if (uses.size >= counted) uses.clear()
    uses.set(text, count)
    if (count < worthFrom) return null
    uses.delete(text)
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
}
