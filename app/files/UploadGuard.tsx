import { useSyncExternalStore } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { useUnsavedGuard } from '../ui/useUnsavedGuard'

/** Asks before the page is left while files are on their way. */
export function UploadGuard() {
  const { t } = useTranslation()
  const { uploads } = usePageContext()
  const isBusy = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.isBusy,
    () => false,
  )
  useUnsavedGuard(isBusy, t('files.leave'))
  return null
}
