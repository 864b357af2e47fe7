import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Attachment } from '../model/files/attachment'
import type { Link } from '../model/text/links'
import { bytesText } from '../reading/bytesText'
import { linkAddress } from '../ui/linkAddress'

interface FilePreviewProps {
  link: Link
  file: Attachment
  onClose(): void
}

/** A picture or a PDF, shown over the page; it can neither run anything nor reach the page (R5). */
export function FilePreview({ link, file, onClose }: FilePreviewProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    close.current?.focus()
  }, [])
  const address = linkAddress(link.url)
  return (
    <dialog
      ref={dialog}
      className="file-preview"
      aria-label={t('files.preview', { name: link.label })}
      onClose={onClose}
      // Beside the picture.
      onClick={({ target }) => target === dialog.current && dialog.current.close()}
    >
      <header className="file-preview__head">
        <h2 className="file-preview__name" title={link.label}>
          {link.label}
        </h2>
        <span className="file-entry__size">{bytesText(file.bytes)}</span>
        <a className="button button--quiet button--small" href={address} target="_blank" rel="noopener noreferrer">
          {t('files.newTab')}
        </a>
        <a className="button button--quiet button--small" href={link.url} download="">
          {t('files.download')}
        </a>
        <button ref={close} className="button button--small" onClick={() => dialog.current?.close()}>
          {t('ledger.close')}
        </button>
      </header>
      {file.type.startsWith('image/') ? (
        <img className="file-preview__picture" src={address} alt={link.label} />
      ) : (
        <iframe className="file-preview__pages" src={address} title={link.label} />
      )}
    </dialog>
  )
}
