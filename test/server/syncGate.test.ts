import * as encoding from 'lib0/encoding'
import { ObservableV2 } from 'lib0/observable'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { readItem, readItems, roots, rowFrom, textOf } from '#app/model/ledger/ledger'
import { emptyItem } from '#app/model/ledger/rows'
import { admit } from '#server/sync/gate'
import { everyone, GateRig } from './gateRig'
import {
  Editor,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  until,
  updateOf,
  type SyncServer,
} from './syncHarness'

const bytes = (...values: number[]) => {
  const encoder = encoding.createEncoder()
  values.forEach((value) => encoding.writeVarUint(encoder, value))
  return encoding.toUint8Array(encoder)
}
/** Nobody has written anything yet. */
const nothing = { next: () => 0, owner: () => undefined }
const judge = (raw: Uint8Array, known: Parameters<typeof admit>[2] = nothing) => {
  const admission = admit(raw, 'xu', known)
  return admission.ok ? 'ok' : admission.code
}

describe('admit', () => {
  it('G1: bombs and garbage are refused without being applied', () => {
    const memory = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
    expect(judge(bytes(1, 2 ** 28, 7, 0))).toBe('malformed') // 2^28 structs announced, none there
    expect(judge(bytes(2 ** 40))).toBe('malformed')
    expect(judge(bytes(0, 1, 7, 2 ** 30))).toBe('malformed') // a delete set that ends too early
    expect(judge(new Uint8Array())).toBe('malformed')
    expect(judge(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 1]))).toBe('malformed')
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - memory).toBeLessThan(20_000_000)
  })

  it('G1: repeated client blocks, empty structs, absurd lengths and unsafe clocks are refused', () => {
    const gc = (length: number, clock = 0) => [1, 7, clock, 0, length]
    expect(judge(bytes(1, ...gc(3), 0))).toBe('ok')
    expect(judge(bytes(1, ...gc(0), 0))).toBe('malformed')
    expect(judge(bytes(1, ...gc(2 ** 40), 0))).toBe('malformed')
    expect(judge(bytes(1, ...gc(3, Number.MAX_SAFE_INTEGER), 0))).toBe('malformed')
    expect(judge(bytes(3, 1, 7, 0, 0, 1, 1, 8, 0, 0, 1, 1, 7, 1, 0, 1, 0))).toBe('malformed')
    expect(judge(bytes(2, ...gc(3), ...gc(3), 0))).toBe('malformed')
    expect(judge(bytes(1, ...gc(3), 1, 7, 1, 0, 0))).toBe('malformed') // deletes nothing at all
  })

  it('G2: what the server has already is not judged again', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    roots(doc).items.set('a', rowFrom(emptyItem('a')))
    const had = Y.getState(doc.store, 7)
    textOf(doc, 'a', 'progress')!.insert(0, '新')
    const known = { next: (client: number) => (client === 7 ? had : 0), owner: () => 'xu' }
    const admission = admit(Y.encodeStateAsUpdate(doc), 'xu', known)
    expect(admission).toMatchObject({ ok: true, added: [{ client: 7, from: had, to: had + 1 }] })
    expect(admission.ok && Y.decodeUpdate(admission.norm).structs.map((struct) => struct.id.clock)).toEqual([had])
  })

  it('G3: gaps, skips, unknown references and deletes of the unknown are refused as gaps', () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    roots(doc).items.set('a', rowFrom(emptyItem('a')))
    const { update } = updateOf(doc, (copy) => textOf(copy, 'a', 'progress')!.insert(0, '新'), 8)
    expect(judge(update)).toBe('gap') // its parent is unknown here
    expect(judge(update, { ...nothing, next: (client) => (client === 7 ? Y.getState(doc.store, 7) : 0) })).toBe('ok')
    expect(judge(bytes(1, 1, 7, 5, 0, 1, 0))).toBe('gap')
    expect(judge(bytes(1, 2, 7, 0, 10, 4, 0, 1, 0))).toBe('gap')
    expect(judge(bytes(0, 1, 7, 1, 0, 1))).toBe('gap')
  })

  it("G4: new structs of another person's client are refused, known ones are not", () => {
    const gc = bytes(1, 1, 7, 0, 0, 3, 0)
    expect(judge(gc, { next: () => 0, owner: () => 'ren' })).toBe('foreign-client')
    expect(judge(gc, { next: () => 2, owner: () => 'ren' })).toBe('foreign-client')
    expect(judge(gc, { next: () => 3, owner: () => 'ren' })).toBe('ok')
    expect(judge(gc, { next: () => 0, owner: () => 'xu' })).toBe('ok')
  })
})

