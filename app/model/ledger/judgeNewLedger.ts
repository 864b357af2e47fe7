import { isWhistleLimits } from '../records/whistleLimits'
import { dateIn } from '../text/dates'
import { isColumnId } from './columns'
import type { Refusal, RefusalCode } from './errors'
import { isId } from './ids'
import { judgeColumn } from './judgeColumn'
import { limits } from './limits'
import type { NewLedger } from './newLedger'
import { isOrder } from './order'
import type { Person } from './person'
import { judgeStream } from './judgeStream'
import { isLeaderFrom, isThreshold, thresholds } from './thresholds'
import { judgeTitle } from './tracker'
import { inSight, judgeRow, type World } from './rights'
import { LedgerSchema } from './schema'

/** Who makes a ledger coordinates it. */
const maker: Person = { id: '', name: '', role: 'coordinator', department: null }

/**
 * Every reason against making this ledger (L6): what a coordinator could not have typed into it is not let in by making
 * it either. Without `item` the ledger itself is meant. `departments`: those that there will be.
 */
export function judgeNewLedger(ledger: NewLedger, departments: ReadonlySet<string>): Refusal[] {
  const shape = [...judgeTitles(ledger), ...judgeSettings(ledger), ...judgeIds(ledger)]
  // What is found by ids cannot be judged where these are in disorder, nor a cell by a column that is none.
  if (shape.some(({ item }) => item !== undefined)) return shape
  const columns = judgeColumns(ledger)
  return [...shape, ...columns, ...(columns.length > 0 ? [] : judgeRows(ledger, departments))]
}

function judgeTitles({ title }: NewLedger): Refusal[] {
  const problem = judgeTitle(title)
  const code: RefusalCode = problem === 'too-long' ? problem : 'bad-value'
  return problem === null ? [] : [{ code, column: 'title', text: title.zh }]
}

function judgeSettings({ settings }: NewLedger): Refusal[] {
  const { timeZone, extensionLeader: leader, whistleLimits: limits } = settings
  const isFit = thresholds.every((name) => isThreshold(settings[name])) && isTimeZone(timeZone)
  const isAgreed =
    (leader === undefined || isLeaderFrom(leader.from)) && (limits === undefined || isWhistleLimits(limits))
  return isFit && isAgreed ? [] : [{ code: 'bad-value', column: 'settings' }]
}

function isTimeZone(name: string): boolean {
  try {
    dateIn(name, 0)
    return true
  } catch {
    return false
  }
}

/** Each names one thing (D3), and there are not more than may be. */
function judgeIds({ columns, streams, items }: NewLedger): Refusal[] {
  if (items.length > limits.rows || streams.length > limits.allStreams)
    return [{ code: 'too-many-rows', text: '', item: '' }]
  const seen = new Set<string>()
  const judge = (id: string, isGood: boolean): Refusal[] => {
    const isNew = !seen.has(id) && !(id in Object.prototype)
    seen.add(id)
    return isGood && isNew ? [] : [{ code: 'bad-value', item: id }]
  }
  return [
    ...columns.flatMap(({ id }) => judge(id, isColumnId(id))),
    ...[...streams, ...items].flatMap(({ id }) => judge(id, isId(id))),
  ]
}

function judgeColumns({ columns }: NewLedger): Refusal[] {
  return columns.flatMap((column) => judgeColumn(maker, null, column, columns))
}

function judgeRows({ columns, streams, items }: NewLedger, departments: ReadonlySet<string>): Refusal[] {
  const parents = new Map(items.map((item) => [item.id, item.parent]))
  const streamOf = new Map(items.map((item) => [item.id, item.stream]))
  const withSubItems = new Set(parents.values())
  const world: World = {
    schema: new LedgerSchema(columns),
    departments,
    streams: new Set(streams.map(({ id }) => id)),
    removedStreams: inSight,
    parentOf: (id) => parents.get(id) ?? null,
    hasSubItems: (id) => withSubItems.has(id),
  }
  return [
    ...streams.flatMap((stream) => judgeStream(maker, null, stream, streams)),
    ...items.flatMap((item) => [
      ...judgeRow(maker, null, item, world),
      ...(isOrder(item.order) ? [] : [{ code: 'bad-value' as const, item: item.id, column: 'order' }]),
      // A sub-item stands where its item does.
      ...(item.parent === '' || streamOf.get(item.parent) === item.stream
        ? []
        : [{ code: 'bad-place' as const, item: item.id }]),
    ]),
  ]
}
