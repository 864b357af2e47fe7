import { useTranslation } from '../../i18n/useTranslation'

/** Says, while more than one cell is selected, what writes into all of them. */
export function FillHint({ fills }: { fills: number }) {
  const { t } = useTranslation()
  return fills > 1 ? <p className="field__hint">{t('ledger.fillHint', { count: fills })}</p> : null
}
