import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { NewLedger } from '../model/ledger/newLedger'
import type { Tracker } from '../model/ledger/tracker'
import { LedgerSelect } from './LedgerSelect'
import { TitleFields } from './TitleFields'

interface KeepTemplateProps {
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  onKeep: (ledger: string, title: NewLedger['title']) => void
}

/** Makes a template of a ledger: what it is made of, without what stands in it. */
export function KeepTemplate({ ledgers, onKeep }: KeepTemplateProps) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(ledgers[0]?.id ?? '')
  const [title, setTitle] = useState({ zh: '', en: '' })
  if (ledgers.length === 0) return null
  return (
    <details className="new-ledger__keep">
      <summary>{t('newLedger.template.fromLedger')}</summary>
      <form
        className="new-ledger__form"
        onSubmit={(event) => {
          event.preventDefault()
          onKeep(from, title)
        }}
      >
        <LedgerSelect label={t('newLedger.template.ofLedger')} ledgers={ledgers} value={from} onChange={setFrom} />
        <TitleFields title={title} label={t('newLedger.template.name')} onChange={setTitle} />
        <p>
          <button className="button" disabled={title.zh.trim() === ''}>
            {t('newLedger.template.keep')}
          </button>
        </p>
      </form>
    </details>
  )
}
