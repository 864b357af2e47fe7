import * as Y from 'yjs'
import type { Person } from '#app/model/ledger/person'
import { column, departments, item, ledgerOf, option, stream } from '../support/ledger'
import type { Edit, RowChange } from '#db/history'
import type { Stamp } from '#app/model/ledger/stamp'
import type { LedgerCommit, LedgerLog, LedgerWindow } from '#db/log'
import type { Refusal } from '#app/model/ledger/errors'
import type { Accepted } from '#server/sync/accepted'
import { Judging } from '#server/sync/judging'
import { Ledger } from '#server/sync/ledger'
import type { Peer } from '#server/sync/peer'
import type { SentUpdate, Verdict as Said } from '#server/sync/verdict'

export const everyone = {
  xu: { id: 'xu', name: '许', role: 'coordinator', department: 'bianban' },
  yang: { id: 'yang', name: '杨', role: 'coordinator', department: 'bianban' },
  ren: { id: 'ren', name: '任', role: 'department', department: 'renshe' },
  jiao: { id: 'jiao', name: '焦', role: 'department', department: 'jiaowei' },
  ling: { id: 'ling', name: '凌', role: 'viewer', department: null },
} as const satisfies Record<string, Person>
export const names = Object.keys(everyone) as (keyof typeof everyone)[]

/** Of each kind one, for each class of writers some; the last is removed. */
const firstColumns = [
  column('c_short', 'short'),
  column('c_number', 'number', { writers: 'follow-up', unit: '万元' }),
  column('c_date', 'date', { writers: 'structure' }),
  column('c_choice', 'choice', {
    options: { hard: option('a1'), easy: option('a2'), old: option('a3', { isRemoved: true }) },
  }),
  column('c_choices', 'choices', { writers: 'follow-up', options: { hard: option('a1'), easy: option('a2') } }),
  column('c_flag', 'flag'),
  column('c_department', 'department', { writers: 'structure' }),
  column('c_departments', 'departments'),
  column('c_links', 'links', { isHidden: true }),
  column('c_gone', 'short', { isRemoved: true }),
]

/** A ledger of which each department leads some rows, supports others and has nothing to do with the rest. */
export function firstDocument(): Y.Doc {
  const leads = ['renshe', 'jiaowei', 'bianban']
  const items = Array.from({ length: 15 }, (_, i) =>
    item(`1.${i}`, {
      order: `a${i + 1}`.slice(0, 2),
      lead: leads[i % 3]!,
      support: i % 2 ? [leads[(i + 1) % 3]!] : [],
      owner: '王敏',
      progress: `已印发🙂第${i}号`,
      evidence: ['https://example.org/1'],
      reason: '待复核',
    }),
  )
  const children = Array.from({ length: 4 }, (_, i) =>
    item(`1.0.${i}`, { parent: '1.0', lead: leads[i % 3]!, owner: '李娜', progress: '😀' }),
  )
  return ledgerOf([...items, ...children], [stream('s1', 'a1'), stream('s2', 'a2')], firstColumns)
}

/** Why an update is not let in. `isStale`: its client is to sync again (G3). */
export interface Verdict {
  refusals: Refusal[]
  isStale: boolean
}

export interface Outcome {
  verdict: Verdict
  /** What the server says that it changed; empty when nothing was stored. */
  rows: readonly RowChange[]
}

/** The server's own check of an update, on a log in memory, with one commit for each update. */
export class GateRig {
  /** What is stored, applied by nobody but Yjs. */
  readonly stored: Y.Doc
  readonly updates: Uint8Array[] = []
  private readonly judging: Judging
  private constructor(
    readonly ledger: Ledger,
    private readonly log: MemoryLog,
  ) {
    this.stored = log.doc
    this.judging = new Judging(
      ledger,
      () => undefined,
      () => 0,
    )
  }

