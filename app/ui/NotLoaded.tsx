import { useTranslation } from '../i18n/useTranslation'

/** Stands where a part of the page will be, and says why it is not there yet. */
export function NotLoaded({ isFailed }: { isFailed: boolean }) {
  const { t } = useTranslation()
  return isFailed ? (
    <p className="field__error" role="alert">
      {t('app.notLoaded')}
    </p>
  ) : null
}
