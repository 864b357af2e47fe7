import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import WebSocket from 'ws'
import { setCells } from '#app/model/ledger/edit'
import { defaultLightSettings } from '#app/model/ledger/light'
import { defaultReminderPolicy } from '#app/model/records/reminderPolicy'
import { connect } from '#db/connect'
import { grantTo } from '#db/grants'
import { insertLedger } from '#db/new-ledger'
import { keepReminders, savePolicy } from '#db/reminders'
import { inHouse, inLedger } from '#db/transactions'
import { readEnv } from '#server/env'
import { startServer, type RunningServer } from '#server/index'
import { item, stream } from '../support/ledger'
import { connectEditor } from '../support/people'
import { temporaryFolder } from '../support/temporary'
import { untilQuiet } from './machine'
import type { Result, Say } from './result'
import { figure, median, percentilesOf, tableOf, type Column } from './table'

export interface RemindersOptions {
  rows: number
  people: number
  /** Before it measures it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

const ledger = 'bench'
/** Everything is due on the Saturday; each working morning before it, all rows have something to say. */
const due = '2026-11-28'
const mornings = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']
const departments = 39
/** Pages ask for their inbox within this time of hearing of reminders (ms), each at its own moment. */
const spread = 5_000
const between = 20

interface Line {
  title: string
  run: number | null
  seen: { p50: number; p99: number; slowest: number }
}

/**
 * How long a ledger's daily look takes when every row has something to say, from the moment that it is due to when pages are
 * told, and how much later edits are seen because of it, and because of all people asking for their inbox then.
 */
export async function benchReminders({ rows, people, quiet }: RemindersOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  const clock = { now: Date.parse('2026-11-20T12:00:00+08:00') }
  const env = readEnv({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: folder, NODE_ENV: 'production' })
  const server = await startServer(env, { urlHost: '127.0.0.1', now: () => clock.now, lookEvery: 10 })
  try {
    await storeRows(folder, rows, clock.now)
    const cookies = await signIn(server, people, folder)
    const pages = await openPages(server, cookies)
    const edits = await startEditing(server, cookies)
    say(`${rows} rows, ${people} people; an edit each ${between} ms …`)
    await untilQuiet(quiet)
    await wait(6_000)
    const before = edits.take()
    const runs: number[] = []
    for (const morning of mornings) {
      const heard = pages.nextReminded()
      const began = performance.now()
      clock.now = Date.parse(`${morning}T08:30:00+08:00`)
      await heard
      runs.push(performance.now() - began)
      await pages.askedInboxes()
    }
    const after = edits.take()
    edits.stop()
    pages.close()
    const lines: Line[] = [
      { title: 'edits alone', run: null, seen: percentilesOf(before) },
      { title: 'with reminders', run: median(runs), seen: percentilesOf(after) },
    ]
    return {
      figures: { bench: 'reminders', rows, people, runs, before: lines[0]!.seen, after: lines[1]!.seen },
      table: tableOf(lines, columns),
    }
  } finally {
    await server.close()
    remove()
  }
}

async function storeRows(folder: string, rows: number, now: number): Promise<void> {
  const db = connect(path.join(folder, 'luoshi.db'))
  const items = Array.from({ length: rows }, (_, n) => ({
    ...item(`r${n}`, {
      stream: 's',
      order: `a${String(n).padStart(6, '0')}1`,
      lead: `d${n % departments}`,
      status: 'in_progress',
      due,
    }),
    title: `重点任务之 ${n}：按期完成并报送结果`,
  }))
  const made = {
    title: { zh: '台账', en: '' },
    settings: defaultLightSettings,
    columns: [],
    streams: [stream('s', 'a1')],
    items,
  }
  await inHouse(db).execute(async (trx) => {
    for (let n = 0; n < departments; n++)
      await trx
        .insertInto('departments')
        .values({ id: `d${n}`, name_zh: `单位${n}`, name_en: '', short: `单${n}`, kind: 'government', position: n })
        .execute()
    await insertLedger(trx, ledger, made, now)
  })
  const policy = { ...defaultReminderPolicy, before: [5, 4, 3, 2, 1, 0] }
  await inLedger(db, ledger).execute(async (trx) => {
    await savePolicy(trx, ledger, policy, { by: null, at: now })
    await keepReminders(trx, ledger, [], { lookedOn: '2026-11-20', at: now })
  })
  await db.destroy()
}

/** The first two coordinate and edit; the others are liaisons. */
async function signIn(server: RunningServer, people: number, folder: string): Promise<string[]> {
  const db = connect(path.join(folder, 'luoshi.db'))
  const cookies: string[] = []
  for (let n = 0; n < people; n++) {
    const department = `d${n % departments}`
    const { id } = await server.people.addPerson({
      account: `bench${n}`,
      name: `人${n}`,
      houseRole: 'member',
      department,
    })
    const access = n < 2 ? 'coordinator' : 'department'
    await inHouse(db).execute((trx) => grantTo(trx, ledger, { kind: 'person', id }, access))
    cookies.push((await server.people.openSession(id)).cookie.split(';')[0]!)
  }
  await db.destroy()
  return cookies
}

/** Open pages of all people, which ask for their inbox when they hear of reminders. */
async function openPages(server: RunningServer, cookies: readonly string[]) {
  const waiting = new Set<() => void>()
  let asked: Promise<unknown>[] = []
  const inbox = async (cookie: string) => {
    await wait(Math.random() * spread)
    const answer = await fetch(`${server.url}/trackers/${ledger}/inbox`, { headers: { cookie } })
    if (!answer.ok) throw new Error(`The inbox was answered with ${answer.status}.`)
    await answer.arrayBuffer()
  }
  const sockets = await Promise.all(
    cookies.map(async (cookie) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws/${ledger}?ack=1`, { headers: { cookie } })
      socket.on('message', (data: Buffer) => {
        if (!data.includes('"type":"reminded"')) return
        asked.push(inbox(cookie))
        waiting.forEach((tell) => tell())
        waiting.clear()
      })
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
      return socket
    }),
  )
  return {
    nextReminded: () => new Promise<void>((resolve) => waiting.add(resolve)),
    async askedInboxes() {
      while (asked.length < cookies.length) await wait(10)
      await Promise.all(asked)
      asked = []
    },
    close: () => sockets.forEach((socket) => socket.close()),
  }
}

/** One writes all the time, and another tells how long it took until they saw it (ms). */
async function startEditing(server: RunningServer, cookies: readonly string[]) {
  const address = { socketUrl: `${server.url.replace('http', 'ws')}/ws` }
  const [writer, reader] = await Promise.all(
    cookies.slice(0, 2).map((cookie) => connectEditor(address, { cookie }, ledger)),
  )
  const person = { id: 'bench0', name: '人0', role: 'coordinator' as const, department: 'd0' }
  const desk = { doc: writer!.doc, person, departments: new Set<string>(), newId: () => 'x' }
  let [seen, count] = [[] as number[], 0]
  const sent = new Map<string, number>()
  reader!.doc.getMap('items').observeDeep((events) => {
    for (const { target } of events) {
      const value = String((target as unknown as { get(name: string): unknown }).get('owner'))
      const at = sent.get(value)
      if (at !== undefined) seen.push(performance.now() - at)
      sent.delete(value)
    }
  })
  const timer = setInterval(() => {
    const value = `第${++count}次`
    sent.set(value, performance.now())
    setCells(desk, [{ item: `r${count % 50}`, column: 'owner', value }])
  }, between)
  return {
    take() {
      const taken = seen
      seen = []
      return taken
    },
    stop() {
      clearInterval(timer)
      writer!.close()
      reader!.close()
    },
  }
}

const columns: Column<Line>[] = [
  ['', ({ title }) => title, 'left'],
  ['due to told, ms', ({ run }) => figure(run ?? undefined, 0)],
  ['seen p50, ms', ({ seen }) => figure(seen.p50)],
  ['p99', ({ seen }) => figure(seen.p99)],
  ['slowest', ({ seen }) => figure(seen.slowest)],
]
