import { useTranslation } from '../i18n/useTranslation'

/** Where a page stands: links to what lies above it, in the top bar. */
export function Trail({ steps }: { steps: readonly { to: string; text: string }[] }) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('app.trail')} className="top-bar__middle">
      <ol className="trail">
        {steps.map(({ to, text }) => (
          <li key={to}>
            <a href={to} title={text}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
