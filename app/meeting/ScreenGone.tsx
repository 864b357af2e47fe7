import { useTranslation } from '../i18n/useTranslation'

/** What a shared screen shows whose link is withdrawn. */
export function ScreenGone({ title }: { title?: string }) {
  const { t } = useTranslation()
  return (
    <main className="stage stage--dark stage--waiting">
      {title && <h1 className="slide__title">{title}</h1>}
      <p className="slide__empty" role="status">
        {t('meeting.linkGone')}
      </p>
    </main>
  )
}
