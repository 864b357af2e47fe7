import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItem } from '#app/model/ledger/ledger'
import { connect } from '#db/connect'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { migrate } from '#db/migrate'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { inHouse } from '#db/transactions'
import { troubleOf } from '#db/trouble'
import { isWritable } from '#db/writable'
import { startPostgres, type Postgres } from '#server/throw-away/postgres'
import { FaultProxy } from '../support/fault-proxy'
import { signIn } from '../support/people'
import { startTestServer, tracker } from '../support/server'
import { Editor, startSyncServer, until, type SyncServer, type SyncServerOptions } from './syncHarness'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

async function start(options: SyncServerOptions = {}): Promise<{ postgres: Postgres; server: SyncServer }> {
  const postgres = await startPostgres()
  cleanUp.push(() => postgres.close())
  await postgres.run('CREATE DATABASE luoshi')
  const database = postgres.url('luoshi')
  const db = connect(database)
  await migrate(db)
  await seedFirstLedger(db, Date.parse('2026-11-01T00:00:00Z'))
  await db.destroy()
  const server = await startSyncServer({ database, sweepEvery: 500, ...options })
  cleanUp.push(() => server.stop())
  return { postgres, server }
}

async function enter(server: SyncServer, as: string): Promise<Editor> {
  const editor = await new Editor(server, as, { ack: true }).synced()
  cleanUp.push(() => editor.close())
  await until(() => editor.acked === 1)
  return editor
}

const said = (editor: Editor) => editor.notices.map(({ type }) => type)

it.each(['kill', 'restart'] as const)(
  'P4 W6: PostgreSQL goes away (%s): pages hear that nothing can be saved, stay, keep what is typed, and it is saved when it is back',
  async (how) => {
    const { postgres, server } = await start()
    const [xu, ren, ling] = [await enter(server, 'xu'), await enter(server, 'ren'), await enter(server, 'ling')]
    xu.row('1.1').set('due', '2026-12-01')
    await until(() => xu.acked === 2 && ling.row('1.1').get('due') === '2026-12-01')

    await postgres.kill()
    xu.row('1.1').set('due', '2026-12-02')
    await until(() => said(xu).includes('not-saving') && said(ling).includes('not-saving'))
    ren.text('1.2.4').insert(0, '已印发。')
    xu.row('1.1').set('clause', '三（一）')
    // Nobody is sent away, nothing is promised, and nobody sees what is not stored.
    expect([xu, ren, ling].map(({ provider }) => provider.wsconnected)).toEqual([true, true, true])
    expect([xu.acked, ren.acked]).toEqual([2, 1])
    expect(ling.row('1.1').get('due')).toBe('2026-12-01')

    await postgres.start()
    if (how === 'restart') await postgres.restart()
    await until(() => xu.acked === 4 && ren.acked === 2)
    await until(() => said(ling).includes('saving-again'))
    await until(() => readItem(ling.doc, '1.2.4')!.progress === '已印发。')
    expect(readItem(ling.doc, '1.1')).toMatchObject({ due: '2026-12-02', clause: '三（一）' })
    const late = await enter(server, 'yang')
    expect(Y.encodeStateAsUpdate(late.doc)).toEqual(Y.encodeStateAsUpdate(ling.doc))
  },
)

it('P4 W6: a commit whose answer is lost is told to everybody and acknowledged once it is known, and is not stored twice', async () => {
  let losesAnswer = false
  const openLog: SyncServerOptions['openLog'] = (db) => (id) => {
    const log = createLedgerLog(db, id)
    const lost = () => Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' })
    const losing: LedgerLog = {
      ...log,
      async window(work) {
        if (!losesAnswer) return log.window(work)
        // As by another connection: this one never hears that it is stored.
        const other = createLedgerLog(db, id)
        await other.load()
        await other.window(work)
        throw lost()
      },
      load: () => (losesAnswer ? Promise.reject(lost()) : log.load()),
      finishBursts: (since) => (losesAnswer ? Promise.reject(lost()) : log.finishBursts(since)),
    }
    return losing
  }
  const { server } = await start({ openLog })
  const [xu, ling] = [await enter(server, 'xu'), await enter(server, 'ling')]
  losesAnswer = true
  xu.row('1.1').set('due', '2026-12-24')
  await until(() => said(ling).includes('not-saving'))
  expect([xu.acked, ling.row('1.1').get('due')]).toEqual([1, undefined])
  losesAnswer = false
  await until(() => xu.acked === 2 && ling.row('1.1').get('due') === '2026-12-24')
  xu.row('1.1').set('due', '2026-12-25')
  await until(() => ling.row('1.1').get('due') === '2026-12-25')
  const changes = await server.db
    .selectFrom('changes')
    .select('after')
    .where('column_id', '=', 'due')
    .orderBy('id')
    .execute()
  expect(changes.map(({ after }) => after)).toEqual(['"2026-12-24"', '"2026-12-25"'])
})

