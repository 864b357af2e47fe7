import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { copyText } from './copyText'
import { useIsHydrated } from './useIsHydrated'

/** A link to be taken away. Without script it can still be selected. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const isHydrated = useIsHydrated()
  /** The link that was copied. */
  const [copied, setCopied] = useState<string | null>(null)
  useEffect(() => {
    input.current?.select()
  }, [url])
  const copy = async () => {
    input.current?.select()
    if (await copyText(url)) setCopied(url)
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
      {isHydrated && (
        <button type="button" className="button" onClick={() => void copy()}>
          <span aria-live="polite">{copied === url ? t('app.copied') : t('app.copy')}</span>
        </button>
      )}
    </div>
  )
}
