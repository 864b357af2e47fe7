import { useTranslation } from '../i18n/useTranslation'
import { chineseNumeral } from '../model/text/chineseNumeral'
import { leavesOf, outline, type OutlineItem } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { ColumnNames } from './ColumnNames'
import { DepartmentsFound } from './DepartmentsFound'
import type { Proposal } from './recognise/proposal'
import { StreamsInEnglish } from './StreamsInEnglish'
import { TitleFields } from './TitleFields'
import type { Workbench } from './useWorkbench'

/** So many items of a stream are shown; the others are counted. */
const mostItems = 6

interface LedgerViewProps {
  bench: Workbench
  proposal: Proposal
  departments: readonly Department[]
}

/** The ledger that would come of the file. */
export function LedgerView({ bench, proposal, departments }: LedgerViewProps) {
  const { t, language } = useTranslation()
  const { ledger, newDepartments } = proposal
  const streams = outline(ledger.streams, ledger.items)
  const short = new Map([...departments, ...newDepartments].map((one) => [one.id, one.short]))
  return (
    <section className="new-ledger__ledger" aria-labelledby="ledger-title" aria-busy={bench.isStale}>
      <h2 id="ledger-title" className="new-ledger__heading">
        {t('newLedger.wouldBe')}
      </h2>
      <TitleFields title={bench.corrections.title ?? ledger.title} onChange={(title) => bench.set('title', title)} />
      <ol className="new-ledger__streams">
        {streams.map(({ stream, number, items }) => (
          <li key={stream.id}>
            <h3 style={{ borderLeftColor: `var(--stream-${((number - 1) % 5) + 1})` }}>
              <span>
                {language === 'zh' ? chineseNumeral(number) : number}{' '}
                {(language === 'en' && stream.titleEn) || stream.title}
              </span>
              <span className="import__hint">{t('ledger.items', { count: leavesOf(items).length })}</span>
            </h3>
            <ItemLines items={items} short={short} />
          </li>
        ))}
      </ol>
      <StreamsInEnglish bench={bench} proposal={proposal} />
      <ColumnNames bench={bench} proposal={proposal} />
      <DepartmentsFound bench={bench} proposal={proposal} departments={departments} />
    </section>
  )
}

function ItemLines({ items, short }: { items: readonly OutlineItem[]; short: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  const all = items.flatMap((entry) => [entry, ...entry.children])
  return (
    <ul className="new-ledger__items">
      {all.slice(0, mostItems).map(({ item, code, depth }) => (
        <li key={item.id} className={depth > 0 ? 'new-ledger__sub-item' : undefined}>
          <span className="figures">{code}</span>
          <span className="new-ledger__item" title={item.title}>
            {item.title}
          </span>
          <span className="import__hint">{short.get(item.lead)}</span>
          <time className="import__hint">{item.due}</time>
        </li>
      ))}
      {all.length > mostItems && (
        <li className="import__hint">{t('newLedger.moreRows', { count: all.length - mostItems })}</li>
      )}
    </ul>
  )
}
