import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { NewLedger } from '../model/ledger/newLedger'

type Title = NewLedger['title']

interface TitleFieldsProps {
  title: Title
  /** What it is called when nothing is typed; without it something has to be. */
  usual?: Title
  /** What is named, where it is no ledger. */
  label?: string
  onChange: (title: Title) => void
}

/** What a new ledger is called, in both languages. */
export function TitleFields({ title, usual, label, onChange }: TitleFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <label className="field">
        <span className="field__label">{label ?? t('newLedger.title')}</span>
        <input
          className="input"
          value={title.zh}
          maxLength={limits.ledgerTitle}
          required={!usual}
          placeholder={usual?.zh}
          onChange={({ target }) => onChange({ ...title, zh: target.value })}
        />
      </label>
      <label className="field">
        <span className="field__label">{t('newLedger.titleEn')}</span>
        <input
          className="input"
          value={title.en}
          placeholder={usual?.en}
          maxLength={limits.ledgerTitle}
          onChange={({ target }) => onChange({ ...title, en: target.value })}
        />
      </label>
    </>
  )
}
