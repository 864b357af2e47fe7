import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, expect, it, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentOf, readItem, roots } from '#app/model/ledger/ledger'
import { closeCode, messageType } from '#app/model/live/wire'
import type { ConnectionState } from '#app/sync/connectionState'
import { LedgerConnection, type SpentWork } from '#app/sync/LedgerConnection'
import { noLocalCopy, type Kept } from '#app/sync/localCopy'
import { item, stream } from '../support/ledger'

/** A document as the server has it. */
const stored = () =>
  documentOf({ columns: [], streams: [stream('s1', 'a1')], items: [item('1.1'), item('1.2')] }, 2 ** 33).state
const open: LedgerConnection[] = []
afterEach(() => open.splice(0).forEach((connection) => connection.close()))

/** A connection whose server is the test, and what the page was told. */
function page({
  kept = null,
  spent = null,
  isEmpty = false,
  onReady,
}: {
  kept?: Kept | null
  spent?: SpentWork | null
  isEmpty?: boolean
  onReady?: (connection: LedgerConnection) => void
} = {}) {
  const parts: Uint8Array[] = []
  const states: ConnectionState[] = []
  const spentWork: SpentWork[] = []
  const connected = vi.fn()
  let sent = 0
  let onSent: (message: { count: number; isWhole: boolean }) => void = () => {}
  let before = new Map<string, ReturnType<typeof item>>()
  const connection: LedgerConnection = new LedgerConnection(
    {
      openCopy: () => ({ ...noLocalCopy, opened: Promise.resolve(kept), add: (part) => parts.push(part) }),
      openProvider(doc, listener) {
        onSent = listener
        const provider = new WebsocketProvider('ws://nowhere', 'ledger', doc, {
          connect: false,
          disableBc: true,
          WebSocketPolyfill: (() => {}) as unknown as typeof WebSocket,
        })
        provider.connect = connected
        // As the stock provider: an edit is on the socket before the page hears of it.
        doc.off('update', provider._updateHandler)
        provider._updateHandler = (_update, origin) => {
          if (origin !== provider) onSent({ count: ++sent, isWhole: false })
        }
        doc.on('update', provider._updateHandler)
        return provider
      },
      watchNetwork: () => () => {},
      whyRefused: () => Promise.resolve(null),
    },
    {
      before: (id) => before.get(id),
      saidBefore: { column: () => null, stream: () => null },
      onState: (state) => {
        const wasReady = states.at(-1)?.ready
        states.push(state)
        if (state.ready && !wasReady) onReady?.(connection)
      },
      onNotice: () => {},
      onCollision: () => {},
      onOvertaken: () => {},
      onOtherRights: () => {},
      onSpent: (work) => spentWork.push(work),
    },
    spent,
  )
  open.push(connection)
  const { doc, provider } = connection
  if (!isEmpty) Y.applyUpdate(doc, stored(), provider)
  const hear = (type: number, write: (encoder: encoding.Encoder) => void) => {
    const encoder = encoding.createEncoder()
    write(encoder)
    const bytes = encoding.toUint8Array(encoder)
    provider.messageHandlers[type]!(encoding.createEncoder(), decoding.createDecoder(bytes), provider, true, type)
  }
  return {
    connection,
    connected,
    states,
    spentWork,
    parts,
    sync: (write: (encoder: encoding.Encoder) => void) => hear(messageType.sync, write),
    set(id: string, owner: string) {
      before = new Map([...roots(doc).items.keys()].map((key) => [key, readItem(doc, key)!]))
      roots(doc).items.get(id)!.set('owner', owner)
    },
    acknowledge: (count: number) => hear(messageType.ack, (encoder) => encoding.writeVarUint(encoder, count)),
    refuse: (refusals: object[]) =>
      hear(messageType.refused, (encoder) => encoding.writeVarString(encoder, JSON.stringify({ refusals }))),
    end: (code: number) => provider.emit('closed', [{ code, reason: '' }, provider]),
    unsaved: () => states.at(-1)!.unsaved,
  }
}

it('W8: nothing is sent before this browser’s own copy is read; what it kept counts as unsaved', async () => {
  const work: Kept['work'] = [['1.1', { kind: 'cells', cells: [{ column: 'owner', base: '', mine: '王敏' }] }]]
  const { connection, connected, unsaved } = page({ kept: { edits: 2, work, isSpent: false } })
  expect(connected).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  expect(unsaved()).toBe(2)
  connection.close()
})

