import pino from 'pino'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { roots } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { Answers, type Question } from '#server/sync/answers'
import type { Frame } from '#server/sync/frame'
import { Latecomers } from '#server/sync/latecomers'
import { Ledger } from '#server/sync/ledger'
import { Patience } from '#server/sync/patience'
import type { Peer } from '#server/sync/peer'
import { Presence } from '#server/sync/presence'
import { Readers } from '#server/sync/readers'
import { writeVector } from '#server/sync/vectors'
import type { SentUpdate } from '#server/sync/verdict'
import { Windows, type WindowResult } from '#server/sync/windows'
import { attacks } from '../support/attacks'
import { everyone, firstDocument, GateRig, MemoryLog } from './gateRig'
import { Editor, RawSocket, removeTemporaryFiles, startSyncServer, until, updateOf } from './syncHarness'

afterEach(() => vi.restoreAllMocks())
afterAll(removeTemporaryFiles)

class FakePeer implements Peer {
  readonly sent: Frame[] = []
  readonly closedWith: number[] = []
  readonly wantsAcks = true
  readonly stampsFrom = null
  readonly isScreen = false
  readonly isFull = false
  constructor(readonly person: Person) {}
  get isEnded(): boolean {
    return this.closedWith.length > 0
  }
  onDrained = () => undefined
  send = (frame: Frame) => void this.sent.push(frame)
  close = (code: number) => void this.closedWith.push(code)
}

/** Each look at the clock finds it so much later (ms). */
function slowClock(step: number): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += step))
}

/** A window that did not fail. */
function taken(result: WindowResult): Extract<WindowResult, { outcomes: unknown }> {
  if (!('outcomes' in result)) throw new Error('the window failed')
  return result
}

describe('S3: a question costs who asks it', () => {
  it('asked over and over by one socket it is answered once a flush, for the newest state vector', async () => {
    const since = vi.spyOn(Ledger.prototype, 'since')
    const server = await startSyncServer()
    const xu = await new Editor(server, 'xu', { ack: true }).synced()
    const ling = await RawSocket.open(server, 'ling')
    const calls = since.mock.calls.length
    const [asking] = attacks().filter(({ title }) => title.includes('8,000 questions'))
    for (const frame of asking!.frames(xu.doc, 0)) ling.ws.send(frame)
    xu.row('1.1').set('clause', '第一条')
    await until(() => xu.acked >= 2)
    await server.rooms.settle()
    expect(since.mock.calls.length - calls).toBeLessThan(400)
    ling.close()
    xu.close()
    await server.stop()
  }, 60_000)

  it('over however many sockets: some at a stretch, and no more than there is patience for', async () => {
    const ledger = (await Ledger.load(new MemoryLog(firstDocument())))!
    const patience = new Patience()
    const readers = new Readers(
      () => 0,
      () => ledger.stateVector(),
      () => undefined,
    )
    const presence = new Presence(() => undefined)
    const answers = new Answers({
      ledger,
      readers,
      presence,
      patience,
      departments: () => [],
      described: () => null,
      trouble: () => null,
    })
    const peers = Array.from({ length: 200 }, () => new FakePeer(everyone.ling))
    const other = new FakePeer(everyone.xu)
    for (const peer of [...peers, other]) readers.join(peer)
    slowClock(15)
    const question = (peer: Peer, i: number): Question => ({ kind: 'step1', peer, vector: writeVector([[1, i + 1]]) })
    let left = await answers.answer(peers.map(question), new Set())
    expect(peers.filter(({ sent }) => sent.length > 0).length).toBeLessThan(5)
    for (let turns = 0; left.length > 0 && turns < 1_000; turns++) left = await answers.answer(left, new Set())
    const answered = peers.filter(({ sent }) => sent.length > 0).length
    expect(answered).toBeGreaterThan(20)
    expect(peers.filter(({ closedWith }) => closedWith[0] === 1013).length).toBe(200 - answered)
    expect(answered).toBeLessThan(190)
    await answers.answer([question(other, 0)], new Set())
    expect([other.sent.length, other.closedWith]).toEqual([1, []])
  })

  it('who asks for the same as others gets the same answer', async () => {
    const since = vi.spyOn(Ledger.prototype, 'since')
    const server = await startSyncServer()
    const sockets = await Promise.all(['xu', 'yang', 'ren', 'zu'].map((as) => RawSocket.open(server, as)))
    const xu = await new Editor(server, 'xu').synced()
    const calls = since.mock.calls.length
    const [asking] = attacks().filter(({ title }) => title.includes('8,000 questions'))
    const [frame] = asking!.frames(xu.doc, 0)
    for (const { ws } of sockets) ws.send(frame!)
    const answers = ({ frames }: RawSocket) => frames.filter(([type, kind]) => type === 0 && kind === 1)
    await until(() => sockets.every((socket) => answers(socket).length === 1))
    expect(since.mock.calls.length - calls).toBeLessThanOrEqual(4)
    expect(new Set(sockets.map((socket) => Buffer.from(answers(socket)[0]!).toString('hex'))).size).toBe(1)
    for (const one of [...sockets, xu]) one.close()
    await server.stop()
  })
})

