import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'

/** A whole page that says what happened, what it means, and what to do: for addresses that lead nowhere. */
export function Message({ kind }: { kind: 'notFound' | 'forbidden' | 'notSaving' | 'broken' }) {
  const { t } = useTranslation()
  return (
    <main className="card">
      <h1 className="page__title">{t(`app.${kind}Title`)}</h1>
      <p style={{ margin: '12px 0 24px' }}>{t(`app.${kind}Text`)}</p>
      <Link to="/" className="button" reloadDocument>
        {t('app.backHome')}
      </Link>
    </main>
  )
}
