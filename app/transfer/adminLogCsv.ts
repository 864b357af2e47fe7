import type { Translation } from '../i18n/useTranslation'
import type { AdminEntry } from '../model/records/adminLog'
import { localTime } from '../model/text/dates'
import { adminActor, adminActText } from '../reading/adminActText'
import { csvText } from './csvText'

/** The log of what administrators did as CSV text (C1, C2), newest first. */
export function adminLogCsv(entries: readonly AdminEntry[], timeZone: string, said: Translation): string {
  const { t } = said
  const header = [
    t('adminLog.at'),
    t('adminLog.who'),
    t('adminLog.columns.account'),
    t('adminLog.kind'),
    t('adminLog.what'),
    t('adminLog.columns.kind'),
    t('adminLog.columns.about'),
  ]
  const rows = entries.map((entry) => [
    localTime(timeZone, entry.at).replace('T', ' '),
    adminActor(said, entry),
    entry.by?.account ?? '',
    t(`adminLog.kinds.${entry.act.kind}`),
    adminActText(said, entry.act),
    entry.act.kind,
    entry.act.about.id,
  ])
  return csvText(header, rows, new Set())
}
