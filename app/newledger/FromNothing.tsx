import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { MakingProblemNotice } from './MakingProblemNotice'
import { newBlank } from './newBlank'
import { TitleFields } from './TitleFields'
import { useMaking } from './useMaking'

/** A blank ledger: its name, and its streams if they are known. */
export function FromNothing() {
  const { t } = useTranslation()
  const [title, setTitle] = useState({ zh: '', en: '' })
  const [streams, setStreams] = useState('')
  const making = useMaking()
  const named = streams
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return (
    <form
      className="new-ledger__form"
      onSubmit={(event) => {
        event.preventDefault()
        void making.make(newBlank(title, named))
      }}
    >
      <TitleFields title={title} onChange={setTitle} />
      <label className="field">
        <span className="field__label">{t('newLedger.blank.streams')}</span>
        <textarea className="input" rows={6} value={streams} onChange={({ target }) => setStreams(target.value)} />
        <span className="field__hint">{t('newLedger.blank.streamsHint')}</span>
      </label>
      <MakingProblemNotice problem={making.problem} />
      <p>
        <button className="button button--primary" disabled={making.isMaking || title.zh.trim() === ''}>
          {t('newLedger.makeIt')}
        </button>
      </p>
    </form>
  )
}
