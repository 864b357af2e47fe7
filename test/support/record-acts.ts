import { newId } from '#app/sync/newId'
import { expect, vi } from 'vitest'
import { addItem, deleteItems, setCells, type Desk } from '#app/model/ledger/edit'
import type { Item } from '#app/model/ledger/rows'
import type { LedgerRecord, OpenedKind, RecordOf } from '#app/model/records/record'
import type { RecordsOn } from '#app/model/records/recordsOn'
import type { RecordAnswer } from '#app/model/records/recordAnswer'
import type { ItemRecords, RecordWithEvents } from '#app/model/records/itemRecords'
import { createLedgers } from '#db/ledgers'
import type { Db } from '#db/connect'
import type { Editor, SignedIn } from './people'
import { tracker, type TestServer } from './server'

export interface Told extends RecordAnswer {
  status: number
}

export interface Whistled {
  whistle: RecordOf<'whistle'>
  calls: RecordOf<'call'>[]
}

const asked = {
  extension: { due: '2026-12-20', cause: '等待批复', done: '已起草', plan: '月底前报送', evidence: [], late: '' },
  order: { department: 'renshe', text: '请于期限前报送进展', until: '2026-12-01' },
  urge: { words: '请尽快反馈' },
  whistle: { urgency: 'urgent', place: '新街口南大街 3 号', text: '地下室渗水', tried: '', departments: ['renshe'] },
} as const

/** What people ask of a server about rows, and what is stored of it. */
export class RecordActs {
  constructor(
    private readonly server: TestServer,
    private readonly db: Db,
    private readonly page: Editor,
    private readonly coordinator: SignedIn,
  ) {}

  async ask(who: SignedIn | null, address: string, body?: unknown): Promise<Response> {
    return fetch(`${this.server.url}/trackers/${tracker}/${address}`, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        ...(who && { cookie: who.cookie }),
        ...{ origin: this.server.url, 'content-type': 'application/json' },
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  async send(who: SignedIn, body: unknown): Promise<Told> {
    const response = await this.ask(who, 'records', body)
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, ...((isJson ? await response.json() : {}) as RecordAnswer) }
  }

  /** Opens one; the answer's `refused` says why not. */
  async open(who: SignedIn, kind: OpenedKind, item: string | null, facts: object = {}, id = newId()): Promise<Told> {
    return this.send(who, { do: 'open', kind, rows: [{ id, item }], facts: { ...asked[kind], ...facts } })
  }

  /** Opens one that must be possible. */
  async opened(who: SignedIn, kind: OpenedKind, item: string, facts: object = {}): Promise<LedgerRecord> {
    const id = newId()
    expect(await this.open(who, kind, item, facts, id)).toMatchObject({ status: 200, made: 1, refused: [] })
    return (await this.on(item)).find(({ record }) => record.id === id)!.record
  }

  /** Whistles; the whistle, and the calls that came of it, in the order of their departments. */
  async whistled(who: SignedIn, facts: object = {}, item: string | null = null): Promise<Whistled> {
    const id = newId()
    expect(await this.open(who, 'whistle', item, facts, id)).toMatchObject({ status: 200, made: 1, refused: [] })
    const { open } = await this.all()
    const whistle = open.find((record) => record.id === id) as RecordOf<'whistle'>
    const calls = open.filter((record) => record.parent === id) as RecordOf<'call'>[]
    const { departments } = whistle.facts
    const place = ({ department }: LedgerRecord) => departments.indexOf(department)
    return { whistle, calls: calls.sort((a, b) => place(a) - place(b)) }
  }

  step(who: SignedIn, { id, version }: Pick<LedgerRecord, 'id' | 'version'>, event: string, more: object = {}) {
    return this.send(who, { do: 'step', record: id, version, event, words: '', ...more })
  }

  async on(item: string): Promise<RecordWithEvents[]> {
    const response = await this.ask(this.coordinator, `items/${item}/records`)
    return ((await response.json()) as ItemRecords).records
  }

  async all(who = this.coordinator): Promise<RecordsOn> {
    return (await (await this.ask(who, 'records')).json()) as RecordsOn
  }

  async stored(id: string): Promise<Item | undefined> {
    return (await createLedgers(this.db).read(tracker))!.items.find((item) => item.id === id)
  }

  private desk(id = ''): Desk {
    const departments = new Set(['jiaowei', 'renshe'])
    return { doc: this.page.doc, person: this.coordinator.person, departments, newId: () => id || newId() }
  }

  /** A new row that 人社局 leads, as the cells say. */
  async row(cells: Partial<Item> = {}, under?: { stream: string; parent: string }): Promise<string> {
    const id = newId()
    addItem(this.desk(id), { ...(under ?? { stream: 's1', parent: '' }), after: '' }, 'renshe')
    await this.set(id, {
      title: id,
      lead: 'renshe',
      owner: '任人社',
      status: 'in_progress',
      due: '2026-12-01',
      ...cells,
    })
    return id
  }

  async set(id: string, cells: Partial<Item>): Promise<void> {
    const edits = Object.entries(cells).map(([column, value]) => ({ item: id, column, value }))
    expect(setCells(this.desk(), edits as never)).toEqual([])
    await vi.waitFor(async () => expect(await this.stored(id)).toMatchObject(cells), { timeout: 30_000 })
  }

  async remove(id: string): Promise<void> {
    expect(deleteItems(this.desk(), [id])).toEqual([])
    await vi.waitFor(async () => expect(await this.stored(id)).toBe(undefined), { timeout: 30_000 })
  }
}
