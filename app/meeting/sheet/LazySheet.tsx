import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { MinutesText } from '../MinutesText'
import type { Sheet, SheetProps } from './Sheet'

/** Milliseconds until it is tried again to load it. */
const retry = 2_000

/** What minutes are edited with is loaded when somebody does; until then they stand as they are. */
export function LazySheet(props: SheetProps) {
  const { t } = useTranslation()
  const [Loaded, setLoaded] = useState<typeof Sheet | null>(null)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = () => {
      void import('./Sheet').then(
        (loaded) => isGone || setLoaded(() => loaded.Sheet),
        () => {
          if (isGone) return
          setFailed(true)
          timer = setTimeout(attempt, retry)
        },
      )
    }
    attempt()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [])
  if (Loaded) return <Loaded {...props} />
  return (
    <>
      <div className="minutes-editor__bar">
        <div className="minutes-editor__actions">{props.actions}</div>
      </div>
      {isFailed && (
        <p className="notice notice--error" role="alert">
          {t('records.minutes.notLoaded')}
        </p>
      )}
      <div className="minutes-sheet">
        <MinutesText text={props.text} />
      </div>
    </>
  )
}
