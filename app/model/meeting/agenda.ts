import type { AgendaReason, Arrangement, EntryState, Position, RowLabel } from './meeting'
import { agendaReasons } from './meeting'
import type { LightState } from '../ledger/light'
import type { OutlineItem, OutlineStream } from '../ledger/outline'
import { statusOf } from '../ledger/status'

/** What an agenda is made from. */
export interface AgendaSources {
  outline: readonly OutlineStream[]
  lightOf(entry: OutlineItem): LightState
  /** Items that were changed since the last meeting. */
  changed: ReadonlySet<string>
  /** Items about which a decision of an earlier meeting is still open. */
  undone: ReadonlySet<string>
  /** Items for which a department asks for more time. */
  asked: ReadonlySet<string>
  by: Arrangement
  /** Ids of departments in the house's order. */
  departments: readonly string[]
}

export interface BuiltEntry {
  item: string
  reasons: AgendaReason[]
  label: RowLabel
}

/** Items whose light is red come together, whatever made it so. */
const rankOf: Record<AgendaReason, number> = {
  decision: 0,
  overdue: 1,
  red: 1,
  blocked: 2,
  extension: 3,
  returned: 4,
  submitted: 5,
  changed: 6,
}

/**
 * The agenda of a ledger: what earlier meetings left open, then overdue and red, then blocked, more time asked for, returned, submitted (to
 * decide), then what changed since the last meeting; each of these stream by stream, or department by department, in
 * the ledger's order. An item with sub-items has no status of its own, and comes up only for a decision or a change.
 */
export function buildAgenda(sources: AgendaSources): BuiltEntry[] {
  const { outline, by, departments } = sources
  const found: { entry: BuiltEntry; rank: number; group: number }[] = []
  const departmentAt = new Map(departments.map((id, i) => [id, i]))
  for (const { stream, number, items } of outline) {
    for (const entry of items.flatMap((item) => [item, ...item.children])) {
      const reasons = reasonsOf(entry, sources)
      if (reasons.length === 0) continue
      const group = by === 'stream' ? number : (departmentAt.get(entry.item.lead) ?? departments.length)
      found.push({
        entry: { item: entry.item.id, reasons, label: labelOf(entry, stream.id) },
        rank: rankOf[reasons[0]!],
        group,
      })
    }
  }
  // Sorting is stable: within a group the ledger's order stays.
  return found.sort((a, b) => a.rank - b.rank || a.group - b.group).map(({ entry }) => entry)
}

/** What an agenda, a decision or minutes call a row. */
export function labelOf({ item, code }: OutlineItem, stream: string): RowLabel {
  return { code, title: item.title, titleEn: item.titleEn, stream, lead: item.lead }
}

/** The most urgent first. */
function reasonsOf(entry: OutlineItem, { lightOf, changed, undone, asked }: AgendaSources): AgendaReason[] {
  const { item, children } = entry
  const reasons = new Set<AgendaReason>()
  if (undone.has(item.id)) reasons.add('decision')
  if (changed.has(item.id)) reasons.add('changed')
  if (asked.has(item.id)) reasons.add('extension')
  if (children.length === 0) {
    const status = statusOf(item)
    const { light, reason } = lightOf(entry)
    if (light === 'red') reasons.add(reason === 'overdue' ? 'overdue' : 'red')
    if (status === 'blocked' || status === 'returned' || status === 'submitted') reasons.add(status)
  }
  return agendaReasons.filter((reason) => reasons.has(reason))
}

/** An agenda's entries in a new arrangement: those that are built again in their order, then the rest as they stood. */
export function arrangeAgenda<Entry extends { item: string }>(
  entries: readonly Entry[],
  built: readonly BuiltEntry[],
): Entry[] {
  const place = new Map(built.map(({ item }, i) => [item, i]))
  return [...entries].sort((a, b) => (place.get(a.item) ?? Infinity) - (place.get(b.item) ?? Infinity) || 0)
}

/** Moves an entry behind another one; null: to the front. As they are where either is unknown. */
export function moveEntry<Entry extends { item: string }>(
  entries: readonly Entry[],
  item: string,
  after: string | null,
): Entry[] {
  const moved = entries.find((entry) => entry.item === item)
  const rest = entries.filter((entry) => entry.item !== item)
  const at = after === null ? 0 : rest.findIndex((entry) => entry.item === after) + 1
  if (!moved || (after !== null && at === 0)) return [...entries]
  return [...rest.slice(0, at), moved, ...rest.slice(at)]
}

/** Where the meeting goes from here. `gone`: items that were passed over because their rows are deleted: to be said. */
export interface AgendaStep {
  position: Position
  gone: string[]
}

type Steppable = { item: string; state: EntryState }

/**
 * The next (1) or previous (−1) position: from the opening through the entries to the closing. What was skipped, or is
 * not in the ledger any more, is passed over; the ends stay where they are.
 */
export function stepAgenda(
  entries: readonly Steppable[],
  from: Position,
  by: 1 | -1,
  exists: (item: string) => boolean,
): AgendaStep {
  const gone: string[] = []
  const here = entries.findIndex(({ item }) => item === from.item)
  // An entry that left the agenda: go on from the beginning.
  const start = from.slide === 'closing' ? entries.length : from.slide === 'opening' || here < 0 ? -1 : here
  for (let at = start + by; at >= 0 && at < entries.length; at += by) {
    const { item, state } = entries[at]!
    if (state === 'skipped') continue
    if (exists(item)) return { position: { slide: 'item', item }, gone }
    gone.push(item)
  }
  return { position: { slide: by === 1 ? 'closing' : 'opening', item: null }, gone }
}
