import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import { randomFrom, type Random } from '../support/random'

const shortColumns = ['owner', 'clause', 'titleEn', 'reason', 'title'] as const
const textColumns = ['progress', 'problems', 'next'] as const
const words = [
  '已完成',
  '正在推进',
  '待区领导审定',
  '与区财政局会商',
  '方案已报送',
  '下周汇报',
  '编制已核定',
  '征求意见中',
] as const
/** A text that has grown to this many letters is written anew. */
const longest = 200
/** One edit of so many goes into a long text. */
const textEvery = 8

/** Makes everybody's edits, one after another, each knowing all before it: a short cell, a date, or words in a long text. */
export class Hand {
  readonly doc = new Y.Doc()
  readonly random: Random = randomFrom(2019)
  private readonly ids: string[]
  private count = 0
  private update: Uint8Array | null = null

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.doc, state)
    this.ids = [...roots(this.doc).items.keys()]
    this.doc.on('update', (update: Uint8Array) => (this.update = update))
  }

  /** One edit by this client, as an update. */
  edit(client: number): Uint8Array {
    this.doc.clientID = client
    this.update = null
    this.doc.transact(() => this.change(roots(this.doc).items.get(this.random.pick(this.ids))!))
    // What the document's update event has set meanwhile.
    const update = this.update as Uint8Array | null
    if (!update) throw new Error('An edit changed nothing.')
    return update
  }

  private change(row: Y.Map<unknown>): void {
    const { random } = this
    const kind = ++this.count % textEvery
    if (kind === 0) {
      const text = row.get(random.pick(textColumns)) as Y.Text
      if (text.length > longest) text.delete(0, text.length)
      text.insert(random.below(text.length + 1), random.pick(words))
    } else if (kind === 1)
      row.set(
        'due',
        `20${19 + (this.count % 7)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`,
      )
    else row.set(random.pick(shortColumns), `${random.pick(words)}${this.count}`)
  }
}