it('G7: of updates that came together, the one that Yjs breaks off at only when all are applied is found, and refused alone', async () => {
  const rig = await GateRig.open()
  const bad = 666
  const edit = (id: string, client: number) =>
    updateOf(rig.stored, (doc) => roots(doc).items.get(id)!.set('owner', '甲'), client).update
  const given = [edit('1.0', 7), edit('1.3', bad), edit('1.6', 8)].map((update) => ({ person: everyone.ren, update }))
  const emit = vi.spyOn(Y.Doc.prototype, 'emit').mockImplementation(function (
    this: Y.Doc,
    name: string,
    args: unknown[],
  ) {
    const { afterState, beforeState } = args[0] as Partial<Y.Transaction>
    if (name === 'afterTransaction' && afterState!.get(bad) !== beforeState!.get(bad)) throw new Error('Yjs broke off')
    ObservableV2.prototype.emit.call(this, name, args as never)
  } as Y.Doc['emit'])
  const { verdicts, edits } = await rig.giveAll(given)
  emit.mockRestore()
  expect(verdicts.map(({ refusals }) => refusals)).toEqual([[], [{ code: 'malformed' }], []])
  expect(
    edits.flatMap(({ rows }) => rows.map(({ id, after }) => [id, after && 'owner' in after && after.owner])),
  ).toEqual([
    ['1.0', '甲'],
    ['1.6', '甲'],
  ])
  expect(readItems(rig.ledger.doc)).toEqual(readItems(rig.stored))
  expect(['1.0', '1.3', '1.6'].map((id) => readItem(rig.stored, id)!.owner)).toEqual(['甲', '王敏', '甲'])
})

