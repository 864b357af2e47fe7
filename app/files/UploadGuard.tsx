import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useUnsavedGuard } from '../ui/useUnsavedGuard'
import type { Uploads } from './Uploads'

/** Asks before the page is left while files are on their way; goes on with them when the network is back. */
export function UploadGuard({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation()
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
