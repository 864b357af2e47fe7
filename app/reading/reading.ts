import type { Language } from '../i18n/language'
import type { Translate } from '../i18n/Translate'
import type { ColumnId } from '../model/ledger/columns'
import { cellIn, type Stream } from '../model/ledger/rows'
import type { OutlineItem, OutlineStream } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { streamName, streamNumeral } from '../model/ledger/streamNames'
import type { LedgerSchema } from '../model/ledger/schema'
import type { OpenMark } from '../model/records/openMarks'
import { dateIn, momentIn, timeIn } from '../model/text/dates'
import { parseLink } from '../model/text/links'
import type { ViewContext } from '../model/view/view'
import type { Seen } from '../model/view/seen'
import type { VisibleGroup } from '../model/view/visibleRows'
import type { LedgerStore } from '../sync/LedgerStore'
import { viewContext } from './viewContext'
import { createWording, type Wording } from './wording'

/** How this reader reads the ledger that is open, as it is now: short names, and what stands in its rows. */
export interface Reading extends Omit<Wording, 'streamName'>, ViewContext {
  t: Translate
  departments: Department[]
  departmentName: Wording['departmentName']
  titleOf: Wording['titleOf']
  /** What rows of a group have in common, where that is no stream. */
  groupName(group: Pick<VisibleGroup, 'by' | 'key'>): string
  /** Of a stream, what stands behind it. */
  problem(stream: Stream): { name: string; note: string }
  streamName(stream: OutlineStream): string
  /** `一` in Chinese, `1` in English: how streams are counted. */
  numeral(number: number): string
  /** `2026-11-23 17:05`, in the ledger's time zone. */
  momentText(at: number): string
  /** `12 项`, or `4/12 项` where not all of them are seen. */
  countText(seen: Seen): string
  /** When and by whom it was last reported; where nobody has yet, last changed. */
  updatedText(id: string): string
  /** Both, in full. */
  updatedTitle(id: string): string
  /** What a cell says, as plain text. */
  cellText(entry: OutlineItem, column: ColumnId): string
}

/** `openOn`: what is open on a row, where anything is shown of that. */
export function createReading(
  store: LedgerStore,
  schema: LedgerSchema,
  departments: Department[],
  t: Translate,
  language: Language,
  openOn: (item: string) => readonly OpenMark[] = () => [],
): Reading {
  const { timeZone } = store.settings
  // Streams come and go in the open ledger: who shows one has it at hand.
  const wording = createWording({ schema, departments, streams: [] }, language, 'short')
  const { departmentName, titleOf, list, lightText, valueText, who } = wording
  const momentText = (moment: number) => momentIn(timeZone, moment)
  const when = (moment: number) => {
    const date = dateIn(timeZone, moment)
    return date === store.today
      ? timeIn(timeZone, moment)
      : date.slice(0, 4) === store.today.slice(0, 4)
        ? date.slice(5)
        : date
  }
  const updatedText = (id: string) => {
    const stamp = store.stamp(id)
    if (stamp?.reported) return `${when(stamp.reported.at)} ${stamp.reported.by}`
    return stamp?.updatedBy ? `${when(stamp.updatedAt)} ${stamp.updatedBy}` : ''
  }
  return {
    ...wording,
    ...viewContext(
      schema,
      wording,
      departments,
      timeZone,
      (entry) => store.light(entry),
      (id) => store.stamp(id),
      openOn,
    ),
    t,
    departments,
    departmentName,
    titleOf,
    momentText,
    groupName({ by, key }) {
      if (by === 'none') return t('ledger.all')
      const column = wording.columnName(by)
      if (key === '')
        return by === 'lead'
          ? t('views.noLead')
          : by === 'status'
            ? t('views.noStatus')
            : t('views.notSaid', { column })
      const value = valueText(by, key)
      // “Yes” alone says nothing.
      return schema.kindOf(by) === 'flag' ? `${column}${t('ledger.colon')}${value}` : value
    },
    problem: ({ problem, problemEn, note, noteEn }) => ({
      name: titleOf({ title: problem, titleEn: problemEn }),
      note: titleOf({ title: note, titleEn: noteEn }),
    }),
    numeral: (number) => streamNumeral(language, number),
    streamName: ({ stream, number }) => streamName(language, number, stream),
    countText({ rollUp, summaries, total }) {
      if (rollUp.total === 0 && summaries > 0) return t('ledger.summaries', { count: summaries })
      return rollUp.total === total
        ? t('ledger.items', { count: total })
        : t('ledger.itemsOf', { count: rollUp.total, total })
    },
    updatedText,
    updatedTitle(id) {
      const stamp = store.stamp(id)
      if (!stamp?.updatedBy) return ''
      const by = (at: number, name: string, department: string | null) =>
        `${momentText(at)} · ${who({ name, department })}`
      const { reported } = stamp
      const report = reported && t('panel.reportedBy', { text: by(reported.at, reported.by, reported.department) })
      const change = t('panel.changedBy', { text: by(stamp.updatedAt, stamp.updatedBy, stamp.department) })
      return [report, change].filter(Boolean).join('\n')
    },
    cellText(entry, column) {
      const { item } = entry
      if (column === 'code') return entry.code
      if (column === 'light') return lightText(store.light(entry))
      if (column === 'updated') return updatedText(item.id)
      if (column === 'title') return titleOf(item)
      if (column === 'status' && entry.children.length > 0) {
        const { byStatus, total } = store.rollUp(entry.children)
        return t('ledger.rollUp', { closed: byStatus.closed, total })
      }
      const value = cellIn(item, column)
      if (schema.kindOf(column) === 'links')
        return list(
          [value]
            .flat()
            .filter(Boolean)
            .map((text) => parseLink(text)?.label ?? text),
        )
      return valueText(column, value)
    },
  }
}
