import { useTranslation } from '../i18n/useTranslation'
import type { Tracker } from '../model/ledger/tracker'

interface LedgerSelectProps {
  label: string
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  value: string
  onChange: (ledger: string) => void
}

export function LedgerSelect({ label, ledgers, value, onChange }: LedgerSelectProps) {
  const { language } = useTranslation()
  return (
    <label className="field">
      <span className="field__label">{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {ledgers.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