  static async open(first = firstDocument()): Promise<GateRig> {
    const log = new MemoryLog(first)
    const ledger = (await Ledger.load(log))!
    await ledger.build()
    return new GateRig(ledger, log)
  }

  /** What a newcomer's document would be. */
  served(): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.stored))
    return doc
  }

  async give(person: Person, update: Uint8Array): Promise<Outcome> {
    const { verdicts, edits } = await this.giveAll([{ person, update }])
    return { verdict: verdicts[0]!, rows: edits.flatMap(({ rows }) => rows) }
  }

  /** Several updates that came in one window: what was said of each, and what was stored of all of them. */
  async giveAll(
    given: readonly { person: Person; update: Uint8Array }[],
  ): Promise<{ verdicts: Verdict[]; edits: readonly Edit[] }> {
    const sent: SentUpdate[] = given.map(({ person, update }) => ({ peer: peerOf(person), update, isWhole: false }))
    const verdicts = new Map<SentUpdate, Said>()
    for (let left = sent; ;) {
      const judgement = await this.judging.judge(left, this.log)
      if (judgement.kind === 'undone') {
        const { update, verdict } = judgement
        verdicts.set(update, verdict)
        left = left.filter((one) => one !== update)
        continue
      }
      for (const [one, verdict] of judgement.against) verdicts.set(one, verdict)
      const edits = judgement.accepted.isEmpty ? [] : await this.store(judgement.accepted)
      return { verdicts: sent.map((one) => verdictOf(verdicts.get(one))), edits }
    }
  }

  private async store(batch: Accepted): Promise<readonly Edit[]> {
    const commit = batch.commit(0)
    await this.log.append(commit)
    this.ledger.committed(batch)
    this.updates.push(commit.update)
    return commit.edits
  }
}

function verdictOf(said: Said | undefined): Verdict {
  if (said?.kind === 'early') return { refusals: [{ code: 'gap' }], isStale: true }
  return { refusals: said?.kind === 'refused' ? said.refusals : [], isStale: false }
}

function peerOf(person: Person): Peer {
  return {
    person,
    wantsAcks: true,
    stampsFrom: null,
    isScreen: false,
    isEnded: false,
    isFull: false,
    onDrained: () => undefined,
    send: () => undefined,
    close: () => undefined,
  }
}

export class MemoryLog implements LedgerLog {
  readonly doc = new Y.Doc()
  private readonly owners: Map<number, string>
  private state: Uint8Array | null = null

  constructor(first: Y.Doc) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(first))
    this.owners = new Map([[first.clientID, 'server']])
  }

  load() {
    const state = (this.state ??= Y.encodeStateAsUpdate(this.doc))
    const [author] = this.owners.keys()
    return Promise.resolve({
      updates: [state],
      vector: null,
      author: author!,
      freshBytes: state.length,
      owners: new Map(this.owners),
      stamps: new Map(),
      unheard: [],
    })
  }

  departments() {
    return Promise.resolve(new Set(departments))
  }

  news() {
    return Promise.resolve({ kind: 'updates' as const, updates: [], owners: new Map<number, string>(), folded: 0 })
  }

  stampsOf() {
    return Promise.resolve(new Map<string, Stamp>())
  }

  append({ update, owners }: Pick<LedgerCommit, 'update' | 'owners'>) {
    Y.applyUpdate(this.doc, update)
    this.state = null
    for (const [client, person] of owners) this.owners.set(client, person)
    return Promise.resolve()
  }

  /** It has no database: `trx` is none. */
  window<T>(work: (window: LedgerWindow) => Promise<T>): Promise<T> {
    return work({
      trx: undefined as never,
      load: () => this.load(),
      news: () => this.news(),
      stampsOf: () => this.stampsOf(),
      departments: () => this.departments(),
      append: (commit) => this.append(commit),
    })
  }

  fold = () => Promise.resolve()
  beginEpoch = () => Promise.resolve()
  tail = () => 0
  finishBursts = () => Promise.resolve()
}
