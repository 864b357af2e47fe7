import { useTranslation } from '../i18n/useTranslation'
import { fileLimits } from '../model/files/attachment'
import { bytesText } from '../reading/bytesText'
import { accepted } from './accepted'
import { FileButton } from '../ui/FileButton'
import { UploadLine } from './UploadLine'
import { isGoing, type Uploading, type Uploads } from './Uploads'

interface FilesFieldProps {
  label: string
  isNeeded: boolean
  isFirst: boolean
  /** Files are being dragged over the form. */
  isOver: boolean
  uploads: Uploads
  files: readonly Uploading[]
  onFiles(files: File[]): void
}

/** Photographs and files that come along with what a form sends: each with how far it is, until it is there. */
export function FilesField({ label, isNeeded, isFirst, isOver, uploads, files, onFiles }: FilesFieldProps) {
  const { t } = useTranslation()
  const going = files.filter(isGoing).length
  return (
    <fieldset className={isOver ? 'field field--set files-field files-field--over' : 'field field--set files-field'}>
      <legend>
        {label}
        {!isNeeded && <span className="field__optional">{t('asks.optional')}</span>}
      </legend>
      {files.length > 0 && (
        <ul className="uploads">
          {files.map((one) => (
            <UploadLine key={one.id} upload={one} uploads={uploads} />
          ))}
        </ul>
      )}
      <p className="files-field__add">
        <FileButton
          className="button button--small files-field__camera"
          label={t('files.photo')}
          accept="image/*"
          isCamera
          onFiles={onFiles}
        />
        <FileButton label={t('files.add')} accept={accepted} isMultiple autoFocus={isFirst} onFiles={onFiles} />
      </p>
      <p className="field__hint" aria-live="polite">
        {going > 0
          ? t('files.stillSending', { count: going })
          : files.some(({ problem }) => problem !== null)
            ? t('files.notSent')
            : t('files.addHint', { most: bytesText(fileLimits.bytes) })}
      </p>
    </fieldset>
  )
}
