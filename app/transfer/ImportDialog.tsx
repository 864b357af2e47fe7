import { useEffect, useId, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Refusal } from '../model/ledger/errors'
import { ChooseFile } from './ChooseFile'
import { MapColumns } from './MapColumns'
import { Preview } from './Preview'
import { reasonText } from './reasons'
import { summaryText } from './summaryText'
import { useImport, type ImportStep, type ImportTarget } from './useImport'

interface ImportDialogProps {
  target: ImportTarget
  isOnline: boolean
  onClose: () => void
  /** It is written: what to tell, and what was refused while writing. */
  onDone: (text: string, refused: Refusal[]) => void
}

const shownSteps = ['choose', 'map', 'preview'] as const
const places: Record<ImportStep, (typeof shownSteps)[number]> = {
  choose: 'choose',
  reading: 'choose',
  map: 'map',
  preview: 'preview',
  writing: 'preview',
  interrupted: 'preview',
}

/** Import from a file: choose it, say what its columns are, see each cell that would change, write. */
export function ImportDialog({ target, isOnline, onClose, onDone }: ImportDialogProps) {
  const { t } = useTranslation()
  const importing = useImport(target)
  const { step, name, progress, plan } = importing
  const dialog = useRef<HTMLDialogElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const isWriting = step === 'writing'
  useEffect(() => {
    if (dialog.current?.open) return
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('.button--primary')?.focus()
  }, [])
  // Each step begins at its top, also for those who cannot see that it has changed.
  useEffect(() => {
    if (step !== 'choose' || importing.problem) head.current?.focus()
  }, [step, importing.problem])
  useEffect(() => {
    if (!isWriting) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isWriting])

  const write = async () => {
    const applied = await importing.write()
    if (!applied?.isWhole || !plan) return
    const reasons = [...new Set(applied.refusals.map(({ code }) => reasonText(t, code)))].join(
      target.language === 'en' ? '; ' : '；',
    )
    onDone(
      applied.refusals.length > 0
        ? t('transfer.doneRefused', { count: applied.refusals.length, reasons })
        : t('transfer.done', { what: summaryText(t, plan) }),
      applied.refusals,
    )
  }
  const close = () => dialog.current?.close()
  return (
    <dialog
      ref={dialog}
      className="import"
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={(event) => isWriting && event.key === 'Escape' && event.preventDefault()}
      onCancel={(event) => isWriting && event.target === dialog.current && event.preventDefault()}
    >
      <header className="import__head">
        <h2 className="page__title" id={id} ref={head} tabIndex={-1}>
          {t('transfer.title')}
          {step !== 'choose' && name && (
            <span className="import__file" title={name}>
              {name}
            </span>
          )}
        </h2>
        <ol className="import__steps">
          {shownSteps.map((shown) => (
            <li key={shown} aria-current={places[step] === shown ? 'step' : undefined}>
              {t(`transfer.steps.${shown}`)}
            </li>
          ))}
        </ol>
      </header>
      {(step === 'choose' || step === 'reading') && <ChooseFile t={t} importing={importing} onCancel={close} />}
      {step === 'map' && <MapColumns t={t} importing={importing} onCancel={close} />}
      {step === 'preview' && (
        <Preview
          t={t}
          importing={importing}
          isOnline={isOnline}
          language={target.language}
          onCancel={close}
          onWrite={() => void write()}
        />
      )}
      {step === 'writing' && (
        <div className="import__body import__wait" role="status">
          <p>{t('transfer.writing', progress)}</p>
          <progress aria-label={t('transfer.steps.write')} value={progress.done} max={progress.total} />
          <p className="import__hint">{t('transfer.writingHint')}</p>
        </div>
      )}
      {step === 'interrupted' && (
        <>
          <div className="import__body" role="alert">
            <h3>{t('transfer.interrupted')}</h3>
            <p>{t('transfer.interruptedText', progress)}</p>
          </div>
          <footer className="import__foot">
            <button className="button button--primary" onClick={close}>
              {t('ledger.close')}
            </button>
          </footer>
        </>
      )}
    </dialog>
  )
}
