import { useTranslation } from '../i18n/useTranslation'
import { dateIn, timeIn } from '../model/text/dates'
import type { Department } from '../model/ledger/person'

/** How departments and moments are written in the reader's language. */
export function useNames(departments: readonly Department[], timeZone: string) {
  const { language } = useTranslation()
  const byId = new Map(departments.map((department) => [department.id, department]))
  return {
    departmentName: (id: string | null) => (id === null ? '' : (byId.get(id)?.name[language] ?? id)),
    moment: (at: number) => momentIn(timeZone, at),
  }
}

/** `2026-11-23 17:05` in the ledger's time zone. */
export function momentIn(timeZone: string, at: number): string {
  return `${dateIn(timeZone, at)} ${timeIn(timeZone, at)}`
}