describe('G7: what is refused costs its sender what it took', () => {
  async function house() {
    const log = new MemoryLog(firstDocument())
    const ledger = (await Ledger.load(log))!
    await ledger.build()
    const patience = new Patience()
    const options = { ledger, ledgerLog: log, patience, now: () => 0, log: pino({ level: 'silent' }), tracker: 't' }
    return { ledger, patience, windows: new Windows(options, () => undefined) }
  }
  const nonsense = new Uint8Array([1, 2, 3])

  it('before it is applied, too: beyond their patience they are sent away, and the others are not', async () => {
    const { windows } = await house()
    slowClock(25)
    const ren = new FakePeer(everyone.ren)
    const jiao = new FakePeer(everyone.jiao)
    const update = (peer: Peer): SentUpdate => ({ peer, update: nonsense, isWhole: false })
    let judged = 0
    for (; judged < 500 && !ren.isEnded; judged++) await windows.takeUpdates([update(ren)])
    expect(ren.closedWith[0]).toBe(1013)
    expect(judged).toBeLessThan(250)
    const { outcomes } = taken(await windows.takeUpdates([update(jiao)]))
    expect([outcomes[0]!.verdict.kind, jiao.closedWith]).toEqual(['refused', []])
  })

  it('W2: a window judges for so long only; what it had no time for comes next, in its order', async () => {
    const { ledger, windows } = await house()
    const xu = new FakePeer(everyone.xu)
    const sent = Array.from({ length: 9 }, (_, i): SentUpdate => {
      const { update } = updateOf(ledger.doc, (doc) => roots(doc).items.get('1.0')!.set('clause', `第${i}条`), 100 + i)
      return { peer: xu, update, isWhole: false }
    })
    slowClock(10)
    const order: SentUpdate[] = []
    let windowsTaken = 0
    for (let left: readonly SentUpdate[] = sent; left.length > 0; windowsTaken++) {
      const { outcomes, rest } = taken(await windows.takeUpdates(left))
      order.push(...outcomes.map(({ sent }) => sent))
      left = rest
    }
    expect(order).toEqual(sent)
    expect(windowsTaken).toBeGreaterThan(2)
  })

  it('W2: one that has to be undone ends its window: what came before it is stored, what came after is next', async () => {
    const { ledger, windows } = await house()
    const [xu, ren] = [new FakePeer(everyone.xu), new FakePeer(everyone.ren)]
    const write = (peer: Peer, client: number): SentUpdate => ({
      ...{ peer, isWhole: false },
      update: updateOf(ledger.doc, (doc) => roots(doc).items.get('1.2')!.set('clause', '新'), client).update,
    })
    const [first, refused, last] = [write(xu, 201), write(ren, 202), write(xu, 203)] as const
    const result = taken(await windows.takeUpdates([first, refused, last]))
    expect(result.outcomes.map(({ verdict }) => verdict.kind)).toEqual(['accepted', 'refused'])
    expect([result.kind, result.rest]).toEqual(['stored', [last]])
  })

  it('G9: who may write nothing has a large update refused before it is read', async () => {
    const rig = await GateRig.open()
    const unreadable = new Uint8Array(100_000).fill(255)
    expect((await rig.give(everyone.ling, unreadable)).verdict.refusals).toEqual([{ code: 'read-only' }])
    expect((await rig.give(everyone.xu, unreadable)).verdict.refusals).toEqual([{ code: 'malformed' }])
  })
})

it('G7 W2: who has cost much comes after the others, one update a window, and keeps their order', () => {
  const [costly, other] = [new FakePeer(everyone.ren), new FakePeer(everyone.xu)]
  const latecomers = new Latecomers<{ peer: Peer; n: number }>((peer) => peer === costly)
  const of = (peer: Peer, n: number) => ({ peer, n })
  const numbers = (messages: readonly { n: number }[]) => messages.map(({ n }) => n)
  expect(numbers(latecomers.take([of(costly, 1), of(other, 2), of(costly, 3), of(other, 4)]))).toEqual([2, 4, 1])
  expect(numbers(latecomers.putBack([of(other, 4), of(costly, 1)]))).toEqual([4])
  expect(numbers(latecomers.take([of(other, 4)]))).toEqual([4, 1])
  expect(numbers(latecomers.take([]))).toEqual([3])
  expect(latecomers.isEmpty).toBe(true)
})
