import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Item } from '../model/ledger/rows'
import type { OpenedKind } from '../model/records/record'
import type { RecordCommand } from '../model/records/recordCommand'
import { newId } from '../sync/newId'
import { FieldsForm } from './FieldsForm'
import { factsFrom, recordFields } from './recordFields'
import { useRecordContext } from './RecordContext'
import { sentText } from './sentText'

interface RecordFormProps {
  kind: OpenedKind
  /** Null: it is about no row. */
  item: Item | null
  onDone(): void
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
  const send = async (filled: Readonly<Record<string, string>>) => {
    const rows = [{ id, item: item?.id ?? null }]
    const text = sentText(t, await ask({ do: 'open', kind, rows, facts: factsFrom(kind, filled) } as RecordCommand))
    if (text === null) onDone()
    return text
  }
  return (
    <FieldsForm
      label={t(`asks.open.${kind}`)}
      action={t(`asks.send.${kind}`)}
      fields={recordFields[kind].filter(({ isOfLate }) => !isOfLate || isLate)}
      begun={begun}
      onSend={send}
      onCancel={onDone}
    />
  )
}
