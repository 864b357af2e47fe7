import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Reading } from '../../reading/reading'
import type { Decision, MeetingState, Position } from '../../model/meeting/meeting'
import type { DraftDecision } from '../../model/meeting/presenting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { decisionText } from '../decisionText'
import { DecisionForm } from './DecisionForm'
import type { Decisions } from './useDecisions'
import type { Drafts } from './useDrafts'

interface DecisionsPaneProps {
  state: MeetingState
  position: Position
  store: LedgerStore
  reading: Reading
  /** Null: this reader may not decide. */
  decisions: Decisions | null
  drafts: Drafts | null
  /** Buttons that begin a decision. */
  kinds: ReactNode
  /** What somebody else is writing at this moment. */
  others: { name: string; draft: DraftDecision } | null
}

/** What is decided of the item that the meeting is at: what is open from before, what is new, what is being written. */
export function DecisionsPane({
  state,
  position,
  store,
  reading,
  decisions,
  drafts,
  kinds,
  others,
}: DecisionsPaneProps) {
  const { t } = useTranslation()
  const { item } = position
  const draft = drafts?.of(item) ?? null
  const isHere = (decision: Decision) =>
    decision.item === item || (decision.subItem !== null && decision.subItem === item)
  const carried = state.carried.filter(isHere)
  const made = state.decisions.filter(isHere)
  const list = useRef<HTMLDivElement>(null)
  // The newest stands in sight, on the wall too, where nobody scrolls.
  const newest = JSON.stringify([item, made.length, others === null, draft === null])
  useEffect(() => {
    list.current?.scrollTo(0, list.current.scrollHeight)
  }, [newest])
  const line = (decision: Decision) => (
    <DecisionLine key={decision.id} decision={decision} store={store} reading={reading} decisions={decisions} />
  )
  return (
    <aside className="decisions" aria-label={t('meeting.decisions')}>
      <div className="decisions__list" ref={list} tabIndex={-1}>
        {carried.length > 0 && (
          <>
            <h2>{t('meeting.carried')}</h2>
            <ol>{carried.map(line)}</ol>
          </>
        )}
        <h2>{t(item === null ? 'meeting.ofWholeMeeting' : 'meeting.decisions')}</h2>
        {item !== null && made.length === 0 && !others && !draft && (
          <p className="decisions__nothing">{t('meeting.noDecisions')}</p>
        )}
        <ol>{made.map(line)}</ol>
      </div>
      {others && (
        <div className="decisions__draft" aria-live="polite">
          <p className="decisions__who">{t('meeting.drafting', { name: others.name })}</p>
          <p>
            <strong>{t(`meeting.kinds.${others.draft.kind}`)}</strong> {decisionText(others.draft, t)}
          </p>
          <Details decision={others.draft} reading={reading} />
        </div>
      )}
      {decisions &&
        drafts &&
        (draft ? (
          <DecisionForm
            key={item ?? ''}
            draft={draft}
            reading={reading}
            today={store.today}
            nextOn={state.nextOn}
            onChange={drafts.put}
            onRecord={async (asked) => {
              const lacks = await decisions.record(asked)
              if (lacks === null) drafts.drop(asked.item)
              return lacks
            }}
            onCancel={() => drafts.drop(item)}
          />
        ) : (
          <div className="decisions__kinds" role="group" aria-label={t('meeting.record')}>
            {kinds}
          </div>
        ))}
    </aside>
  )
}

function DecisionLine({
  decision,
  store,
  reading,
  decisions,
}: {
  decision: Decision
  store: LedgerStore
  reading: Reading
  decisions: Decisions | null
}) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<string | null>(null)
  const { withdrawnAt, settledAt, subItem, kind } = decision
  const row = subItem === null ? undefined : store.entry(subItem)
  const isOpen = withdrawnAt === null && settledAt === null
  const act = (work: Promise<string | null>) => void work.then(setProblem)
  const writesCells = kind !== 'decision'
  return (
    <li className={`decision decision--${withdrawnAt !== null ? 'withdrawn' : isOpen ? 'open' : 'settled'}`}>
      <p className="decision__text">
        <strong>{t(`meeting.kinds.${kind}`)}</strong> {decisionText(decision, t)}
      </p>
      <Details decision={decision} reading={reading} />
      <p className="decision__who">
        {t('meeting.recordedBy', { name: decision.by.name })}
        {withdrawnAt !== null
          ? ` · ${t('meeting.withdrawn')}`
          : row
            ? ` · ${t('meeting.isSubItem', { code: row.code })}`
            : settledAt !== null
              ? ` · ${t(writesCells ? 'meeting.written' : 'meeting.settled')}`
              : writesCells
                ? ` · ${t('meeting.notCarriedOut')}`
                : ''}
      </p>
      {decisions && isOpen && (
        <p className="decision__acts">
          {!writesCells && decision.item !== null && !row && (
            <button className="stage-button" onClick={() => act(decisions.toSubItem(decision))}>
              {t('meeting.toSubItem')}
            </button>
          )}
          <button className="stage-button" onClick={() => act(decisions.settle(decision))}>
            {t('meeting.settle')}
          </button>
          <button className="stage-button" onClick={() => act(decisions.withdraw(decision))}>
            {t('meeting.withdraw')}
          </button>
        </p>
      )}
      {problem && (
        <p className="decide__problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

function Details({
  decision,
  reading,
}: {
  decision: Pick<Decision, 'department' | 'responsible' | 'due'>
  reading: Reading
}) {
  const parts = [
    decision.department && reading.departmentName(decision.department),
    decision.responsible,
    decision.due,
  ].filter(Boolean)
  return parts.length > 0 ? <p className="decision__details figures">{parts.join(' · ')}</p> : null
}
