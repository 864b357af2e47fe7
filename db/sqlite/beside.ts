import {
  CompiledQuery,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type QueryCompiler,
  type QueryResult,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely'

/** Connections that read are kept for the next reading; of more than so many at once the others are closed behind it. */
const mostIdle = 4

/**
 * One connection that writes, and others that read what is committed, beside it: in WAL neither waits for the other. So a
 * transaction that only reads may take its time, with breaths in between, and nobody's commit stands behind it. One that
 * writes holds the right to from its beginning: a backup notes itself in the house that it copies, from a process of its
 * own, and a transaction that had read before that, and only then wrote, would fail.
 */
export class ReadingBeside implements Driver {
  private readonly writer: SqliteDriver
  private readonly idle: SqliteDriver[] = []

  constructor(
    database: SqliteDatabase,
    private readonly openReader: () => SqliteDatabase,
  ) {
    this.writer = new SqliteDriver({ database })
  }

  init(): Promise<void> {
    return this.writer.init()
  }

  /** Which of the connections it is shows when it is used. */
  acquireConnection(): Promise<Lease> {
    return Promise.resolve(new Lease(this.writer))
  }

  async beginTransaction(lease: Lease, settings: TransactionSettings): Promise<void> {
    const isReading = settings.accessMode === 'read only'
    if (isReading) await lease.take(this.idle.pop() ?? (await this.newReader()))
    await run(lease, isReading ? 'begin' : 'begin immediate')
  }

  commitTransaction(lease: Lease): Promise<void> {
    return run(lease, 'commit')
  }

  /** Where the disk is full or fails, SQLite may have taken back all of it by itself: what is thrown then is why. */
  async rollbackTransaction(lease: Lease): Promise<void> {
    await run(lease, 'rollback').catch((error: unknown) => {
      if (!(error instanceof Error && /no transaction is active/.test(error.message))) throw error
    })
  }

  savepoint(lease: Lease, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    return this.writer.savepoint(lease, name, compile)
  }

  rollbackToSavepoint(lease: Lease, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    return this.writer.rollbackToSavepoint(lease, name, compile)
  }

  releaseSavepoint(lease: Lease, name: string, compile: QueryCompiler['compileQuery']): Promise<void> {
    return this.writer.releaseSavepoint(lease, name, compile)
  }

  async releaseConnection(lease: Lease): Promise<void> {
    const from = await lease.release()
    if (from === null || from === this.writer) return
    if (this.idle.length < mostIdle) this.idle.push(from)
    else await from.destroy()
  }

  async destroy(): Promise<void> {
    for (const driver of [...this.idle.splice(0), this.writer]) await driver.destroy()
  }

  private async newReader(): Promise<SqliteDriver> {
    const driver = new SqliteDriver({ database: this.openReader() })
    await driver.init()
    return driver
  }
}

/** A connection from when it is first used, of the writer unless another was taken before, until it is released. */
class Lease implements DatabaseConnection {
  private held: Promise<{ from: SqliteDriver; connection: DatabaseConnection }> | null = null

  constructor(private readonly writer: SqliteDriver) {}

  async take(from = this.writer): Promise<DatabaseConnection> {
    this.held ??= from.acquireConnection().then((connection) => ({ from, connection }))
    return (await this.held).connection
  }

  /** Whose it was; null: it was not used. */
  async release(): Promise<SqliteDriver | null> {
    const from = (await this.held)?.from ?? null
    this.held = null
    await from?.releaseConnection()
    return from
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return (await this.take()).executeQuery(query)
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    yield* (await this.take()).streamQuery<R>(query, chunkSize)
  }
}

async function run(lease: Lease, text: string): Promise<void> {
  await lease.executeQuery(CompiledQuery.raw(text))
}
