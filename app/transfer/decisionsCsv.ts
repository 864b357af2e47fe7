import type { MeetingRecord } from '../model/meeting/record'
import { decisionsEn } from '../i18n/decisions.en'
import { decisionsZh } from '../i18n/decisions.zh'
import type { Language } from '../i18n/language'
import { minutesEn } from '../i18n/minutes.en'
import { minutesZh } from '../i18n/minutes.zh'
import type { Decision } from '../model/meeting/meeting'
import { builtInSchema } from '../model/ledger/schema'
import { momentIn } from '../model/text/dates'
import { createWording } from '../reading/wording'
import { csvText } from './csvText'

/** A meeting's decisions as CSV text (C1, C2), withdrawn ones among them, each said to be so. */
export function decisionsCsv({ tracker, departments, decisions }: MeetingRecord, language: Language): string {
  const said = { zh: decisionsZh, en: decisionsEn }[language]
  const { columns, kinds, wholeMeeting } = { zh: minutesZh, en: minutesEn }[language]
  const { timeZone } = tracker.settings
  const { departmentName, titleOf } = createWording(
    { schema: builtInSchema, departments, streams: [] },
    language,
    'full',
  )
  const state = ({ withdrawnAt, settledAt, subItem }: Decision) =>
    withdrawnAt !== null
      ? said.withdrawn
      : settledAt !== null
        ? said.settled
        : subItem !== null
          ? said.subItem
          : said.open
  const rows = decisions.map((decision) => {
    const { label, kind, text, department, responsible, due, by, at } = decision
    const title = label ? titleOf(label) : wholeMeeting
    return [
      label?.code ?? '',
      title,
      kinds[kind],
      text,
      departmentName(department),
      responsible,
      due,
      state(decision),
      by.name,
      departmentName(by.department),
      momentIn(timeZone, at),
    ]
  })
  const header = [
    columns.code,
    columns.item,
    columns.kind,
    columns.text,
    columns.department,
    columns.responsible,
    columns.due,
    said.state,
    said.recorder,
    said.recorderDepartment,
    said.at,
  ]
  return csvText(header, rows, new Set([0]))
}
