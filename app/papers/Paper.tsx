import { useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useIsHydrated } from '../ui/useIsHydrated'
import { missingFaces } from './faces'
import { usePageCount } from './usePageCount'

interface PaperProps {
  title: string
  /** As it is written; numbers have no gaps (E5). */
  number: string
  /** What has become of the paper that everybody who holds it must know: it was recalled. */
  mark?: string | null
  children: ReactNode
}

/**
 * An issued paper as official documents are set (E5): the screen shows its sheets as they will be printed, side by side,
 * on a small screen the text alone. It needs no script but to be printed by a button and to show more than one sheet.
 */
export function Paper({ title, number, mark, children }: PaperProps) {
  const flow = useRef<HTMLDivElement>(null)
  const pages = usePageCount(flow)
  return (
    <>
      <PaperBar />
      <div className="paper-desk">
        <article className="paper" aria-labelledby="paper-title">
          <div className="paper__sheets" aria-hidden="true">
            {Array.from({ length: pages }, (_, n) => (
              <div key={n} className="paper__sheet">
                <span className="paper__page">— {n + 1} —</span>
              </div>
            ))}
          </div>
          <div ref={flow} className="paper__flow">
            <h1 id="paper-title" className="paper__title">
              {title}
            </h1>
            <p className="paper__number">{number}</p>
            {mark && <p className="paper__mark">{mark}</p>}
            {children}
          </div>
        </article>
      </div>
    </>
  )
}

/** Over a paper, and not on it: how it is printed, and in which typefaces it is not. */
function PaperBar() {
  const { t } = useTranslation()
  const isHydrated = useIsHydrated()
  const missing = useMemo(() => (isHydrated ? missingFaces() : []), [isHydrated])
  return (
    <div className="paper-bar">
      <p className="field__hint">
        {missing.length > 0 &&
          t('papers.faces', { names: missing.map((face) => t(`papers.face.${face}`)).join(t('papers.andFace')) })}
      </p>
      {isHydrated && (
        <button className="button button--primary button--small" onClick={() => window.print()}>
          {t('papers.print')}
        </button>
      )}
    </div>
  )
}

/** A text that somebody wrote: each of its lines is a paragraph. */
export function PaperText({ text }: { text: string }) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, n) => <p key={n}>{line}</p>)
}

/** Who signs, and when, at the end of a text. */
export function PaperSignature({ name, date }: { name: string; date: string }) {
  return (
    <div className="paper__signature">
      <p>{name}</p>
      <p>{date}</p>
    </div>
  )
}
