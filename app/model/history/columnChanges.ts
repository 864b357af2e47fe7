import { differingFields, emptyRecord, optionOf } from '../ledger/columnFields'
import { isUnseenColumn } from '../ledger/columns'
import { LedgerSchema, type ColumnRecord, type Option } from '../ledger/schema'
import type { Titled } from '../text/titleIn'
import type { Touch } from './comparison'
import {
  attributed,
  event,
  moved,
  type FoundLine,
  type OptionChange,
  type StructureChange,
  type StructureField,
} from './structureChange'

/** What became of a ledger's columns between two moments: in their later order, with those that are gone at the end. */
export function columnChanges(
  before: readonly ColumnRecord[],
  after: readonly ColumnRecord[],
  touchOf: ReadonlyMap<string, Touch>,
): StructureChange[] {
  const [old, now] = [read(before), read(after)]
  const heirs = heirsOf(old, now, touchOf)
  const replaced = new Set<string>([...heirs.values()].map(({ id }) => id))
  return (
    [...new Set([...now.seen, ...now.records.keys()])]
      .filter((id) => !isUnseenColumn(id))
      // Of others nothing is said; what was said once stays said (L3).
      .flatMap((id) => now.records.get(id) ?? [])
      .flatMap((to) => {
        const { id, name: title, nameEn: titleEn } = to
        if (replaced.has(id)) return []
        const from = heirs.get(id)
        const lines = from ? [event('replaced', '', from.kind, to.kind)] : linesOf(to, old, now)
        return lines.map((line) => attributed({ of: 'column', id, title, titleEn }, line, touchOf))
      })
  )
}

interface Columns {
  records: ReadonlyMap<string, ColumnRecord>
  schema: LedgerSchema
  /** Ids of those that are there and that people see as columns, in their order. */
  seen: readonly string[]
}

function read(all: readonly ColumnRecord[]): Columns {
  const schema = new LedgerSchema(all)
  const seen = schema.columns.map(({ id }) => id).filter((id) => !isUnseenColumn(id))
  return { schema, records: new Map(all.map((record) => [record.id, record])), seen }
}

function linesOf(to: ColumnRecord, old: Columns, now: Columns): FoundLine[] {
  const [was, is] = [old.schema.has(to.id), now.schema.has(to.id)]
  if (!is) return was ? [event('removed', 'isRemoved')] : []
  const from = old.records.get(to.id)
  if (!was && !from) return [event('added', '', '', to.kind)]
  const said = fieldLines(from ?? emptyRecord(to.id), to, old, now)
  return was ? said : [event('restored', 'isRemoved'), ...said]
}

function fieldLines(from: ColumnRecord, to: ColumnRecord, old: Columns, now: Columns): FoundLine[] {
  return differingFields(from, to).flatMap((field): FoundLine[] => {
    const option = optionOf(field)
    if (option !== null) return optionLines(option, from, to).map((line) => ({ ...line, field }))
    if (field === 'order') return moved(to.id, old.seen, now.seen)
    if (field === 'isHidden') return [event(to.isHidden ? 'hidden' : 'shown', field)]
    if (field === 'isRemoved' || field === 'kind') return []
    const what = field as StructureField & keyof ColumnRecord
    return [{ option: null, what, field, before: from[what], after: to[what] }]
  })
}

function optionLines(id: string, from: ColumnRecord, to: ColumnRecord): Omit<FoundLine, 'field'>[] {
  const [old, now] = [from.options[id], to.options[id]]
  const [was, is] = [old?.isRemoved === false, now?.isRemoved === false]
  const named = (option: Option): Titled => ({ title: option.name, titleEn: option.nameEn })
  const line = (what: OptionChange, before = '', after = '') => ({ option: named((now ?? old)!), what, before, after })
  if (!is) return was ? [line('removed')] : []
  if (!old) return [line('added')]
  const texts = (['name', 'nameEn', 'colour'] as const).flatMap((what) =>
    old[what] === now![what] ? [] : [line(what, old[what], now![what])],
  )
  const [before, after] = [from, to].map((record) => placeOf(id, record)) as [string, string]
  return [
    ...(was ? [] : [line('restored')]),
    ...texts,
    ...(was && old.order !== now!.order && before !== after ? [line('moved', before, after)] : []),
  ]
}

function placeOf(option: string, record: ColumnRecord): string {
  const options = new LedgerSchema([record]).column(record.id)!.options.filter(({ isRemoved }) => !isRemoved)
  return String(options.findIndex(({ id }) => id === option) + 1)
}

/**
 * Columns of another kind that took the place of old ones (L3): by their ids, what was there before. That a column was made
 * and another of the same name removed in one moment by one person says so; what took the place may have been replaced too.
 */
function heirsOf(old: Columns, now: Columns, touchOf: ReadonlyMap<string, Touch>): Map<string, ColumnRecord> {
  const all = [...now.records.values()].filter(({ kind }) => kind !== '')
  const isSame = (a: Touch | undefined, b: Touch | undefined) =>
    a !== undefined && b !== undefined && a.at === b.at && a.person.id === b.person.id
  const heirOf = ({ id, name, isRemoved }: ColumnRecord): ColumnRecord | undefined =>
    isRemoved
      ? all.find(
          (other) =>
            other.id !== id &&
            other.name === name &&
            !old.records.has(other.id) &&
            isSame(touchOf.get(`${id}/isRemoved`), touchOf.get(`${other.id}/`)),
        )
      : undefined
  const heirs = new Map<string, ColumnRecord>()
  for (const record of all) {
    if (!old.schema.has(record.id)) continue
    let heir = heirOf(record)
    const passed = new Set<string>()
    while (heir?.isRemoved && !passed.has(heir.id)) {
      passed.add(heir.id)
      heir = heirOf(heir)
    }
    if (heir && !heir.isRemoved) heirs.set(heir.id, old.records.get(record.id)!)
  }
  return heirs
}
