import type { Translate } from '../i18n/Translate'
import type { Plan } from './plan'

/** `新增 3 行，修改 12 处`; '' when nothing would be written. */
export function summaryText(t: Translate, { counts }: Plan): string {
  const parts = (['newRows', 'changedCells'] as const).filter((kind) => counts[kind] > 0)
  return parts.map((kind) => t(`transfer.${kind}`, { count: counts[kind] })).join(t('ledger.comma'))
}
