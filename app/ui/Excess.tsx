import { useTranslation } from '../i18n/useTranslation'

/** How much of a text is too much, counted as it would be kept; nothing while it fits. */
export function Excess({ text, most, className = 'field__error' }: { text: string; most: number; className?: string }) {
  const { t } = useTranslation()
  const excess = text.trim().length - most
  return excess > 0 ? (
    <p className={className} role="alert">
      {t('app.excess', { most, excess })}
    </p>
  ) : null
}
