import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { awarenessMessage, syncMessage, syncType } from './messages'

type Send = (message: Uint8Array) => void

/** Each editor has a cell of their own: of two who write one cell at once, a server may leave out the loser's text. */
const editedColumns = ['owner', 'clause', 'title', 'titleEn', 'reason'] as const
const visitedColumns = ['title', 'lead', 'status', 'progress'] as const

/**
 * Editors who know the document as it was when they came, and nothing of what others write: their edits are real ones,
 * made at the same time as everyone's, and reading a thousand times what all write would measure the reader. Since
 * nobody writes where another does, one document in memory can stand for all of theirs.
 */
export class Crowd {
  readonly items: string[]
  private readonly doc = new Y.Doc()
  private send: Send = () => {}

  constructor(state: Uint8Array) {
    Y.applyUpdate(this.doc, state)
    this.items = [...this.doc.getMap('items').keys()]
    this.doc.on('update', (update: Uint8Array) => this.send(syncMessage(syncType.update, update)))
  }

  /** One more editor, the `index`th, who asks for what they lack. Throws when there is no cell left for them. */
  join(index: number, send: Send): Editor {
    const column = editedColumns[Math.floor(index / this.items.length)]
    if (!column)
      throw new RangeError(`The ledger has cells for ${this.items.length * editedColumns.length} editors at most.`)
    send(syncMessage(syncType.ask, Y.encodeStateVector(this.doc)))
    return new Editor(this, send, index, column)
  }

  /** Sets a cell as this client. */
  write(client: number, send: Send, item: string, column: string, text: string): void {
    const row = this.doc.getMap<Y.Map<unknown>>('items').get(item)
    if (!row) throw new Error(`There is no item ${item}.`)
    this.doc.clientID = client
    this.send = send
    row.set(column, text)
  }
}

export class Editor {
  private readonly client = randomInt(1, 2 ** 32)
  private clock = 0

  constructor(
    private readonly crowd: Crowd,
    private readonly send: Send,
    private readonly index: number,
    private readonly column: string,
  ) {}

  /** Sets this editor's cell. */
  edit(text: string): void {
    const { items } = this.crowd
    this.crowd.write(this.client, this.send, items[this.index % items.length]!, this.column, text)
  }

  /** Moves this editor's cursor on. */
  move(): void {
    const { items } = this.crowd
    const step = ++this.clock
    const cell = {
      item: items[(this.index + step) % items.length],
      column: visitedColumns[step % visitedColumns.length],
    }
    this.send(awarenessMessage(this.client, step, { cell, editing: false }))
  }
}
