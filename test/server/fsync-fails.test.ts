import { fileURLToPath } from 'node:url'
import { afterEach, expect, it, vi } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { Client } from '../crash/client'
import { Evidence, ownValue } from '../crash/evidence'
import { prepareScene, tracker, type Scene } from '../crash/prepare'
import { startServerProcess, type ServerProcess } from '../crash/server-process'
import { readStored } from '../crash/stored'
import { failingFsync, type FailingFsync } from '../support/failing-fsync'
import { temporaryFolder } from '../support/temporary'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitFor(
    async () => {
      if (!(await condition())) throw new Error(`not in time: ${String(condition)}`)
    },
    { timeout: 30_000, interval: 10 },
  )

/** A real server on a disk whose fsync can be made to fail, and three who write there with somebody who reads. */
class FailingScene {
  readonly evidence = new Evidence()
  readonly writers: Client[]
  readonly reader: Client
  private readonly steps = new Map<Client, number>()
  private server: ServerProcess | null = null
  private url = ''

  private constructor(
    private readonly folder: string,
    private readonly scene: Scene,
    readonly disk: FailingFsync,
  ) {
    this.writers = scene.parts.map(({ cookie }, i) => new Client(cookie, this.evidence, i))
    this.reader = new Client(scene.readers[0]!, this.evidence)
  }

  static async open(): Promise<FailingScene> {
    const { folder, remove } = temporaryFolder()
    cleanUp.push(remove)
    const disk = failingFsync(folder)
    cleanUp.push(() => disk.remove())
    const scene = new FailingScene(folder, await prepareScene(folder, { writers: 3, readers: 2 }), disk)
    await scene.start()
    return scene
  }

  async start(): Promise<void> {
    const server = startServerProcess(root, this.folder, { ...this.disk.env, LOG_LEVEL: 'silent' })
    cleanUp.push(() => server.kill('SIGKILL'))
    this.server = server
    this.url = await server.ready
    for (const client of [...this.writers, this.reader]) await this.enter(client)
  }

  async enter(client: Client): Promise<void> {
    client.connect(`${this.url}/${tracker}`)
    await until(() => client.isSynced)
  }

  /** As a crash would. Nobody's page goes away. */
  async kill(): Promise<void> {
    this.server!.kill('SIGKILL')
    await this.server!.ended
    await Promise.all([...this.writers, this.reader].map((client) => client.disconnected()))
  }

  /** The next step in the writer's own cell; returns its value. */
  write(client: Client): string {
    const { person, own } = this.scene.parts[client.writer]!
    const step = (this.steps.get(client) ?? 0) + 1
    this.steps.set(client, step)
    const desk = { doc: client.doc, person, departments: this.scene.departments, newId: () => crypto.randomUUID() }
    const value = ownValue(client.writer, step)
    client.edit([{ key: `${own.item}/${own.column}`, writer: client.writer, step }], () => {
      expect(setCells(desk, [{ item: own.item, column: own.column, value }])).toEqual([])
    })
    return value
  }

  valueIn(client: Client, writer: Client): string {
    const { item, column } = this.scene.parts[writer.writer]!.own
    return readItem(client.doc, item)![column]
  }

  /** The session of somebody who has no page open yet. */
  get newcomer(): string {
    return this.scene.readers[1]!
  }

  /** What HTTP says: health, and whether the ledger can be read. */
  async status(path: '/healthz' | `/trackers/${string}`): Promise<number> {
    const { status } = await fetch(`${this.url.replace('ws:', 'http:').replace(/\/ws$/, '')}${path}`, {
      headers: { Cookie: this.newcomer },
    })
    return status
  }

  async problems(): Promise<string[]> {
    const stored = await readStored(this.folder, this.scene)
    return [...stored.problems, ...this.evidence.missingFrom(stored.items)]
  }
}

const isLinux = process.platform === 'linux'

it.runIf(isLinux)(
  'W6 W1 W4 N2: while fsync fails nothing is promised or told and reading goes on; then all arrives',
  async () => {
    const scene = await FailingScene.open()
    const { writers, reader, disk, evidence } = scene
    const [first, second, third] = writers as [Client, Client, Client]
    const kept = scene.write(first)
    await until(() => first.waiting === 0 && scene.valueIn(reader, first) === kept)

    disk.fail()
    await until(async () => (await scene.status('/healthz')) === 503)
    const [acknowledged, seen] = [evidence.acknowledged, evidence.seen]
    scene.write(first)
    await until(() => reader.notices.includes('not-saving'))
    expect([first.isConnected, first.waiting]).toEqual([true, 1])
    // Who comes back meanwhile, and who stays, goes on typing.
    await first.close()
    await scene.enter(first)
    scene.write(second)
    scene.write(third)
    const newcomer = new Client(scene.newcomer, evidence)
    cleanUp.push(() => newcomer.close())
    await scene.enter(newcomer)
    expect(scene.valueIn(newcomer, first)).toBe(kept)
    expect(await scene.status(`/trackers/${tracker}/export.csv`)).toBe(200)
    expect(await scene.status('/healthz')).toBe(503)
    expect([evidence.acknowledged, evidence.seen]).toEqual([acknowledged, seen])
    expect(writers.map(({ waiting }) => waiting)).toEqual([1, 1, 1])

    disk.recover()
    await until(() => writers.every(({ waiting }) => waiting === 0))
    for (const writer of writers) await until(() => scene.valueIn(reader, writer) === scene.valueIn(writer, writer))
    await until(async () => (await scene.status('/healthz')) === 200)
    expect(reader.notices).toContain('saving-again')
    await scene.kill()
    expect(await scene.problems()).toEqual([])
  },
  60_000,
)

it.runIf(isLinux)(
  'W5 W6: a kill while fsync fails loses nothing that was acknowledged, and what waited in the pages arrives after it',
  async () => {
    const scene = await FailingScene.open()
    const { writers, reader, disk } = scene
    writers.forEach((writer) => scene.write(writer))
    await until(() => writers.every(({ waiting }) => waiting === 0))
    disk.fail()
    writers.forEach((writer) => scene.write(writer))
    await until(() => reader.notices.includes('not-saving'))
    await scene.kill()
    expect(writers.every(({ waiting }) => waiting > 0)).toBe(true)
    disk.recover()
    expect(await scene.problems()).toEqual([])

    await scene.start()
    await until(() => writers.every(({ waiting }) => waiting === 0))
    for (const writer of writers) await until(() => scene.valueIn(reader, writer) === scene.valueIn(writer, writer))
    await scene.kill()
    expect(await scene.problems()).toEqual([])
  },
  60_000,
)
