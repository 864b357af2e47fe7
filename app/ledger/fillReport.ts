import type { Translate } from '../i18n/Translate'
import { outOfSight, type Refusal, type RefusalCode } from '../model/ledger/errors'
import type { FillKind } from '../grid/fill'

/** Reasons that lie in who wrote, not in what was to be written: no cell is marked for them. */
const rights: ReadonlySet<RefusalCode> = new Set([
  'read-only',
  'archived',
  'computed',
  'structure-only',
  'not-your-item',
  'lead-only',
  'coordinator-only',
  'has-sub-items',
])

/** What a paste, a fill or a clearing did, and what it left out and why, in one sentence; '' when there is nothing to say. */
export function fillReport(kind: FillKind, written: number, refusals: readonly Refusal[], t: Translate): string {
  const done = t(`grid.${kind}`, { count: written })
  if (refusals.length === 0) return written > 1 ? done : ''
  const counts = new Map<RefusalCode, number>()
  for (const { code } of refusals) counts.set(code, (counts.get(code) ?? 0) + 1)
  const reasons = [...counts]
    // What somebody can mend comes first.
    .sort(([a, m], [b, n]) => Number(rights.has(a)) - Number(rights.has(b)) || n - m)
    .map(([code, count]) => t('grid.reason', { reason: t(`refusal.${code}`), count }))
    .join(t('grid.reasons'))
  return written > 0
    ? t('grid.skipped', { done, count: refusals.length, reasons })
    : t('grid.none', { count: refusals.length, reasons })
}

/** Cells to mark, by `cellKey`. One that is out of sight is not: when it comes back it says what the ledger does. */
export function wrongCells(refusals: readonly Refusal[]): ReadonlyMap<string, Refusal> {
  const wrong = refusals.filter(
    ({ code, item, column }) => item && column && !rights.has(code) && !outOfSight.has(code),
  )
  return new Map(wrong.map((refusal) => [cellKey(refusal.item!, refusal.column!), refusal]))
}

/** A title's translation stands in the title's cell. */
export function cellKey(item: string, column: string): string {
  return `${item}/${column === 'titleEn' ? 'title' : column}`
}
