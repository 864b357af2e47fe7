import { alphabetsOf } from '../model/text/alphabet'
import type { ColumnId } from '../model/ledger/columns'
import { dateIn, timeIn } from '../model/text/dates'
import type { Item, Stream } from '../model/ledger/ledger'
import { parseLink } from '../model/text/links'
import type { LightState } from '../model/ledger/light'
import type { OutlineItem } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { isStatus, statusOf } from '../model/ledger/status'
import type { ViewContext } from '../model/view/view'
import type { VisibleGroup } from '../model/view/visibleRows'
import type { Language } from '../i18n/language'
import type { Translate } from '../i18n/Translate'
import type { LedgerStore } from '../sync/LedgerStore'

/** How this reader reads the ledger: names, words and dates in their language. */
export interface Reading extends ViewContext {
  t: Translate
  language: Language
  departments: Department[]
  streamTitle(stream: Stream): string
  /** What rows of a group have in common, where that is no stream. */
  groupName(group: Pick<VisibleGroup, 'by' | 'key'>): string
  problem(stream: Stream): { name: string; note: string }
  /** `一` in Chinese, `1` in English: how streams are counted. */
  numeral(number: number): string
  lightText(light: LightState): string
  /** When and by whom, short; '' when nobody has touched the item yet. */
  updatedText(id: string): string
  updatedTitle(id: string): string
  /** Date and time of a moment, in the ledger's time zone. */
  momentText(moment: number): string
  /** What a cell says, as plain text. */
  cellText(entry: OutlineItem, column: ColumnId): string
}

export function createReading(
  store: LedgerStore,
  departments: Department[],
  t: Translate,
  language: Language,
): Reading {
  const isEnglish = language === 'en'
  const timeZone = store.settings.timeZone
  const byId = new Map(departments.map((department) => [department.id, department]))
  const dateOf = (moment: number) => dateIn(timeZone, moment)
  const timeOf = (moment: number) => timeIn(timeZone, moment)
  const departmentName = (id: string) => {
    const department = byId.get(id)
    if (!department) return id
    return isEnglish ? department.name.en : department.short
  }
  const lightText = ({ reason, days }: LightState) => t(`lightReason.${reason}`, { count: days })
  const when = (moment: number) => {
    const date = dateOf(moment)
    return date === store.today ? timeOf(moment) : date.slice(0, 4) === store.today.slice(0, 4) ? date.slice(5) : date
  }
  const reading: Reading = {
    t,
    language,
    departments,
    alphabet: alphabetsOf(language),
    lightOf: (entry) => store.light(entry),
    departmentName,
    titleOf: (item: Item) => (isEnglish && item.titleEn) || item.title,
    updatedAt: (item: Item) => store.stamp(item.id)?.updatedAt ?? 0,
    changedOn(item: Item) {
      const stamp = store.stamp(item.id)
      return stamp?.updatedBy ? dateOf(stamp.updatedAt) : ''
    },
    streamTitle: (stream) => (isEnglish && stream.titleEn) || stream.title,
    groupName({ by, key }) {
      if (by === 'lead') return key === '' ? t('views.noLead') : departmentName(key)
      return isStatus(key) ? t(`status.${key}`) : t('views.noStatus')
    },
    problem: (stream) => ({
      name: (isEnglish && stream.problemEn) || stream.problem,
      note: (isEnglish && stream.noteEn) || stream.note,
    }),
    numeral: (number) => (isEnglish ? String(number) : chineseNumeral(number)),
    lightText,
    updatedText(id) {
      const stamp = store.stamp(id)
      return stamp?.updatedBy ? `${when(stamp.updatedAt)} ${stamp.updatedBy}` : ''
    },
    updatedTitle(id) {
      const stamp = store.stamp(id)
      if (!stamp?.updatedBy) return ''
      const who = stamp.department ? `${stamp.updatedBy} · ${departmentName(stamp.department)}` : stamp.updatedBy
      return `${reading.momentText(stamp.updatedAt)} · ${who}`
    },
    momentText: (moment) => `${dateOf(moment)} ${timeOf(moment)}`,
    cellText(entry, column) {
      const { item } = entry
      if (column === 'code') return entry.code
      if (column === 'light') return lightText(store.light(entry))
      if (column === 'updated') return reading.updatedText(item.id)
      if (column === 'title') return reading.titleOf(item)
      if (column === 'status') {
        if (entry.children.length === 0) return t(`status.${statusOf(item)}`)
        const { byStatus, total } = store.rollUp(entry.children)
        return t('ledger.rollUp', { closed: byStatus.closed, total })
      }
      if (column === 'lead') return item.lead ? departmentName(item.lead) : ''
      if (column === 'support') return item.support.map(departmentName).join(isEnglish ? ', ' : '、')
      if (column === 'evidence')
        return item.evidence.map((text) => parseLink(text)?.label ?? text).join(isEnglish ? ', ' : '、')
      return item[column]
    },
  }
  return reading
}

function chineseNumeral(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(number / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[number % 10]}`
}
