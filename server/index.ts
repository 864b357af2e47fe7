import http from 'node:http'
import type { Duplex } from 'node:stream'
import path from 'node:path'
import type { Router } from 'express'
import { pino, type DestinationStream, type Logger } from 'pino'
import type { HousePerson } from '#app/model/house/housePerson'
import type { LedgersPort } from '#app/ports/ledgers'
import { connect, settle, type Db } from '#db/connect'
import { engineOf } from '#db/engine'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { beginReminding } from '#db/reminders'
import { houseTimeZone } from '#db/time-zone'
import { migrate } from '#db/migrate'
import { onSignals } from '#db/signals'
import { isWritable } from '#db/writable'
import { explainDatabaseError, holdHouse, houseOf, type House } from './database'
import type { Env } from './env'
import { createAttachments } from './attachments/attachments'
import { createCalendar } from './calendar'
import { createClockActs } from './clock-acts'
import { createLedgerRobots } from './delivery/ledger-robots'
import { openDelivery } from './delivery/open'
import { createWords } from './delivery/words'
import { createTelling } from './delivery/telling'
import { createComments } from './comments'
import { createConnections } from './connections'
import { createFiles } from './files'
import { createHealth } from './health'
import { createApp } from './http'
import { createLedgerDoors } from './ledger-doors'
import { createMaking } from './make-ledger'
import { createPreparing } from './preparing'
import { Attendance } from './meetings/attendance'
import { createGrants } from './ledger-grants'
import { createKeeping } from './ledger-keeping'
import { createSettings } from './ledger-settings'
import { createMeetings } from './meetings/meetings'
import { createRecords } from './records/records'
import { createScreens } from './meetings/screens'
import { createOriginCheck } from './origin'
import { builtPages, type CreatePages } from './pages'
import { createPeople, type People } from './people/people'
import { listen } from './listen'
import { openRedisHints } from './redis-hints'
import { createScheduler } from './scheduler'
import { createDispatcher } from './signals/dispatcher'
import { beginAnew, createHandlers, type Followers } from './signals/handlers'
import { openOutbox } from './signals/outbox'
import { createAdmission, type Admit } from './sync/admission'
import { noHints, type Hints } from './hints'
import { attachSockets, turnAway, type Sockets } from './sync/socket'
import { createRooms, type RoomsOptions } from './sync/rooms'
import { createTemplates } from './templates'
import { createViews } from './views'
import { withoutTokens } from './without-tokens'

/** How long connections may take to end at a stop, once all sockets of ledgers were told (ms). */
const cutOffAfter = 3_000
/** Where processes hint at signals that they have written (P3). */
const signalsChannel = 'signals'
/** How often sessions are looked for whose time is up while they have sockets (ms). */
const lookForOverEvery = 5_000

export interface StartOptions {
  createPages?: CreatePages
  /** The host in the server's own address, unless PUBLIC_URL says all. */
  urlHost?: string
  /** Routes that only one way of starting has. */
  routes?: (people: People) => Router
  now?: () => number
  /** A house without ledgers begins with the first one (N3), and nobody is asked. */
  example?: boolean
  /** Rooms that look after themselves sooner: for tests. */
  rooms?: Pick<RoomsOptions, 'renewal' | 'sweepEvery'>
  /** How often it is looked for what other processes changed, and for what has run out (ms). */
  lookEvery?: number
  /** Where the log goes instead of standard error. */
  logTo?: DestinationStream
  /** Opens the database otherwise than usual: for a test that sets a limit on it. */
  connect?: (database: string) => Db
}

export interface RunningServer {
  /** What links to it start with. */
  url: string
  /** Where it listens, also when PORT was 0. */
  port: number
  people: People
  /** The doors to ledgers, for programs that make some. */
  ledgersFor: (person: HousePerson | null) => LedgersPort
  /** W7: no new sockets, flush, close with 1012, checkpoint. */
  close(): Promise<void>
}

/**
 * Starts everything: port, data folder, database, people, rooms, pages, sockets. Throws StartError (or
 * NewerDatabaseError) in words that say what to do, with nothing left open.
 */
