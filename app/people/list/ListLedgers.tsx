import { useTranslation } from '../../i18n/useTranslation'
import type { Tracker } from '../../model/ledger/tracker'

interface ListLedgersProps {
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}

/** In which ledgers the people of the list are given the access that stands in their lines. */
export function ListLedgers({ ledgers, chosen, onChange }: ListLedgersProps) {
  const { t, language } = useTranslation()
  return (
    <fieldset className="people-list__ledgers">
      <legend className="field__label">{t('peopleList.ledgers')}</legend>
      {ledgers.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />{' '}
          {title[language]}
        </label>
      ))}
      <p className="field__hint">{t('peopleList.ledgersHint')}</p>
    </fieldset>
  )
}
