import { emptyRecord } from '../../model/ledger/columnFields'
import { defaultLightSettings } from '../../model/ledger/light'
import type { OptionColour } from '../../model/ledger/optionColours'
import { ordersAfter } from '../../model/ledger/order'
import { emptyStream } from '../../model/ledger/rows'
import type { ColumnRecord, OwnKind, OwnWriters } from '../../model/ledger/schema'
import type { LedgerTemplate } from '../../model/ledger/template'

/** A name in both languages. */
export type Named = readonly [zh: string, en: string]
/** An option with its colour. */
export type TemplateOption = readonly [zh: string, en: string, colour: OptionColour]

export interface TemplateColumn {
  name: Named
  kind: OwnKind
  writers: OwnWriters
  unit?: string
  help?: string
  neededFor?: ColumnRecord['neededFor']
  options?: readonly TemplateOption[]
}

export interface TemplateParts {
  title: Named
  about: Named
  /** Thresholds that differ from the usual ones. */
  settings?: Partial<LedgerTemplate['settings']>
  streams: readonly Named[]
  columns: readonly TemplateColumn[]
  /** What this trade calls built-in columns. */
  renamed?: Partial<Record<'title' | 'clause' | 'problems' | 'progress' | 'due' | 'lead', Named>>
}

/** A ready-made template, from what somebody of the trade would say of it. */
export function template({ title, about, settings, streams, columns, renamed = {} }: TemplateParts): LedgerTemplate {
  const { timeZone: _, ...usual } = defaultLightSettings
  const streamOrders = ordersAfter(null, streams.length)
  const orders = ordersAfter('az', columns.length)
  return {
    title: both(title),
    about: both(about),
    settings: { ...usual, ...settings },
    streams: streams.map(([zh, en], i) => ({
      ...emptyStream(`s${i + 1}`),
      ...{ order: streamOrders[i]!, title: zh, titleEn: en },
    })),
    columns: [
      ...Object.entries(renamed).map(([id, [name, nameEn]]) => ({
        ...emptyRecord(id as keyof typeof renamed),
        ...{ name, nameEn },
      })),
      ...columns.map((column, i) => recordOf(column, i + 1, orders[i]!)),
    ],
  }
}

function recordOf(
  { name: [name, nameEn], options = [], ...rest }: TemplateColumn,
  n: number,
  order: string,
): ColumnRecord {
  const places = ordersAfter(null, options.length)
  const all = options.map(([zh, en, colour], i) => [
    `o${i + 1}`,
    { name: zh, nameEn: en, colour, order: places[i]!, isRemoved: false },
  ])
  return {
    ...emptyRecord(`c_${n}`),
    ...rest,
    name,
    nameEn,
    order,
    options: Object.fromEntries(all) as ColumnRecord['options'],
  }
}

function both([zh, en]: Named): { zh: string; en: string } {
  return { zh, en }
}
