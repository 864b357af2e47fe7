import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, it, vi } from 'vitest'
import { readStamped } from '#app/model/live/presence'
import { roots } from '#app/model/ledger/ledger'
import { newToken, tokenId } from '#server/people/tokens'
import { Ledger } from '#server/sync/ledger'
import { anyFrame } from '../support/any-frame'
import { attacks } from '../support/attacks'
import { randomFrom, type Random } from '../support/random'
import {
  Editor,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  tracker,
  until,
  type SyncServer,
} from './syncHarness'

afterAll(removeTemporaryFiles)

it.each([3, 20_261_128])(
  'S1 G8: whatever frames a department and a viewer send, colleagues go on and see nothing that they cannot read (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const server = await startSyncServer()
    const colleagues = await Promise.all(
      ['xu', 'yang', 'zu'].map((as) => new Editor(server, as, { ack: true }).synced()),
    )
    const [xu] = colleagues as [Editor, ...Editor[]]
    const hostile = new Map<string, RawSocket>()
    for (let i = 0; i < 600; i++) {
      const as = random.pick(['ren', 'ling'])
      let socket = hostile.get(as)
      if (!socket || socket.ws.readyState !== socket.ws.OPEN)
        hostile.set(as, (socket = await RawSocket.open(server, as)))
      socket.ws.send(anyFrame(random))
      if (i % 20 === 0) xu.row('1.1').set('clause', `第 ${i} 次`)
    }
    const last = '第 580 次'
    await until(() => colleagues.every((editor) => editor.row('1.1').get('clause') === last))
    for (const { provider } of colleagues) {
      for (const [client, state] of provider.awareness.getStates()) {
        if (client !== provider.awareness.clientID) expect(readStamped(state), JSON.stringify(state)).toEqual(state)
      }
    }
    expect(colleagues.every(({ provider }) => provider.wsconnected)).toBe(true)
    for (const one of [...hostile.values(), ...colleagues]) one.close()
    await server.stop()
  },
  120_000,
)

/** What this process holds (bytes), with the server and everybody in it; what nobody needs any more is thrown away first. */
function memoryHeld(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Twenty colleagues at work, each in a row of their own. */
class Colleagues {
  private readonly written: string[] = []
  private rounds = 0
  private constructor(
    readonly editors: readonly Editor[],
    private readonly rows: readonly string[],
  ) {}

  static async at(server: SyncServer): Promise<Colleagues> {
    const editors = await Promise.all(
      Array.from({ length: 20 }, (_, i) => new Editor(server, ['xu', 'yang'][i % 2]!, { ack: true }).synced()),
    )
    return new Colleagues(editors, [...roots(editors[0]!.doc).items.keys()].sort())
  }

  write(): void {
    this.rounds++
    for (const [i, editor] of this.editors.entries()) {
      this.written[i] = `第 ${this.rounds} 次，${i}`
      editor.row(this.rows[i]!).set('clause', this.written[i])
    }
  }

  /** All that they wrote is acknowledged, and seen by all. The first message that counts said that they had nothing. */
  get areThrough(): boolean {
    return this.editors.every(
      (editor) =>
        editor.acked === this.rounds + 1 &&
        this.written.every((value, i) => editor.row(this.rows[i]!).get('clause') === value),
    )
  }
}

/** Those who send whatever they like, over several sockets each, and come back when they are sent away. */
class Hostiles {
  readonly closedWith: number[] = []
  questions = 0
  private readonly sockets = new Map<string, RawSocket>()

  constructor(
    private readonly server: SyncServer,
    private readonly random: Random,
    private readonly ways: readonly { as: 'department' | 'viewer'; who: string; query: string }[],
  ) {}

  async send(doc: Editor['doc']): Promise<void> {
    const { random } = this
    const way = random.pick(this.ways)
    const socket = await this.socketOf(way, random.below(4))
    const attack = random.pick(attacks(0.1).filter(({ as }) => as === way.as))
    const frames = random.pick([
      () => attack.frames(doc, random.below(50)),
      () => Array.from({ length: 1 + random.below(60) }, () => anyFrame(random)),
    ])()
    for (const frame of frames) socket.ws.send(frame)
    this.questions += frames.filter(([type, kind]) => type === 0 && kind === 0).length
  }

  /** Bytes that they could not send yet: the server reads them more slowly, and they wait on their side. */
  get unsent(): number {
    return [...this.sockets.values()].reduce((sum, { ws }) => sum + ws.bufferedAmount, 0)
  }

  close(): void {
    for (const socket of this.sockets.values()) socket.close()
  }

  private async socketOf({ who, query }: { who: string; query: string }, n: number): Promise<RawSocket> {
    const key = `${who} ${query} ${n}`
    const known = this.sockets.get(key)
    if (known && known.ws.readyState === known.ws.OPEN) return known
    if (known?.closeCode) this.closedWith.push(known.closeCode)
    const socket = await RawSocket.open(this.server, who, query)
    this.sockets.set(key, socket)
    return socket
  }
}

it('S3 G7 G8: whatever a department, a viewer and a screen send, and how fast, twenty colleagues go on', async () => {
  const random = randomFrom(20_261_129)
  const server = await startSyncServer()
  const token = newToken()
  const link = {
    id: tokenId(token),
    tracker_id: tracker,
    made_by: 'xu',
    made_by_name: '许',
    made_at: 0,
    withdrawn_at: null,
  }
  await server.db.insertInto('screen_links').values(link).execute()
  const colleagues = await Colleagues.at(server)
  const [first] = colleagues.editors as [Editor, ...Editor[]]
  const hostiles = new Hostiles(server, random, [
    { as: 'department', who: 'ren', query: '&ack=1' },
    { as: 'viewer', who: 'ling', query: '&ack=1' },
    { as: 'viewer', who: 'nobody', query: `&screen=${token}` },
  ])
  const answered = vi.spyOn(Ledger.prototype, 'since')
  const atRest = memoryHeld()
  let most = 0
  for (let round = 0; round < 40; round++) {
    await hostiles.send(first.doc)
    colleagues.write()
    // Healthy all the time: each round waits for one answer, whatever is still to be judged.
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200)
    if (round % 10 === 9) most = Math.max(most, memoryHeld() - hostiles.unsent)
  }
  await until(() => colleagues.areThrough)
  expect(colleagues.editors.every(({ provider, refused }) => provider.wsconnected && refused.length === 0)).toBe(true)
  for (const [client, state] of first.provider.awareness.getStates())
    if (client !== first.provider.awareness.clientID) expect(readStamped(state)).toEqual(state)
  expect(most / atRest).toBeLessThan(2)
  expect(hostiles.closedWith.filter((code) => ![1013, 4400, 4409].includes(code))).toEqual([])
  expect(hostiles.closedWith).toContain(4400)
  expect(hostiles.questions).toBeGreaterThan(1_000)
  expect(answered.mock.calls.length).toBeLessThan(hostiles.questions / 4)
  for (const one of [hostiles, ...colleagues.editors]) one.close()
  await server.stop()
}, 60_000)
