import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { touchedBy } from '#app/model/history/changes'
import { isStoredColumn } from '#app/model/ledger/columns'
import { setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { cellIn } from '#app/model/ledger/rows'
import { messageType } from '#app/model/live/wire'
import type { Random } from '../support/random'
import { Editor, people } from './syncHarness'

/**
 * One person's page: what the server refuses makes it start from a fresh document, where it writes again what else it
 * had not saved (G7). What it hears it may take in late, and then in any order.
 */
export class ConvergencePage {
  editor: Editor
  readonly counts = { refused: 0, rescued: 0, reordered: 0 }
  private readonly unsaved = new Map<string, { item: string; column: string }>()
  private heard: Uint8Array[] = []
  private isHolding = false
  private isHealing = false
  private spent: Editor[] = []

  constructor(
    private readonly servers: readonly { port: number }[],
    readonly name: string,
    private readonly random: Random,
    private readonly departments: ReadonlySet<string>,
    private readonly newId: () => string,
  ) {
    this.editor = this.open()
  }

  get desk(): Desk {
    return { doc: this.editor.doc, person: people[this.name]!, departments: this.departments, newId: this.newId }
  }

  /** It holds the ledger, and everything that it sent is settled. */
  get isReady(): boolean {
    return this.editor.provider.synced && !this.isHealing
  }

  toggleNetwork(): void {
    const { provider } = this.editor
    if (provider.wsconnected) provider.disconnect()
    else this.connect()
  }

  /** Whichever process serves it next. */
  connect(): void {
    this.editor.moveTo(this.random.pick(this.servers))
    this.editor.provider.connect()
  }

  hold(): void {
    this.isHolding = true
  }

  /** Takes in what was held back, in an order of its own. */
  release(): void {
    this.isHolding = false
    const held = this.heard.splice(0).map((update) => [this.random(), update] as const)
    if (held.length > 1) this.counts.reordered++
    for (const [, update] of held.sort((a, b) => a[0] - b[0]))
      Y.applyUpdate(this.editor.doc, update, this.editor.provider)
  }

  close(): void {
    for (const editor of [...this.spent, this.editor]) editor.close()
  }

  private open(): Editor {
    const editor = new Editor(this.random.pick(this.servers), this.name, { ack: true })
    const { provider, doc } = editor
    const take = provider.messageHandlers[messageType.sync]!
    provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
      const { pos, arr } = decoder
      const isUpdate = arr[pos] === 2
      if (!this.isHolding || !isUpdate || !provider.synced) return take(encoder, decoder, ...rest)
      decoding.readVarUint(decoder)
      this.heard.push(decoding.readVarUint8Array(decoder).slice())
    }
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === provider) return
      for (const [item, columns] of touchedBy(transaction).items) {
        for (const column of columns ?? []) this.unsaved.set(`${item}/${column}`, { item, column })
      }
    })
    // As app/sync/unsaved.ts counts: what is acknowledged needs no rescue (W4).
    let sent = 0
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return
      sent = 0
      const { ws } = provider
      const send = ws!.send.bind(ws)
      ws!.send = (data) => {
        const [type, kind] = data as Uint8Array
        if (type === messageType.sync && kind !== 0) sent++
        send(data)
      }
    })
    const acknowledge = provider.messageHandlers[messageType.ack]!
    provider.messageHandlers[messageType.ack] = (...message) => {
      acknowledge(...message)
      if (editor.acked === sent) this.unsaved.clear()
    }
    const hear = provider.messageHandlers[messageType.refused]!
    provider.messageHandlers[messageType.refused] = (...message) => {
      hear(...message)
      void this.heal(editor)
    }
    return editor
  }

  private async heal(refused: Editor): Promise<void> {
    if (refused !== this.editor) return
    this.isHealing = true
    this.counts.refused++
    this.release()
    const cells = new Set(
      refused.refused.flatMap(({ refusals }) => refusals.map(({ item, column }) => `${item}/${column}`)),
    )
    const rescued = [...this.unsaved].flatMap(([key, { item, column }]): CellEdit[] => {
      const row = readItem(refused.doc, item)
      return row && isStoredColumn(column) && !cells.has(key) ? [{ item, column, value: cellIn(row, column) }] : []
    })
    refused.provider.disconnect()
    this.spent.push(refused)
    this.unsaved.clear()
    this.editor = this.open()
    // However long that takes, since the network comes and goes: whoever waits for the page to be ready has had enough
    // some time, and says so. Nobody waits here for what would fail.
    const { provider } = this.editor
    await new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
    for (const edit of rescued) {
      const before = readItem(this.editor.doc, edit.item)
      // As on the page, the grid's own rules say what of it may still be written.
      if (before && setCells(this.desk, [edit]).length === 0) this.counts.rescued++
    }
    this.isHealing = false
  }
}
