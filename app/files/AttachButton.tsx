import { useRef } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { fileLimits } from '../model/files/attachment'
import { fileEndings } from '../model/files/fileKinds'
import type { StoredColumn } from '../model/ledger/columns'
import { bytesText } from '../reading/bytesText'

/** A phone offers its camera for pictures. */
const accepted = ['image/*', ...fileEndings.map((ending) => `.${ending}`)].join(',')

/** Lets files be chosen, several at once, and hands them in for a row's column. */
export function AttachButton({ item, column }: { item: string; column: StoredColumn }) {
  const { t } = useTranslation()
  const { tracker, uploads } = usePageContext()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className="button button--small"
        title={t('files.hint', { most: bytesText(fileLimits.bytes) })}
        onClick={() => input.current?.click()}
      >
        {t('files.attach')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        aria-label={t('files.attach')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          uploads.add({ tracker, item, column }, files)
        }}
      />
    </>
  )
}
