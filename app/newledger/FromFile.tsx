import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import { FileDrop } from '../transfer/FileDrop'
import { FileView } from './FileView'
import { LedgerView } from './LedgerView'
import { MakingProblemNotice } from './MakingProblemNotice'
import { NotTaken } from './NotTaken'
import type { ShownProposal } from './recognise/shownProposal'
import { useMaking } from './useMaking'
import { useWorkbench } from './useWorkbench'

/** A ledger from a file: on one page the file as it is, the ledger that would come of it, and what cannot be taken (L6). */
export function FromFile({ departments, today }: { departments: readonly Department[]; today: string }) {
  const { t } = useTranslation()
  const bench = useWorkbench(departments, today)
  const making = useMaking()
  const { proposal, name, isReading, share, problem } = bench
  if (!proposal) {
    return (
      <div className="new-ledger__choose">
        <FileDrop
          {...{ t, name, isReading, share, problem }}
          meaning={t('newLedger.nothingMade')}
          onChoose={bench.read}
        />
        <p className="import__hint">{t('newLedger.fileHint')}</p>
      </div>
    )
  }
  return (
    <>
      <div className="new-ledger__panes">
        <FileView bench={bench} proposal={proposal} />
        <LedgerView bench={bench} proposal={proposal} departments={departments} />
      </div>
      <NotTaken bench={bench} proposal={proposal} />
      <footer className="new-ledger__foot">
        <MakingProblemNotice problem={making.problem} />
        <div className="new-ledger__buttons">
          <MakeButton
            proposal={proposal}
            isBusy={making.isMaking || bench.isStale}
            onMake={() => void making.makeWished(bench.wish)}
          />
          <button className="button" onClick={bench.startOver}>
            {t('transfer.another')}
          </button>
          <button className="button button--quiet" onClick={bench.reset}>
            {t('newLedger.reset')}
          </button>
          <span className="import__hint">{t('newLedger.untilThen')}</span>
          {proposal.problemCount > 0 && (
            <a href="#not-taken-title" className="new-ledger__problem-link">
              {t('newLedger.notTaken', { count: proposal.problemCount })}
            </a>
          )}
        </div>
      </footer>
    </>
  )
}

function MakeButton({ proposal, isBusy, onMake }: { proposal: ShownProposal; isBusy: boolean; onMake: () => void }) {
  const { t } = useTranslation()
  const { title, streams, items, isBlocked } = proposal
  return (
    <button
      className="button button--primary"
      disabled={isBlocked || title.zh.trim() === '' || isBusy}
      onClick={onMake}
    >
      {t('newLedger.make', {
        streams: t('newLedger.streams', { count: streams.length }),
        items: t('ledger.items', { count: items }),
      })}
    </button>
  )
}
