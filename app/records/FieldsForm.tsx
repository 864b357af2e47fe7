import { useEffect, useState, useSyncExternalStore } from 'react'
import { FilesField } from '../files/FilesField'
import { UploadGuard } from '../files/UploadGuard'
import { Uploads } from '../files/Uploads'
import { useFileDrop } from '../files/useFileDrop'
import { useTranslation } from '../i18n/useTranslation'
import type { RecordOfFile } from '../model/files/attachment'
import { limits } from '../model/ledger/limits'
import { lowMark } from '../model/records/kinds/call'
import { AskForm } from './AskForm'
import { FormField } from './FormField'
import type { Field } from './recordFields'
import { useRecordContext } from './RecordContext'
import { sentText } from './sentText'
import type { SentRecord } from './useSendRecord'

interface FieldsFormProps {
  label: string
  /** What the button says. */
  action: string
  fields: readonly Field<string>[]
  /** How the field `words` is called; as in `asks.fields` unless it says otherwise. */
  wordsLabel?: string
  /** What stands in the fields at first. */
  begun: Readonly<Record<string, string>>
  /** For what files are handed in. */
  filesFor: RecordOfFile
  /** `files`: ids of those that come along. */
  onSend(filled: Readonly<Record<string, string>>, files: string[]): Promise<SentRecord>
  onDone(): void
  onCancel(): void
}

/** What is filled in for a record or one of its steps, a field below the other. Files are sent while the rest is filled in. */
export function FieldsForm(props: FieldsFormProps) {
  const { label, action, fields, wordsLabel, begun, filesFor, onSend, onDone, onCancel } = props
  const { t } = useTranslation()
  const { tracker } = useRecordContext()
  const [filled, setFilled] = useState(begun)
  const [uploads] = useState(() => new Uploads())
  const files = useSyncExternalStore(uploads.subscribe, uploads.read, uploads.read)
  // What was handed in and is not sent along leaves nothing.
  useEffect(() => () => uploads.removeAll(), [uploads])
  const addFiles = (added: File[]) => uploads.add({ tracker, ...filesFor }, added)
  const { isOver, handlers } = useFileDrop(
    fields.some(({ as }) => as === 'files'),
    addFiles,
  )
  /** A bad mark is not given without words. */
  const isLow = fields.some(({ name, as }) => as === 'mark' && filled[name] && Number(filled[name]) <= lowMark)
  const isWhole = fields.every(({ name, as, isNeeded }) => {
    if (as === 'files') return files.every((file) => file.isWhole) && (!isNeeded || files.length > 0)
    const value = (filled[name] ?? '').trim()
    const isAsked = isNeeded === true || (name === 'words' && isLow)
    return (!isAsked || value !== '') && ((as !== 'text' && as !== 'line') || value.length <= limits.shortText)
  })
  const send = async () => {
    const sent = await onSend(
      filled,
      files.map(({ id }) => id),
    )
    if (sent.outcome === 'files-gone') uploads.sendAnew()
    const text = sentText(t, sent)
    if (text !== null) return text
    uploads.letGo()
    onDone()
    return null
  }
  return (
    <AskForm label={label} isWhole={isWhole} action={action} send={send} onCancel={onCancel} drop={handlers}>
      <UploadGuard uploads={uploads} />
      {fields.map((field, n) =>
        field.as === 'files' ? (
          <FilesField
            key={field.name}
            label={t(`asks.fields.${(field.word ?? field.name) as 'files'}`)}
            isNeeded={field.isNeeded === true}
            isFirst={n === 0}
            isOver={isOver}
            uploads={uploads}
            files={files}
            onFiles={addFiles}
          />
        ) : (
          <FormField
            key={field.name}
            field={{ ...field, as: field.as }}
            label={field.name === 'words' ? (isLow ? t('asks.words.rateLow') : wordsLabel) : undefined}
            isAsked={field.name === 'words' && isLow}
            isFirst={n === 0}
            filled={filled}
            fill={(name, value) => setFilled((known) => ({ ...known, [name]: value }))}
          />
        ),
      )}
    </AskForm>
  )
}
