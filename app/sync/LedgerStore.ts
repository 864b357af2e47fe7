import type * as Y from 'yjs'
import { touchedBy, type Touched } from '../model/history/changes'
import { readChangedItem, readItem, readItems, readStreams } from '../model/ledger/ledger'
import type { Item, LedgerRows, Stream } from '../model/ledger/rows'
import { dateIn } from '../model/text/dates'
import { dayOf, type Day } from '../model/text/moments'
import { lightOf, type LightSettings, type LightState } from '../model/ledger/light'
import type { Stamp } from '../model/ledger/stamp'
import { lightsOf } from '../model/ledger/lightsOf'
import { LedgerSchema } from '../model/ledger/schema'
import { readSchema } from '../model/ledger/schemaOf'
import { outline, rollUp, type OutlineItem, type OutlineStream, type RollUp } from '../model/ledger/outline'

/** What changed: rows whose cells did, or the shape of the ledger as a whole, its columns too: then any row's number, counts and light may have. */
export interface LedgerChange {
  rows: ReadonlyMap<string, ReadonlySet<string> | null>
  isShape: boolean
  /** The document itself is another one: nothing that was shown of the ledger holds. */
  isWhole: boolean
  /** By this page's own person. */
  isOwn: boolean
}

/** How far each stream (by its id) and the whole ledger are. */
export interface LedgerCounts {
  streams: Record<string, RollUp>
  whole: RollUp
}

const shapeColumns = ['stream', 'parent', 'order']
const stampColumns = new Set(['updated', 'light'])

/**
 * The ledger as one page reads it: outline and lights over the live document. Rows are read from the document when
 * first asked for after they changed; listeners hear of a change once a frame is due, not once a keystroke.
 */
export class LedgerStore {
  version = 0
  /** In the ledger's time zone. */
  today: string
  /** Made anew when what the ledger says of its columns changes. */
  schema: LedgerSchema
  private day: Day
  private items = new Map<string, Item>()
  private streams: Stream[] = []
  private cachedOutline: OutlineStream[] | null = null
  private entries = new Map<string, OutlineItem>()
  private gone = new Map<string, OutlineItem>()
  private lights = new Map<string, LightState>()
  private stamps: Record<string, Stamp> = {}
  private rollUps = new Map<OutlineStream, RollUp>()
  private wholeRollUp: RollUp | null = null
  private listeners = new Set<(change: LedgerChange) => void>()
  private doc: Y.Doc | null = null
  private detach = () => {}
  private readonly lightNow = lightsOf(({ item }) => lightOf(item, this.stamps[item.id], this.settings, this.day))

  /** `counted`: what the server counted, where the rows come with the document only. */
  constructor(
    public settings: LightSettings,
    now: number,
    { columns, streams, items, stamps }: LedgerRows & { stamps: Record<string, Stamp> },
    private readonly counted: LedgerCounts | null = null,
  ) {
    this.today = dateIn(settings.timeZone, now)
    this.day = dayOf(this.today, settings.timeZone)
    this.schema = new LedgerSchema(columns)
    this.streams = streams
    for (const item of items) this.items.set(item.id, item)
    this.stamps = stamps
  }

  /** Reads from this document from now on; what the server sent with the page stood in until then. */
  attach(doc: Y.Doc): void {
    this.detach()
    this.doc = doc
    const onTransaction = (transaction: Y.Transaction) => this.take(touchedBy(transaction), transaction.local)
    doc.on('afterTransaction', onTransaction)
    this.detach = () => doc.off('afterTransaction', onTransaction)
    this.items = new Map(readItems(doc).map((item) => [item.id, item]))
    this.streams = readStreams(doc)
    this.readSchema()
    this.changed({ rows: new Map(), isShape: true, isWhole: true, isOwn: false })
  }

