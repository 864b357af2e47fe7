import { useTranslation } from '../i18n/useTranslation'
import type { LedgerTemplate } from '../model/ledger/template'
import { streamName } from '../model/ledger/streamNames'
import { unitIn } from '../i18n/unitIn'
import type { ColumnRecord, Option } from '../model/ledger/schema'
import { isOwnColumn } from '../model/ledger/columns'
import { OptionChip } from '../ui/OptionChip'

/** What a template brings: its streams, its own columns with their options, its thresholds. */
export function TemplateView({ template }: { template: LedgerTemplate }) {
  const { t, language } = useTranslation()
  const { streams, columns, settings } = template
  // In the order of the ledger, and of its lists of choices.
  const own = columns.filter(({ id, isRemoved }) => isOwnColumn(id) && !isRemoved).sort(byOrder)
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
              {[
                kind && t(`newLedger.kind.${kind}`),
                unitIn(language, unit),
                neededFor && t(`newLedger.template.needed.${neededFor}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {optionsOf(options).map(([key, option]) => (
              <OptionChip key={key} option={option} name={(language === 'en' && option.nameEn) || option.name} />
            ))}
          </li>
        ))}
      </ul>
      <p className="import__hint">{t('newLedger.template.thresholds', { ...settings })}</p>
    </section>
  )
}

function optionsOf(options: ColumnRecord['options']): [string, Option][] {
  return Object.entries(options)
    .filter(([, { isRemoved }]) => !isRemoved)
    .sort(([, a], [, b]) => byOrder(a, b))
}

function byOrder(a: { order: string }, b: { order: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : 0
}
