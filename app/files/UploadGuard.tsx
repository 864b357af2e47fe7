import { useEffect, useSyncExternalStore } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import { useUnsavedGuard } from '../ui/useUnsavedGuard'

/** Asks before the page is left while files are on their way; goes on with them when the network is back. */
export function UploadGuard() {
  const { t } = useTranslation()
  const { uploads } = usePageContext()
  const isBusy = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.isBusy,
    () => false,
  )
  useEffect(() => {
    const goOn = () => uploads.tryAll()
    addEventListener('online', goOn)
    return () => removeEventListener('online', goOn)
  }, [uploads])
  useUnsavedGuard(isBusy, t('files.leave'))
  return null
}
