import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { copyParts, type CopyPart } from '../model/ledger/copyLedger'
import type { Tracker } from '../model/ledger/tracker'
import { LedgerSelect } from './LedgerSelect'
import { MakingProblemNotice } from './MakingProblemNotice'
import { TitleFields } from './TitleFields'
import { useMaking } from './useMaking'

/** A copy of a ledger, with as much of what stands in it as is asked for (L6). */
export function FromLedger({ ledgers }: { ledgers: readonly Pick<Tracker, 'id' | 'title'>[] }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(ledgers[0]?.id ?? '')
  const [parts, setParts] = useState<readonly CopyPart[]>([])
  const [title, setTitle] = useState({ zh: '', en: '' })
  const making = useMaking()
  if (ledgers.length === 0) return <p>{t('newLedger.copy.none')}</p>
  return (
    <form
      className="new-ledger__form"
      onSubmit={(event) => {
        event.preventDefault()
        void making.copy(from, title, parts)
      }}
    >
      <LedgerSelect label={t('newLedger.copy.which')} ledgers={ledgers} value={from} onChange={setFrom} />
      <fieldset className="new-ledger__choices">
        <legend className="field__label">{t('newLedger.copy.parts')}</legend>
        {copyParts.map((part) => (
          <label key={part}>
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target }) =>
                setParts(target.checked ? [...parts, part] : parts.filter((other) => other !== part))
              }
            />
            <span>
              {t(`newLedger.copy.part.${part}`)}
              <span className="import__hint">{t(`newLedger.copy.what.${part}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="import__hint">{t('newLedger.copy.always')}</p>
      <TitleFields title={title} onChange={setTitle} />
      <MakingProblemNotice problem={making.problem} />
      <p>
        <button className="button button--primary" disabled={making.isMaking || title.zh.trim() === ''}>
          {t('newLedger.makeIt')}
        </button>
      </p>
    </form>
  )
}
