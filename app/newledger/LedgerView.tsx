import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import { streamName } from '../model/ledger/streamNames'
import { ColumnNames } from './ColumnNames'
import { DepartmentsFound } from './DepartmentsFound'
import type { ShownProposal, ShownStream } from './recognise/shownProposal'
import { StreamsInEnglish } from './StreamsInEnglish'
import { TitleFields } from './TitleFields'
import type { Workbench } from './useWorkbench'

interface LedgerViewProps {
  bench: Workbench
  proposal: ShownProposal
  departments: readonly Department[]
}

/** The ledger that would come of the file. */
export function LedgerView({ bench, proposal, departments }: LedgerViewProps) {
  const { t, language } = useTranslation()
  const { streams, newDepartments } = proposal
  const short = new Map([...departments, ...newDepartments].map((one) => [one.id, one.short]))
  return (
    <section className="new-ledger__ledger" aria-labelledby="ledger-title" aria-busy={bench.isStale}>
      <h2 id="ledger-title" className="new-ledger__heading">
        {t('newLedger.wouldBe')}
      </h2>
      <TitleFields title={bench.corrections.title ?? proposal.title} onChange={(title) => bench.set('title', title)} />
      <ol className="new-ledger__streams">
        {streams.map((stream, i) => (
          <li key={stream.id}>
            <h3 style={{ borderLeftColor: `var(--stream-${(i % 5) + 1})` }}>
              <span>{streamName(language, i + 1, stream)}</span>
              <span className="import__hint">{t('ledger.items', { count: stream.count })}</span>
            </h3>
            <ItemLines stream={stream} short={short} />
          </li>
        ))}
      </ol>
      <StreamsInEnglish bench={bench} proposal={proposal} />
      <ColumnNames bench={bench} proposal={proposal} />
      <DepartmentsFound bench={bench} proposal={proposal} departments={departments} />
    </section>
  )
}

function ItemLines({ stream: { lines, more }, short }: { stream: ShownStream; short: ReadonlyMap<string, string> }) {
  const { t } = useTranslation()
  return (
    <ul className="new-ledger__items">
      {lines.map(({ id, code, title, lead, due, isSubItem }) => (
        <li key={id} className={isSubItem ? 'new-ledger__sub-item' : undefined}>
          <span className="figures">{code}</span>
          <span className="new-ledger__item" title={title}>
            {title}
          </span>
          <span className="import__hint">{short.get(lead)}</span>
          <time className="import__hint">{due}</time>
        </li>
      ))}
      {more > 0 && <li className="import__hint">{t('newLedger.moreRows', { count: more })}</li>}
    </ul>
  )
}
