import { isTextColumn, type ColumnId, type StoredColumn } from '../model/ledger/columns'
import type { UnsavedWork } from '../model/ledger/carry'
import { cellIn, isEmptyCell, type CellValue } from '../model/ledger/rows'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import type { UnsavedText } from '../ui/UnsavedTexts'

/** Of columns and streams, what is written out; options, which have names too, are told apart, and the rest is ticks, choices and places. */
const writtenOfColumns = ['name', 'nameEn', 'unit', 'help'] as const
const writtenOfStreams = ['title', 'titleEn', 'problem', 'problemEn', 'note', 'noteEn', 'clause'] as const

/** What a person wrote and no server has, as they would copy it. */
export function unsavedTexts(work: UnsavedWork, store: LedgerStore, reading: Reading): UnsavedText[] {
  const { t } = reading
  const textOf = (column: StoredColumn, value: CellValue) =>
    isTextColumn(column) || column === 'evidence' ? [value].flat().join('\n') : reading.valueText(column, value)
  return work.flatMap(([id, did]) => {
    const entry = store.entry(id)
    const rowName = entry ? [entry.code, reading.titleOf(entry.item)].filter(Boolean).join(' ') : ''
    const told = (column: StoredColumn, value: CellValue): UnsavedText[] =>
      isEmptyCell(value)
        ? []
        : [
            {
              where: [rowName, reading.columnName(column)].filter(Boolean).join(' · '),
              text: textOf(column, value),
            },
          ]
    if (did.kind === 'cells') return did.cells.flatMap(({ column, mine }) => told(column, mine))
    if (did.kind === 'added')
      return (['title', 'progress', 'problems', 'next'] as const).flatMap((column) =>
        told(column, cellIn(did.item, column)),
      )
    if (did.kind === 'column')
      return did.fields.flatMap(([field, value]) => {
        const column = reading.columnName(id as ColumnId)
        if (isOneOf(writtenOfColumns, field) && typeof value === 'string')
          return [{ where: `${column} · ${t(`structure.${field}`)}`, text: value }]
        if (value === null || typeof value !== 'object') return []
        return [
          {
            where: `${column} · ${t('structure.optionName')}`,
            text: [value.name, value.nameEn].filter(Boolean).join('\n'),
          },
        ]
      })
    if (did.kind === 'stream') {
      const stream = store.allStreams.find((one) => one.id === id)
      return did.fields.flatMap(([field, text]) =>
        isOneOf(writtenOfStreams, field)
          ? [{ where: `${stream ? reading.titleOf(stream) : id} · ${t(`structure.${field}`)}`, text }]
          : [],
      )
    }
    return []
  })
}

function isOneOf<T extends string>(all: readonly T[], one: string): one is T {
  return (all as readonly string[]).includes(one)
}
