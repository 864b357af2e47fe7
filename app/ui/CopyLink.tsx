import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { copyText } from './copyText'

/** A link to be taken away. Without script it can still be selected. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'no-script' | 'ready' | 'copied'>('no-script')
  useEffect(() => {
    setState('ready')
    input.current?.select()
  }, [url])
  const copy = async () => {
    input.current?.select()
    if (await copyText(url)) setState('copied')
  }
  return (
    <div className="copy-link">
      <input
        ref={input}
        className="input"
        readOnly
        value={url}
        aria-label={label}
        onFocus={(event) => event.target.select()}
      />
      {state !== 'no-script' && (
        <button type="button" className="button" onClick={() => void copy()}>
          <span aria-live="polite">{state === 'copied' ? t('app.copied') : t('app.copy')}</span>
        </button>
      )}
    </div>
  )
}