it('P4 N2: while PostgreSQL is away a page says so with 503, and a balancer is told; both come back with it', async () => {
  const postgres = await startPostgres()
  cleanUp.push(() => postgres.close())
  await postgres.run('CREATE DATABASE luoshi')
  const server = await startTestServer({ env: { DATABASE_URL: postgres.url('luoshi') }, now: Date.now })
  cleanUp.push(() => server.close())
  const { cookie } = await signIn(server, { role: 'coordinator' })
  const ask = async (address: string) => {
    const response = await fetch(server.url + address, { headers: { Cookie: cookie } })
    return [response.status, response.status === 503 ? (await response.text()).includes('暂时无法保存') : null]
  }
  const health = async () => (await fetch(`${server.url}/healthz`)).status
  expect(await ask(`/trackers/${tracker}`)).toEqual([200, null])
  await postgres.kill()
  expect(await ask(`/trackers/${tracker}`)).toEqual([503, true])
  await until(async () => (await health()) === 503)
  await postgres.start()
  await until(async () => (await health()) === 200)
  expect(await ask(`/trackers/${tracker}`)).toEqual([200, null])
})

it.each(['up', 'down'] as const)(
  'P4: connections that have frozen (%s) without a word are noticed, and made anew; what waited is stored once',
  async (direction) => {
    const { postgres } = await start()
    const proxy = await FaultProxy.to(Number(new URL(postgres.url('luoshi')).port))
    cleanUp.push(() => proxy.close())
    const database = postgres.url('luoshi').replace(/:\d+\//, `:${proxy.port}/`)
    const server = await startSyncServer({ database, sweepEvery: 500 })
    cleanUp.push(() => server.stop())
    const [xu, ling] = [await enter(server, 'xu'), await enter(server, 'ling')]
    // Several lie idle.
    await Promise.all([1, 2, 3].map(() => sql`SELECT pg_sleep(0.05)`.execute(server.db)))
    proxy.freeze(direction)
    xu.row('1.1').set('due', '2026-12-01')
    await until(() => xu.acked === 2 && ling.row('1.1').get('due') === '2026-12-01')
    expect(xu.provider.wsconnected && ling.provider.wsconnected).toBe(true)
    const changes = await server.db.selectFrom('changes').select('id').where('column_id', '=', 'due').execute()
    expect(changes.length).toBe(1)
  },
)

it('P4: a statement that takes long is let go on, also where PostgreSQL has no connection left to be asked by', async () => {
  const { postgres, server } = await start()
  const long = sql<{ is: number }>`SELECT 7 AS is FROM pg_sleep(4.5)`.execute(server.db)
  const others: pg.Client[] = []
  cleanUp.push(() => Promise.all(others.map((one) => one.end())))
  const another = async () => {
    const client = new pg.Client({ connectionString: postgres.url('postgres') })
    await client.connect()
    others.push(client)
  }
  await expect(Promise.all(Array.from({ length: 210 }, another))).rejects.toThrow('too many clients')
  expect((await long).rows).toEqual([{ is: 7 }])
})

it('P4: a connection that is lost between two statements is told to who holds the transaction, and ends nothing else', async () => {
  const { server } = await start()
  const { db } = server
  const lost = inHouse(db).execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(trx)
    await sql`SELECT pg_terminate_backend(${rows[0]!.pid})`.execute(db)
    await until(async () => {
      const left = await sql`SELECT 1 FROM pg_stat_activity WHERE pid = ${rows[0]!.pid}`.execute(db)
      return left.rows.length === 0
    })
    // It has reached this side, too.
    await new Promise((resolve) => setImmediate(resolve))
    await sql`SELECT 1`.execute(trx)
  })
  expect(await lost.catch(troubleOf)).toBe('away')
  expect(await isWritable(db)).toBe(true)
})
