import { useRevalidator } from '@remix-run/react'
import { startTransition, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { carry, inFrames } from '../model/ledger/carry'
import type { Collision } from '../model/live/collisions'
import type { Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import { openDepartments, type Department, type Person, standingOf } from '../model/ledger/person'
import type { LedgerSchema } from '../model/ledger/schema'
import type { Tracker } from '../model/ledger/tracker'
import { isSameName, type Overtaken } from '../model/live/overtaken'
import type { PresenceState, PresenceUser } from '../model/live/presence'
import { useLatest } from '../ui/useLatest'
import { connectLedger } from './connectLedger'
import { firstState, isLost, type ConnectionState } from './connectionState'
import type { LedgerConnection, SpentWork } from './LedgerConnection'
import { LedgerStore, type LedgerCounts } from './LedgerStore'
import { newId } from './newId'
import { Notices } from './Notices'
import { takeNotice } from './takeNotice'

/** `user`: who wrote, when their page is still known. */
export type KnownCollision = Collision & { user: PresenceUser | null }
/** The same of a name. */
export type KnownOvertaken = Overtaken & { user: PresenceUser | null }

export interface Ledger {
  store: LedgerStore
  /** The ledger's columns, as they are now. */
  schema: LedgerSchema
  /** Its title and settings, as they are now. */
  tracker: Tracker
  /** As they are now, whatever the page came with. */
  departments: Department[]
  connection: LedgerConnection | null
  state: ConnectionState
  /** Null until the document is whole. */
  desk: Desk | null
  /** The document is there, or is not to be had for now: nothing that can wait has to wait for it any more. */
  isSettled: boolean
  /** What the server refused and nobody has dismissed yet (G7). */
  refusals: Refusal[]
  dismissRefusals(): void
  /** Tells of what this page itself did not write, in the same way. */
  tellRefused(refusals: readonly Refusal[]): void
  /** Cells in which somebody else wrote at the same time, the last first, until they are dismissed. */
  collisions: readonly KnownCollision[]
  dismissCollision(collision: KnownCollision): void
  /** Names that this person gave and somebody else has just changed, the last first, until they are dismissed. */
  overtaken: readonly KnownOvertaken[]
  dismissOvertaken(name: KnownOvertaken): void
  /** This person types nowhere any more: what was told of it is over. */
  typingEnded(): void
  /** Tells of comments, views and meetings (useNotice). */
  notices: Notices
}

/** As many as one can read at once. */
const collisionsShown = 3
/** Lights depend on the day: looked at this often, ms. */
const tickEvery = 60_000

interface LedgerOptions {
  /** What the server counted, where the page came without rows. */
  counted?: LedgerCounts | null
  /** The token of a shared screen's link, for one who only reads (G9). */
  screen?: string | null
  /** What is done when the person is let in as something else than before; the page is made anew unless it is said. */
  onOtherRights?: () => void
}

/** The live ledger of a page: connects, heals after a refusal, and keeps the store on the current document. */
export function useLedger(
  snapshot: LedgerSnapshot,
  person: Person,
  now: number,
  { counted = null, screen = null, onOtherRights }: LedgerOptions = {},
): Ledger {
  const tracker = snapshot.tracker.id
  const [store] = useState(() => new LedgerStore(snapshot.tracker.settings, now, snapshot, counted))
  const schemaNow = useCallback(() => store.schema, [store])
  const schema = useSyncExternalStore(store.subscribe, schemaNow, schemaNow)
  const [connection, setConnection] = useState<LedgerConnection | null>(null)
  const [state, setState] = useState<ConnectionState>(firstState)
  const [refusals, setRefusals] = useState<Refusal[]>([])
  const [collisions, setCollisions] = useState<readonly KnownCollision[]>([])
  const [overtaken, setOvertaken] = useState<readonly KnownOvertaken[]>([])
  const [notices] = useState(() => new Notices())
  const [described, setDescribed] = useState(snapshot.tracker)
  const [departments, setDepartments] = useState(snapshot.departments)
  const departmentIds = useMemo(() => new Set(openDepartments(departments).map(({ id }) => id)), [departments])
  const { revalidate } = useRevalidator()
  const latest = useLatest({ person, departmentIds, otherRights: onOtherRights ?? revalidate })
  const giveWay = useRef(() => {})

  useEffect(() => {
    let current: LedgerConnection | null = null
    /** Spent ones, of which the person may still be working in the first. */
    let spentOnes: LedgerConnection[] = []
    const closeSpent = () => {
      spentOnes.forEach((spent) => spent.close())
      spentOnes = []
    }
    const open = (spent: SpentWork | null) => {
      let isAttached = false
      const userOf = (client: number | null) =>
        (opened.provider.awareness.getStates().get(client ?? -1) as PresenceState | undefined)?.user ?? null
      const opened = connectLedger(
        { tracker, person: latest().person, screen, stampsFrom: () => store.newestStamp() },
        {
          before: (id) => store.item(id),
          saidBefore: {
            column: (id) => store.schema.records.find((record) => record.id === id) ?? null,
            stream: (id) => store.allStreams.find((stream) => stream.id === id) ?? null,
          },
          onState(next) {
            if (opened !== current) return
            // How much is unsaved changes twice at every edit: first the frame that shows what was typed.
            requestAnimationFrame(() => startTransition(() => setState(next)))
            if (!next.ready || isAttached) return
            isAttached = true
            // Until now the person went on in the document before this one; what they had not saved is done again here.
            opened.redoLeftOver((work) => {
              closeSpent()
              store.attach(opened.doc)
              setConnection(opened)
              const { person, departmentIds } = latest()
              const desk = { doc: opened.doc, person, departments: departmentIds, newId }
              const refused = inFrames(work).flatMap((part) => carry(desk, part))
              if (refused.length > 0) setRefusals((known) => withRefused(known, refused))
            })
          },
          // The page is made anew in place, for what its person has become.
          onOtherRights: () => opened === current && latest().otherRights(),
          onCollision(collision) {
            const user = userOf(collision.client)
            // One's own other page is nobody else.
            if (opened !== current || user?.id === latest().person.id) return
            setCollisions((known) =>
              [
                { ...collision, user },
                ...known.filter(({ item, column }) => item !== collision.item || column !== collision.column),
              ].slice(0, collisionsShown),
            )
          },
          onOvertaken(name) {
            const user = userOf(name.client)
            if (opened !== current || user?.id === latest().person.id) return
            setOvertaken((known) =>
              [{ ...name, user }, ...known.filter((other) => !isSameName(other, name))].slice(0, collisionsShown),
            )
          },
          onNotice(notice) {
            takeNotice(notice, {
              setStamps: (stamps) => store.setStamps(stamps),
              setDepartments: (next) =>
                setDepartments((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next)),
              setTracker(next) {
                store.setSettings(next.settings)
                setDescribed((known) => (JSON.stringify(known) === JSON.stringify(next) ? known : next))
              },
              setNotSaving: (isNotSaving) => opened.setNotSaving(isNotSaving),
              notices,
            })
          },
          onSpent(next) {
            if (opened !== current) return
            if (next.refusals.length > 0) setRefusals((known) => withRefused(known, next.refusals))
            spentOnes.push(opened)
            open(next)
          },
        },
        spent,
      )
      current = opened
    }
    open(null)
    giveWay.current = () => current?.giveWay()
    const timer = setInterval(() => store.tick(Date.now()), tickEvery)
    return () => {
      clearInterval(timer)
      closeSpent()
      current?.close()
    }
  }, [tracker, store, screen, notices, latest])

  const standing = standingOf(person)
  const madeFor = useRef(standing)
  useEffect(() => {
    if (madeFor.current === standing) return
    madeFor.current = standing
    giveWay.current()
  }, [standing])

  useEffect(() => {
    // What is kept in this browser outlives the page, and an outdated page is told to go.
    if (state.unsaved === 0 || ((state.phase === 'outdated' || isLost(state.phase)) && state.isKept)) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [state.unsaved, state.phase, state.isKept])

  const desk = useMemo<Desk | null>(
    () =>
      connection && person.role !== 'viewer'
        ? { doc: connection.doc, person, departments: departmentIds, newId }
        : null,
    [connection, person, departmentIds],
  )
  const dismissRefusals = useCallback(() => setRefusals([]), [])
  const tellRefused = useCallback((more: readonly Refusal[]) => setRefusals((known) => withRefused(known, more)), [])
  const dismissCollision = useCallback(
    (collision: KnownCollision) => setCollisions((known) => known.filter((other) => other !== collision)),
    [],
  )
  const dismissOvertaken = useCallback(
    (name: KnownOvertaken) => setOvertaken((known) => known.filter((other) => other !== name)),
    [],
  )
  const typingEnded = useCallback(
    () =>
      setCollisions((known) =>
        known.some(({ kind }) => kind === 'editing') ? known.filter(({ kind }) => kind !== 'editing') : known,
      ),
    [],
  )
  return {
    store,
    schema,
    tracker: described,
    departments,
    connection,
    state,
    desk,
    isSettled: connection !== null || state.phase === 'offline',
    refusals,
    dismissRefusals,
    tellRefused,
    collisions,
    dismissCollision,
    overtaken,
    dismissOvertaken,
    typingEnded,
    notices,
  }
}

/** What an editor had when it closed may be refused once more, as what was not saved of it: it is told once. */
function withRefused(known: Refusal[], more: readonly Refusal[]): Refusal[] {
  const isTold = ({ item, column, text = '' }: Refusal) =>
    known.some(
      (other) => item !== undefined && other.item === item && other.column === column && other.text?.includes(text),
    )
  const news = more.filter((refusal) => !isTold(refusal))
  return news.length === 0 ? known : [...known, ...news]
}
