import { useTranslation } from '../i18n/useTranslation'
import type { LedgerTemplate } from '../model/ledger/template'
import { streamName } from '../model/ledger/streamNames'
import { isOwnColumn } from '../model/ledger/columns'
import { OptionChip } from '../ui/OptionChip'

/** What a template brings: its streams, its own columns with their options, its thresholds. */
export function TemplateView({ template }: { template: LedgerTemplate }) {
  const { t, language } = useTranslation()
  const { streams, columns, settings } = template
  const own = columns.filter(({ id }) => isOwnColumn(id))
  return (
    <section className="new-ledger__ledger" aria-labelledby="template-title">
      <h2 id="template-title" className="new-ledger__heading">
        {template.title[language] || template.title.zh}
      </h2>
      <ol className="new-ledger__streams">
        {streams.map((stream, i) => (
          <li key={stream.id}>
            <h3 style={{ borderLeftColor: `var(--stream-${(i % 5) + 1})` }}>{streamName(language, i + 1, stream)}</h3>
          </li>
        ))}
      </ol>
      <h3>{t('newLedger.own')}</h3>
      <ul className="new-ledger__own">
        {own.map(({ id, name, nameEn, kind, unit, neededFor, options }) => (
          <li key={id}>
            <span>{(language === 'en' && nameEn) || name}</span>
            <span className="import__hint">
              {[kind && t(`newLedger.kind.${kind}`), unit, neededFor && t(`newLedger.template.needed.${neededFor}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {Object.entries(options).map(([key, option]) => (
              <OptionChip key={key} option={option} name={(language === 'en' && option.nameEn) || option.name} />
            ))}
          </li>
        ))}
      </ul>
      <p className="import__hint">{t('newLedger.template.thresholds', { ...settings })}</p>
    </section>
  )
}