describe('a raw socket', () => {
  let server: SyncServer
  let source: Editor
  let xu: RawSocket
  beforeEach(async () => {
    server = await startSyncServer()
    source = await new Editor(server, 'yang').synced()
    xu = await RawSocket.open(server, 'xu')
  })
  afterEach(async () => {
    xu.close()
    source.close()
    await server.stop()
  })
  afterAll(removeTemporaryFiles)

  const row = (doc: Y.Doc) => roots(doc).items.get('1.1')!
  const attempts: [string, string, (doc: Y.Doc) => void][] = [
    ['an unknown root', 'malformed', (doc) => doc.getMap('secrets').set('a', 'b')],
    ['a list under a root', 'malformed', (doc) => pushInto(roots(doc).items)],
    ['a list under a row', 'malformed', (doc) => pushInto(row(doc))],
    ['a value for a row', 'malformed', (doc) => (roots(doc).items as Y.Map<unknown>).set('x', 'no row')],
    ['a row named __proto__', 'bad-value', (doc) => roots(doc).items.set('__proto__', rowFrom(emptyItem('__proto__')))],
    [
      'a row without its texts',
      'bad-value',
      (doc) =>
        roots(doc).items.set(
          'x',
          new Y.Map([
            ['stream', 's1'],
            ['order', 'a1'],
          ]),
        ),
    ],
    ['an unknown column', 'unknown-column', (doc) => row(doc).set('colour', 'red')],
    ['a computed column', 'computed', (doc) => row(doc).set('light', 'green')],
    ['a number', 'bad-value', (doc) => row(doc).set('owner', 7)],
    ['an object', 'bad-value', (doc) => row(doc).set('support', [{ id: 'renshe' }])],
    ['a map in a cell', 'bad-value', (doc) => row(doc).set('owner', new Y.Map())],
    ['a list in a cell', 'malformed', (doc) => row(doc).set('support', new Y.Array())],
    ['a sub-document', 'malformed', (doc) => row(doc).set('owner', new Y.Doc())],
    ['a text put in the place of a text', 'bad-value', (doc) => row(doc).set('progress', new Y.Text('mine'))],
    ['a text taken away', 'bad-value', (doc) => row(doc).delete('progress')],
    ['formatted text', 'malformed', (doc) => textOf(doc, '1.1', 'progress')!.insert(0, 'bold', { bold: true })],
    ['an embed', 'malformed', (doc) => textOf(doc, '1.1', 'progress')!.insertEmbed(0, { image: 'x' })],
    ['an attribute of a text', 'malformed', (doc) => textOf(doc, '1.1', 'progress')!.setAttribute('hidden', 'x')],
    ['too long a text', 'too-long', (doc) => textOf(doc, '1.1', 'progress')!.insert(0, '长'.repeat(20_001))],
    ['an unknown department', 'unknown-department', (doc) => row(doc).set('lead', 'nobody')],
    [
      'a sub-item of a sub-item',
      'bad-place',
      (doc) => roots(doc).items.set('x', rowFrom({ ...emptyItem('x'), stream: 's1', order: 'a1', parent: '1.1.1' })),
    ],
    ['an unknown column of a stream', 'unknown-column', (doc) => roots(doc).streams.get('s1')!.set('colour', 'red')],
  ]
  /** What the Y.Map API cannot do and its wire format can: a list child under a map. */
  function pushInto(map: object): void {
    Reflect.apply(Y.Array.prototype.push, map, [['hidden']])
  }

  it.each(attempts)('D2 D3 G7: %s is refused as %s and leaves nothing', async (_what, code, attempt) => {
    const before = JSON.stringify(readItems(source.doc))
    xu.sendSync(2, updateOf(source.doc, attempt).update)
    await until(() => xu.acked === 1)
    expect(xu.refusals.flatMap(({ refusals }) => refusals.map((refusal) => refusal.code))).toContain(code)
    const late = await new Editor(server, 'ren').synced()
    expect(JSON.stringify(readItems(late.doc))).toBe(before)
    expect([...late.doc.share.keys()].filter((name) => !['columns', 'items', 'streams'].includes(name))).toEqual([])
    expect(row(late.doc)._start).toBe(null)
    expect(await server.db.selectFrom('updates').select('seq').execute()).toEqual([])
    late.close()
  })

  it('D2 G5: a row put in the place of a row is refused from those who may not delete and create rows', async () => {
    const ren = await RawSocket.open(server, 'ren')
    const own = readItems(source.doc).find((item) => item.lead === 'renshe')!
    ren.sendSync(
      2,
      updateOf(source.doc, (doc) => roots(doc).items.set(own.id, rowFrom({ ...own, progress: '换了一行' }))).update,
    )
    await until(() => ren.refusals.length === 1)
    expect(ren.refusals[0]!.refusals).toEqual([{ code: 'structure-only', item: own.id }])
    const late = await new Editor(server, 'zu').synced()
    expect(readItems(late.doc)).toEqual(readItems(source.doc))
    late.close()
    ren.close()
  })

  it('G3 W4: what comes too early is answered with SyncStep1, and acknowledged only with what fills the gap', async () => {
    const first = updateOf(source.doc, (doc) => row(doc).set('due', '2026-12-01'), 77)
    const second = updateOf(first.doc, (doc) => row(doc).set('clause', '三'), 77)
    const questions = () => xu.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length
    await until(() => questions() === 1)
    xu.sendSync(2, second.update)
    await until(() => questions() === 2)
    expect([xu.acked, xu.refusals]).toEqual([0, []])
    expect(await server.db.selectFrom('updates').select('seq').execute()).toEqual([])
    xu.sendSync(1, Y.encodeStateAsUpdate(second.doc))
    await until(() => source.row('1.1').get('clause') === '三' && source.row('1.1').get('due') === '2026-12-01')
    await until(() => xu.acked === 2)
  })

  it('G4: nobody writes with a client that was another person’s, also after a restart', async () => {
    const ren = await RawSocket.open(server, 'ren')
    xu.sendSync(2, updateOf(source.doc, (doc) => row(doc).set('due', '2026-12-01'), 77).update)
    await until(() => source.row('1.1').get('due') === '2026-12-01')
    const gc = bytes(1, 1, 77, 1, 0, 5, 0)
    ren.sendSync(2, gc)
    await until(() => ren.refusals.length === 1)
    expect(ren.refusals[0]!.refusals).toEqual([{ code: 'foreign-client' }])
    ren.close()
    xu.close()
    source.close()
    const { database } = server
    await server.stop()
    server = await startSyncServer({ database })
    const again = await RawSocket.open(server, 'ren')
    again.sendSync(2, gc)
    await until(() => again.refusals.length === 1)
    expect(again.refusals[0]!.refusals).toEqual([{ code: 'foreign-client' }])
    again.close()
  })

  it('G6: deletes of what is deleted already are acknowledged and not stored', async () => {
    const { update } = updateOf(source.doc, (doc) => row(doc).delete('clause'))
    xu.sendSync(2, update)
    xu.sendSync(2, update)
    await until(() => xu.acked === 2)
    xu.sendSync(2, update)
    await until(() => xu.acked === 3)
    expect(xu.refusals).toEqual([])
    expect(await server.db.selectFrom('updates').select('seq').execute()).toHaveLength(1)
  })

  it('garbage closes its own socket and no other', async () => {
    const others = await RawSocket.open(server, 'ren')
    const garbage: [number, (socket: RawSocket) => void][] = [
      [4400, (socket) => socket.ws.send('hello')],
      [4400, (socket) => socket.ws.send(new Uint8Array())],
      [4400, (socket) => socket.ws.send(new Uint8Array([9]))],
      [4400, (socket) => socket.ws.send(new Uint8Array([0, 7, 0]))],
      [4400, (socket) => socket.ws.send(new Uint8Array([0, 2, 200, 1]))],
      [4400, (socket) => socket.ws.send(new Uint8Array([0, 0, 1, 255]))],
      [4400, (socket) => socket.ws.send(new Uint8Array([1, 2, 1, 1]))],
      [1009, (socket) => socket.ws.send(new Uint8Array(5 * 1024 * 1024))],
    ]
    for (const [code, send] of garbage) {
      const socket = await RawSocket.open(server, 'zu')
      send(socket)
      await until(() => socket.closeCode !== null)
      expect(socket.closeCode).toBe(code)
    }
    xu.sendSync(2, updateOf(source.doc, (doc) => row(doc).set('due', '2026-12-24')).update)
    await until(() => source.row('1.1').get('due') === '2026-12-24' && xu.acked === 1)
    expect(others.closeCode).toBe(null)
    others.close()
  })
})
