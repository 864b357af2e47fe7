import { useState } from 'react'
import { FilePreview } from '../files/FilePreview'
import { useTranslation } from '../i18n/useTranslation'
import type { Attachment } from '../model/files/attachment'
import { isShownType } from '../model/files/fileKinds'
import { fileAddress } from '../model/text/fileLink'
import { bytesText } from '../reading/bytesText'
import { linkAddress } from '../ui/linkAddress'
import { useRecordContext } from './RecordContext'

/** What came along with a step of a record: pictures small, all else by its name; what is safe is shown in place. */
export function RecordFiles({ files }: { files: readonly Attachment[] }) {
  const { t } = useTranslation()
  const { tracker, reading } = useRecordContext()
  const [shown, setShown] = useState<Attachment | null>(null)
  if (files.length === 0) return null
  const addressOf = ({ id }: Attachment) => fileAddress({ ledger: tracker, id })
  return (
    <>
      <ul className="record-files">
        {files.map((file) => {
          const { id, name, type, bytes, by, at } = file
          const isPicture = isShownType(type) && type.startsWith('image/')
          return (
            <li key={id}>
              <a
                className={isPicture ? 'record-files__picture' : undefined}
                href={addressOf(file)}
                title={`${name} · ${t('files.by', { who: reading.who(by), when: reading.momentText(at) })}`}
                download={isShownType(type) ? undefined : ''}
                onClick={(event) => {
                  if (!isShownType(type) || event.ctrlKey || event.metaKey || event.shiftKey) return
                  event.preventDefault()
                  setShown(file)
                }}
              >
                {isPicture ? <img src={linkAddress(addressOf(file))} alt={name} loading="lazy" /> : name}
              </a>
              {!isPicture && <span className="file-entry__size">{bytesText(bytes)}</span>}
            </li>
          )
        })}
      </ul>
      {shown && (
        <FilePreview link={{ label: shown.name, url: addressOf(shown) }} file={shown} onClose={() => setShown(null)} />
      )}
    </>
  )
}
