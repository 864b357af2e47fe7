import { useEffect, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { SharedText, SharedTextProps } from './SharedText'

/** Milliseconds until it is tried again to load the editor. */
const retry = 2_000

let Loaded: typeof SharedText | null = null
const load = async () => (Loaded = (await import('./SharedText')).SharedText)

/**
 * The editor of long texts, loaded when the first is opened; until then the text stands as it is. Without a network
 * to load it from it says so, and goes on trying.
 */
export function LazySharedText(props: SharedTextProps) {
  const { t } = useTranslation()
  const [Editor, setEditor] = useState(() => Loaded)
  const [isFailed, setFailed] = useState(false)
  useEffect(() => {
    if (Editor) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = () => {
      void load().then(
        (loaded) => isGone || setEditor(() => loaded),
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
  }, [Editor])
  if (Editor) return <Editor {...props} />
  return (
    <>
      <p className="shared-text shared-text--waiting">{props.text.toJSON()}</p>
      {isFailed && (
        <p className="field__error" role="alert">
          {t('ledger.textNotLoaded')}
        </p>
      )}
    </>
  )
}

/** Loads the editor while nobody waits for it: later there may be no network to load it from (W8). */
export function preloadSharedText(): void {
  // What fails now is tried again when a text is opened.
  void load().catch(() => {})
}
