import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Item } from '../model/ledger/rows'
import type { OpenedKind } from '../model/records/record'
import type { RecordCommand } from '../model/records/recordCommand'
import { newId } from '../sync/newId'
import { FieldsForm } from './FieldsForm'
import { factsFrom, recordFields } from './recordFields'
import { useRecordContext } from './RecordContext'

interface RecordFormProps {
  kind: OpenedKind
  /** Null: it is about no row. */
  item: Item | null
  /** `opened`: the id of what was asked; null: nothing was. */
  onDone(opened: string | null): void
}

/** Opens something of a kind. Its id is made once, so that asking again asks once (R1). */
export function RecordForm({ kind, item, onDone }: RecordFormProps) {
  const { t } = useTranslation()
  const { send: ask, store } = useRecordContext()
  const [id] = useState(newId)
  const [begun] = useState(() =>
    Object.fromEntries(recordFields[kind].map(({ name, begins }) => [name, begins?.(item, store.today) ?? ''])),
  )
  const isLate = item !== null && item.due !== '' && item.due < store.today
  const row = { id, item: item?.id ?? null }
  return (
    <FieldsForm
      label={t(`asks.open.${kind}`)}
      action={t(`asks.send.${kind}`)}
      fields={recordFields[kind].filter(({ isOfLate }) => !isOfLate || isLate)}
      begun={begun}
      filesFor={{ record: id, opens: { kind, item: row.item } }}
      onSend={(filled, files) =>
        ask({ do: 'open', kind, rows: [row], facts: factsFrom(kind, filled), files } as RecordCommand)
      }
      onDone={() => onDone(id)}
      onCancel={() => onDone(null)}
    />
  )
}