it('W4: an edit is saved when it is acknowledged, and not before', async () => {
  const { connection, connected, set, acknowledge, unsaved } = page()
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  set('1.1', '王敏')
  set('1.2', '李强')
  const saved = vi.fn()
  void connection.saved().then(saved)
  acknowledge(1)
  expect(unsaved()).toBe(1)
  await Promise.resolve()
  expect(saved).not.toHaveBeenCalled()
  acknowledge(2)
  expect(unsaved()).toBe(0)
  await vi.waitFor(() => expect(saved).toHaveBeenCalledWith(true), { timeout: 30_000 })
})

it('G7: after a refusal the document is spent; what is done in it meanwhile goes along, what was refused does not', async () => {
  const first = page()
  await vi.waitFor(() => expect(first.connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  first.set('1.1', '王敏')
  first.set('1.2', '李强')
  const saved = first.connection.saved()
  first.refuse([{ code: 'lead-only', item: '1.1', column: 'owner' }])
  expect(await saved).toBe(false)
  await vi.waitFor(() => expect(first.spentWork).toHaveLength(1), { timeout: 30_000 })
  const [spent] = first.spentWork
  expect(spent!.refusals.map(({ item: id }) => id)).toEqual(['1.1'])
  const next = page({ spent: spent! })
  await vi.waitFor(() => expect(next.connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  first.set('1.2', '李强、赵静')
  expect(next.unsaved()).toBe(3)
  const redone = vi.fn()
  next.connection.redoLeftOver(redone)
  expect(redone.mock.calls).toEqual([
    [[['1.2', { kind: 'cells', cells: [{ column: 'owner', base: '', mine: '李强、赵静' }] }]]],
  ])
  expect(next.unsaved()).toBe(0)
  expect(await first.connection.saved()).toBe(false)
})

it('S5: it tells who was signed out, and who may not be here', async () => {
  const { connected, end, states } = page()
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  end(closeCode.signedOut)
  expect(states.at(-1)!.phase).toBe('signed-out')
  // What they are by now is told to who comes again.
  end(closeCode.forbidden)
  expect(connected).toHaveBeenCalledTimes(2)
})

it('one that is closed says nothing more, and nothing of it is ever saved', async () => {
  const { connection, connected, set, states } = page()
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  set('1.1', '王敏')
  const saved = connection.saved()
  const told = states.length
  connection.close()
  expect(await saved).toBe(false)
  expect(await connection.saved()).toBe(false)
  expect(states).toHaveLength(told)
})

it('one that is closed before its copy is read does not connect', async () => {
  const { connection, connected } = page()
  connection.close()
  await Promise.resolve()
  await Promise.resolve()
  expect(connected).not.toHaveBeenCalled()
})

/** A sync message of y-protocols: 1 SyncStep2, 2 Update. */
const bringing = (type: 1 | 2, update: Uint8Array) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, update)
}
/** Would Yjs encode the next transaction for somebody? */
const isEncoded = (doc: Y.Doc) => doc._observers.has('update')

it('W8: what the server sends first is kept as it came, and encoded for nobody; what follows is heard of', async () => {
  const { connection, connected, parts, sync, set, unsaved } = page({ isEmpty: true })
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  const { doc } = connection
  const encoded: boolean[] = []
  doc.on('afterTransaction', () => encoded.push(isEncoded(doc)))
  const whole = stored()
  sync(bringing(1, whole))
  expect(encoded).toEqual([false])
  expect(parts).toEqual([whole])
  expect(readItem(doc, '1.1')).not.toBeNull()
  set('1.1', '王敏')
  expect(encoded).toEqual([false, true])
  expect([parts.length, unsaved()]).toEqual([2, 1])
  sync(bringing(1, Y.encodeStateAsUpdate(doc)))
  expect(parts).toHaveLength(2)
})

it('W8: an edit that overtakes the document is kept too', async () => {
  const { connection, connected, parts, sync } = page({ isEmpty: true })
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, stored())
  const before = Y.encodeStateVector(theirs)
  roots(theirs).items.get('1.2')!.set('owner', '李强')
  sync(bringing(2, Y.encodeStateAsUpdate(theirs, before)))
  sync(bringing(1, stored()))
  expect(readItem(connection.doc, '1.2')!.owner).toBe('李强')
  const copy = new Y.Doc()
  parts.forEach((part) => Y.applyUpdate(copy, part))
  expect(readItem(copy, '1.2')).toEqual(readItem(connection.doc, '1.2'))
})

it('W8: what is written as soon as the document is whole is sent, counted and kept', async () => {
  const { connected, parts, sync, unsaved } = page({
    isEmpty: true,
    onReady: ({ doc }) => void roots(doc).items.get('1.1')!.set('owner', '王敏'),
  })
  await vi.waitFor(() => expect(connected).toHaveBeenCalledOnce(), { timeout: 30_000 })
  sync(bringing(1, stored()))
  expect([parts.length, unsaved()]).toEqual([2, 1])
})
