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
  // The router asks one guard alone, the last: one that has nothing to ask must not stand before one that has.
  return isBusy ? <LeaveGuard question={t('files.leave')} /> : null
}

function LeaveGuard({ question }: { question: string }) {
  useUnsavedGuard(true, question)
  return null
}