  subscribe = (listener: (change: LedgerChange) => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  outline(): OutlineStream[] {
    if (!this.cachedOutline) {
      this.cachedOutline = outline(this.streams, [...this.items.values()])
      const before = this.entries
      this.entries = new Map(
        this.cachedOutline.flatMap((s) => s.items.flatMap((e) => [e, ...e.children])).map((e) => [e.item.id, e]),
      )
      for (const [id, entry] of before) if (!this.entries.has(id)) this.gone.set(id, entry)
      this.lights.clear()
    }
    return this.cachedOutline
  }

  /** How many rows there are, items and sub-items. */
  get length(): number {
    return this.items.size
  }

  entry(id: string): OutlineItem | undefined {
    this.outline()
    return this.entries.get(id)
  }

  /** As it was last, where it is out of sight by now: what still shows it says what it said. */
  lastEntry(id: string): OutlineItem | undefined {
    return this.entry(id) ?? this.gone.get(id)
  }

  item(id: string): Item | undefined {
    return this.items.get(id)
  }

  /** All streams, removed ones too, in no order. */
  get allStreams(): readonly Stream[] {
    return this.streams
  }

  /** All items, also those that are out of sight with their stream (L3). */
  allItems(): Item[] {
    return [...this.items.values()]
  }

  stamp(id: string): Stamp | undefined {
    return this.stamps[id]
  }

  /** The light of an item; of one with sub-items, the worst of theirs. */
  light(entry: OutlineItem): LightState {
    // Who still shows the outline of a moment ago asks for rows that are gone, or are others by now.
    const isNow = this.entry(entry.item.id) === entry
    const known = isNow && this.lights.get(entry.item.id)
    if (known) return known
    const light = this.lightNow(entry)
    if (isNow) this.lights.set(entry.item.id, light)
    return light
  }

  readonly rollUp = (entries: readonly OutlineItem[]): RollUp => rollUp(entries, (leaf) => this.light(leaf))

  /** A stream's; kept until anything changes, since tabs, headings and counts all show it. */
  rollUpOf(stream: OutlineStream): RollUp {
    const known = this.rollUps.get(stream) ?? this.standIn?.streams[stream.stream.id] ?? this.rollUp(stream.items)
    this.rollUps.set(stream, known)
    return known
  }

  /** The whole ledger's. */
  rollUpOfAll(): RollUp {
    return (this.wholeRollUp ??= this.standIn?.whole ?? this.rollUp(this.outline().flatMap(({ items }) => items)))
  }

  /** Time goes on: lights may change without any edit. */
  tick(now: number): void {
    const before = this.today
    this.today = dateIn(this.settings.timeZone, now)
    if (this.today === before) return
    this.day = dayOf(this.today, this.settings.timeZone)
    this.changed({ rows: new Map(), isShape: true, isWhole: false, isOwn: false })
  }

  /** Lights follow; the days go on as they began. */
  setSettings(settings: LightSettings): void {
    if (JSON.stringify(settings) === JSON.stringify(this.settings)) return
    this.settings = settings
    this.changed({ rows: new Map(), isShape: true, isWhole: false, isOwn: false })
  }

  counts(): LedgerCounts {
    return {
      streams: Object.fromEntries(this.outline().map((stream) => [stream.stream.id, this.rollUpOf(stream)])),
      whole: this.rollUpOfAll(),
    }
  }

  /** The newest moment (ms) of which a stamp is known; 0 for none. */
  newestStamp(): number {
    return Object.values(this.stamps).reduce((newest, { updatedAt }) => Math.max(newest, updatedAt), 0)
  }

  setStamps(stamps: Record<string, Stamp>): void {
    this.stamps = { ...this.stamps, ...stamps }
    const rows = new Map(Object.keys(stamps).map((id) => [id, stampColumns] as const))
    this.changed({ rows, isShape: false, isWhole: false, isOwn: true })
  }

  private get standIn(): LedgerCounts | null {
    return this.doc ? null : this.counted
  }

  private take(touched: Touched, isOwn: boolean): void {
    let isShape = touched.streams.size > 0 || (touched.columns.size > 0 && this.readSchema())
    for (const [id, columns] of touched.items) {
      const known = this.items.get(id)
      const item = known && columns ? readChangedItem(this.doc!, known, columns) : readItem(this.doc!, id)
      const entry = this.entries.get(id)
      if (item) this.items.set(id, item)
      else this.items.delete(id)
      if (!columns || !item || !entry || shapeColumns.some((column) => columns.has(column))) isShape = true
      else entry.item = item
    }
    if (touched.streams.size > 0) this.streams = readStreams(this.doc!)
    if (touched.items.size > 0 || isShape) this.changed({ rows: touched.items, isShape, isWhole: false, isOwn })
  }

  /** Is it another one? */
  private readSchema(): boolean {
    const schema = readSchema(this.doc!)
    if (schema.isEqual(this.schema)) return false
    this.schema = schema
    return true
  }

  private changed(change: LedgerChange): void {
    this.version++
    if (change.isShape) this.cachedOutline = null
    this.rollUps.clear()
    this.wholeRollUp = null
    for (const id of change.rows.keys()) {
      this.lights.delete(id)
      const parent = this.items.get(id)?.parent
      if (parent) this.lights.delete(parent)
    }
    for (const listener of this.listeners) listener(change)
  }
}