export async function startServer(env: Env, options: StartOptions = {}): Promise<RunningServer> {
  const now = options.now ?? Date.now
  // Whatever is logged, and by whom: no link's or cookie's token is in it.
  const hooks = { streamWrite: (line: string) => withoutTokens(line) }
  const log = pino({ level: env.logLevel, hooks }, options.logTo ?? pino.destination({ dest: 2, sync: true }))
  const undo: (() => unknown)[] = []
  const close = once(async () => {
    for (const step of undo.reverse()) await step()
  })
  try {
    const house = houseOf(env)
    const lock = await holdHouse(
      house,
      house.isServer
        ? `Another Luoshi runs on ${house.said}. Stop it first, or name another database in DATABASE_URL. To serve it by several, start each of them with the same REDIS_URL.`
        : `Another Luoshi runs on the data folder ${env.dataDir}. Stop it first, or name another folder: DATA_DIR=/path npm start`,
      () => {
        log.fatal('another Luoshi took the database while it was away: this one stops')
        void close()
      },
      env.redisUrl !== null,
    )
    undo.push(() => lock.release())
    const { server, recognise, cutOff } = createConnections()
    let answer: http.RequestListener = answerStarting
    server.on('request', (req, res) => answer(req, res))
    const sendAway = turnAwayStarting(options.createPages !== undefined)
    server.on('upgrade', sendAway)
    const port = await listen(server, env)
    const stopListening = once(() => closeServer(server))
    undo.push(stopListening)
    const url = env.publicUrl ?? `http://${options.urlHost ?? 'localhost'}:${port}`

    const db = await openDatabase(house, now(), options.example === true, options.connect ?? connect)
    undo.push(async () => {
      await settle(db).catch((error: unknown) => log.error({ err: error }, 'checkpoint failed'))
      await db.destroy()
    })
    const hints = await openHints(env, db, log)
    undo.push(() => hints.close())
    const attendance = new Attendance({ db, now, log })
    const rooms = createRooms({
      db,
      now,
      log,
      hints,
      onSeen: (tracker, person) => attendance.saw(tracker, person),
      ...options.rooms,
    })
    undo.push(
      () => attendance.settle(),
      () => rooms.close(),
    )
    let sockets: Sockets | null = null
    const followers: Followers = {
      ...{ db, rooms, log },
      sockets: {
        end: (whose, code) => sockets?.end(whose, code),
        recheck: async (whose, judge) => sockets?.recheck(whose, judge),
      },
    }
    const { act, acted, run, ...dispatcher } = createDispatcher(createHandlers(followers), log)
    const outbox = await openOutbox({
      ...{ db, log, act, every: options.lookEvery },
      onMissed: () => void run('missed', () => beginAnew(followers)),
    })
    undo.push(
      onSignals(db, act),
      () => dispatcher.close(),
      () => outbox.close(),
      outbox.onWritten(() => hints.say(signalsChannel, new Uint8Array())),
      hints.hear(signalsChannel, () => void outbox.look()),
    )
    const screensOf = createScreens({ db, publicUrl: url, now })
    const people = createPeople({ db, publicUrl: url, now, acted, hints })
    const files = createFiles()
    undo.push(() => files.close())
    const preparing = createPreparing()
    undo.push(() => preparing.close())
    const pages = await (options.createPages ?? builtPages)(server)
    undo.push(() => pages.close())
    const origins = createOriginCheck(url)
    const noting = (work: Promise<void>) =>
      void work.catch((error: unknown) => log.error({ err: error }, 'sessions not looked after'))
    // Who has come in once is no stranger.
    const sessionOf: People['sessionOf'] = async (req) => {
      const session = await people.sessionOf(req)
      if (session) recognise(req.socket)
      return session
    }
    const letIn = createAdmission({ db, sessionOf: people.sessionOf })
    const admit: Admit = async (req, address) => {
      const admission = await letIn(req, address)
      if (admission.isIn) recognise(req.socket)
      return admission
    }
    server.off('upgrade', sendAway)
    sockets = attachSockets(server, {
      rooms,
      admit,
      isAllowedOrigin: origins.allowsSocket,
      isAnothers: pages.ownsUpgrade,
      log,
      now,
      onActive: (viewer) => noting(people.active(viewer)),
    })
    const overs = setInterval(() => noting(people.endOver()), lookForOverEvery)
    undo.push(() => clearInterval(overs))
    const attached = sockets
    // Undone from the end: stop listening, close the sockets, let running requests finish, and only then the rest.
    undo.push(
      () => within(cutOffAfter, stopListening(), cutOff),
      () => attached.close(),
      () => void stopListening(),
    )
    const attachments = createAttachments({ db, now, log, edit: rooms.edit, most: env.filesLimit })
    undo.push(() => attachments.close())
    const telling = { publicUrl: url, words: createWords(), outside: { mayInside: env.robotsInside } }
    const ledgersFor = createLedgerDoors({
      ...{ db, screensOf, files },
      make: createMaking({ db, now, prepare: preparing.prepare }),
      commentsOf: createComments({ db, now }),
      attachmentsOf: attachments.of,
      keeping: createKeeping({ db, now, rooms, acted, folder: path.join(env.dataDir, 'removed') }),
      grantsOf: createGrants({ db, now, acted }),
      settingsOf: createSettings({ db, now }),
      robotsOf: createLedgerRobots({ db, now, ...telling }),
      viewsOf: createViews({ db, now }),
      recordsOf: createRecords({ db, now, edit: rooms.edit }),
      meetingsOf: createMeetings({
        ...{ db, now, edit: rooms.edit },
        settle: () => rooms.settle(),
        present: (tracker) => rooms.present(tracker),
      }),
    })
    const deliveries = openDelivery({ db, now, log, env, ...telling, every: options.lookEvery })
    undo.push(() => deliveries.close())
    answer = createApp({
      people,
      sessionOf,
      ledgersFor,
      templatesFor: createTemplates({ db, now }),
      calendarFor: createCalendar({ db, now }),
      tellingFor: createTelling({ db, now, hasMail: env.smtp !== null, onDue: () => void deliveries.look() }),
      timeZone: () => houseTimeZone(db),
      admit,
      pages,
      publicUrl: url,
      origins,
      metricsPublic: env.metricsPublic,
      now,
      log,
      isHealthy: createHealth(async () => rooms.writable() && (await isWritable(db)), now),
      openSockets: () => attached.count(),
      extraRoutes: options.routes?.(people),
    })
    const scheduler = createScheduler({ ...{ db, now, log }, acts: createClockActs(db), every: options.lookEvery })
    undo.push(() => scheduler.close())
    // What ran out while nobody served.
    void beginReminding(db, now())
      .catch((error: unknown) => log.error({ err: error }, 'some ledgers do not remind yet'))
      .then(scheduler.look)
      .then(deliveries.look)
    // A stop may have come into the middle of one.
    act([{ kind: 'merge-begun' }])
    return { url, port, people, ledgersFor, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Nobody else answers sockets yet, and one that waited in vain would come back late, and keep the server from stopping (S5).
 * In development Vite may be there already, and answers its own.
 */
const turnAwayStarting = (isDevelopment: boolean) => (req: http.IncomingMessage, socket: Duplex) => {
  if (isDevelopment && req.headers['sec-websocket-protocol']?.startsWith('vite-')) return
  socket.on('error', () => socket.destroy())
  turnAway(socket, 503, 'Luoshi is starting. Try again in a moment.')
}

function answerStarting(_req: http.IncomingMessage, res: http.ServerResponse): void {
  res.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain; charset=utf-8' }).end('正在启动。\nStarting.\n')
}

async function openDatabase(
  house: House,
  now: number,
  hasExample: boolean,
  open: (database: string) => Db,
): Promise<Db> {
  try {
    const db = open(house.database)
    try {
      await migrate(db)
      if (hasExample) await seedFirstLedger(db, now)
      return db
    } catch (error) {
      await db.destroy()
      throw error
    }
  } catch (error) {
    throw explainDatabaseError(error, house) ?? error
  }
}

/** To the other processes of this house, where there may be some (P3). */
async function openHints({ redisUrl }: Env, db: Db, log: Logger): Promise<Hints & { close(): void }> {
  if (redisUrl === null) return { ...noHints, close: () => undefined }
  return openRedisHints({ url: redisUrl, house: await engineOf(db).identify(db), log })
}

/** Lets running requests finish for two seconds. */
async function closeServer(server: http.Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), 2000)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(timer)
}

/** Waits for something; when that takes longer (ms), helps it to an end. */
async function within(most: number, work: Promise<void>, help: () => void): Promise<void> {
  const timer = setTimeout(help, most)
  await work
  clearTimeout(timer)
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => (done ??= work())
}
