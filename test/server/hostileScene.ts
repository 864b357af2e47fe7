import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import * as Y from 'yjs'
import { readItem, readItems, readStreams, roots, textOf } from '#app/model/ledger/ledger'
import type { RefusalCode } from '#app/model/ledger/errors'
import { createLedgerLog } from '#db/log'
import { raw, rawUpdate, type RawStruct } from '../support/raw-update'
import { several, startProcesses, type Processes } from './processes'
import { Editor, RawSocket, removeTemporaryFiles, tracker, until, updateOf, type SyncServer } from './syncHarness'

/** Rows as 任人社 (renshe) sees them: its own, one that it supports, and one that is none of its business. */
export const rows = { own: '1.2.4', supported: '2.5', foreign: '1.1.1' } as const
/** A clientID that nobody has used: what an attacker writes with. */
export const mine = 4242
export const victimText = '甲🙂乙'

export interface Hit {
  doc: Y.Doc
  /** The victim's clientID, and the clock that the server expects of it next. */
  victim: number
  next: number
  /** Where a row, or a cell of a row, stands: what a hand-made struct names as its parent. */
  at(row: string, column?: string): [client: number, clock: number]
}

/** What is tried, and what is said of it: a refusal, 'again' (SyncStep1) or 'taken'. */
export type Attempt = [what: string, code: RefusalCode | 'again' | 'taken', make: (hit: Hit) => Uint8Array]

/** The attacker's own first structs. */
export const own = (...structs: RawStruct[]) => rawUpdate([{ client: mine, clock: 0, structs }])

export const letters = (
  text: string,
  more: Partial<{ origin: [number, number]; right: [number, number]; parent: [number, number] | string; key: string }>,
): RawStruct => ({ content: raw.string(text), ...more })

/** Gives each test of a file a scene of its own. */
export function useHostileScene(): { scene: HostileScene } {
  const hostile = {} as { scene: HostileScene }
  beforeEach(async () => {
    hostile.scene = await HostileScene.open()
  })
  afterEach(() => hostile.scene.close())
  afterAll(removeTemporaryFiles)
  return hostile
}

/**
 * A server with two honest people: the victim, who has typed in the foreign row, and a witness. What is tried against
 * it must leave nothing at all behind. Where the engine has room for several processes, each of the three is at another (P2).
 */
export class HostileScene {
  private constructor(
    private readonly processes: Processes,
    readonly victim: Editor,
    readonly witness: Editor,
  ) {}

  static async open(): Promise<HostileScene> {
    const processes = await startProcesses(several)
    const [victim, witness] = await Promise.all(
      ['xu', 'yang'].map((id, i) =>
        new Editor(processes.all.at(-1 - i) ?? processes.all[0]!, id, { ack: true }).synced(),
      ),
    )
    const scene = new HostileScene(processes, victim!, witness!)
    victim!.text(rows.foreign).insert(0, victimText)
    await until(() => victim!.acked === 2 && witness!.text(rows.foreign).toJSON() === victimText)
    return scene
  }

  async close(): Promise<void> {
    this.victim.close()
    this.witness.close()
    await this.processes.stop()
  }

  /** The one that is attacked. */
  get server(): SyncServer {
    return this.processes.all[0]!
  }

  get hit(): Hit {
    const { doc } = this.witness
    const victim = this.victim.doc.clientID
    return { doc, victim, next: Y.getState(doc.store, victim), at: (row, column) => itemAt(doc, row, column) }
  }

  /** Sends updates and waits until each is dealt with; returns what was said: codes, 'again' (SyncStep1) or 'taken'. */
  async send(as: string, updates: readonly Uint8Array[], type = 2): Promise<string[]> {
    const socket = await RawSocket.open(this.server, as)
    const questions = () => socket.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length
    await until(() => questions() === 1)
    const said: string[] = []
    for (const update of updates) {
      const [acked, refused, asked] = [socket.acked, socket.refusals.length, questions()]
      socket.sendSync(type, update)
      await until(() => socket.acked > acked || questions() > asked || socket.closeCode !== null)
      expect(socket.closeCode).toBe(null)
      const codes = socket.refusals.slice(refused).flatMap(({ refusals }) => refusals.map(({ code }) => code))
      said.push(codes.length > 0 ? codes.join(' ') : questions() > asked ? 'again' : 'taken')
    }
    socket.close()
    return said
  }

  /** All that is stored of the ledger, and what the witness sees of it. */
  async state(): Promise<string> {
    const { db } = this.server
    const tables = ['changes', 'open_bursts', 'updates', 'client_ids', 'snapshots', 'items', 'columns'] as const
    const stored = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
    return JSON.stringify([
      stored,
      readItems(this.witness.doc),
      readStreams(this.witness.doc),
      [...Y.encodeStateVector(this.witness.doc)],
    ])
  }

  /** One attempt: refused for this reason, with nothing changed, and everybody else goes on as if it had not been. */
  async expectNothingOf(as: string, code: RefusalCode | 'again' | 'taken', ...updates: Uint8Array[]): Promise<void> {
    const before = await this.state()
    for (const said of await this.send(as, updates)) expect(said.split(' ')).toContain(code)
    expect(await this.state()).toBe(before)
    await this.expectOthersGoOn()
  }

  /** The victim goes on in the same row; and somebody else may use the clientID that the attacker tried with. */
  async expectOthersGoOn(): Promise<void> {
    const { victim, witness } = this
    const acked = victim.acked
    const text = victim.text(rows.foreign)
    text.insert(text.length, '丙')
    victim.row(rows.foreign).set('owner', '王敏')
    await until(() => victim.acked === acked + 2)
    const heir = updateOf(victim.doc, (doc) => textOf(doc, rows.own, 'next')!.insert(0, '丁'), mine)
    expect(await this.send('yang', [heir.update])).toEqual(['taken'])
    const late = await new Editor(this.server, 'ling').synced()
    const expected = { progress: `${victimText}丙`, owner: '王敏' }
    await until(() => readItem(witness.doc, rows.own)!.next === '丁')
    for (const { doc } of [victim, witness, late]) {
      await until(() => readItem(doc, rows.own)!.next === '丁')
      expect(readItem(doc, rows.foreign)).toMatchObject(expected)
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
      expect([...doc.share.keys()].sort()).toEqual(['columns', 'items', 'streams'])
      expect(roots(doc).items._start ?? roots(doc).streams._start).toBe(null)
    }
    expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(witness.doc))
    expect(readItems(late.doc)).toEqual(readItems(witness.doc))
    late.close()
    const stored = (await createLedgerLog(this.server.db, tracker).load())!
    const doc = new Y.Doc()
    for (const update of stored.updates) Y.applyUpdate(doc, update)
    expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
    expect(readItem(doc, rows.foreign)).toMatchObject(expected)
  }
}

function itemAt(doc: Y.Doc, row: string, column?: string): [number, number] {
  const item = roots(doc).items._map.get(row)!
  if (column === undefined) return [item.id.client, item.id.clock]
  if (!(item.content instanceof Y.ContentType)) throw new Error(`${row} is no row.`)
  const { id } = item.content.type._map.get(column)!
  return [id.client, id.clock]
}
