import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { fileLimits } from '../model/files/attachment'
import type { StoredColumn } from '../model/ledger/columns'
import { bytesText } from '../reading/bytesText'
import { accepted } from './accepted'
import { FileButton } from '../ui/FileButton'

/** Lets files be chosen, several at once, and hands them in for a row's column. */
export function AttachButton({ item, column }: { item: string; column: StoredColumn }) {
  const { t } = useTranslation()
  const { tracker, uploads } = usePageContext()
  return (
    <FileButton
      label={t('files.attach')}
      title={t('files.hint', { most: bytesText(fileLimits.bytes) })}
      accept={accepted}
      isMultiple
      onFiles={(files) => uploads.add({ tracker, item, column }, files)}
    />
  )
}
