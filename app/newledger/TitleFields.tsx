import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { NewLedger } from '../model/ledger/newLedger'

type Title = NewLedger['title']

/** What a new ledger is called, in both languages. */
export function TitleFields({ title, onChange }: { title: Title; onChange: (title: Title) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <label className="field">
        <span className="field__label">{t('newLedger.title')}</span>
        <input
          className="input"
          value={title.zh}
          maxLength={limits.ledgerTitle}
          required
          onChange={({ target }) => onChange({ ...title, zh: target.value })}
        />
      </label>
      <label className="field">
        <span className="field__label">{t('newLedger.titleEn')}</span>
        <input
          className="input"
          value={title.en}
          maxLength={limits.ledgerTitle}
          onChange={({ target }) => onChange({ ...title, en: target.value })}
        />
      </label>
    </>
  )
}
