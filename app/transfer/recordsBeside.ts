import { asksEn } from '../i18n/asks.en'
import { asksZh } from '../i18n/asks.zh'
import type { Language } from '../i18n/language'
import { openedKinds } from '../model/records/record'
import type { RecordsOn } from '../model/records/recordsOn'
import type { BesideRows } from './exportRows'

/**
 * What stands behind a ledger's own columns in its files: the first deadline, how often more time was granted, and what is
 * open on a row; null where there is nothing of it in the whole ledger.
 */
export function recordsBeside({ open, extended }: RecordsOn, language: Language): BesideRows | null {
  const { file, kind } = language === 'zh' ? asksZh : asksEn
  const cells = new Map<string, string[]>()
  const items = new Set([...open.flatMap(({ item }) => item ?? []), ...Object.keys(extended)])
  for (const item of items) {
    const granted = extended[item]
    const here = openedKinds.filter((name) => open.some((record) => record.item === item && record.kind === name))
    const separator = language === 'zh' ? '、' : ', '
    cells.set(item, [
      granted?.firstDue ?? '',
      granted ? String(granted.times) : '',
      here.map((name) => kind[name]).join(separator),
    ])
  }
  return items.size === 0 ? null : { header: [file.firstDue, file.times, file.open], cells }
}
