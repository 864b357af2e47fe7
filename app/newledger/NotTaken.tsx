import { useTranslation } from '../i18n/useTranslation'
import { isOfFiles, type Problem } from './recognise/proposal'
import type { ShownNote, ShownProposal } from './recognise/shownProposal'
import type { LimitCode } from './recognise/overLimits'
import type { Workbench } from './useWorkbench'

/** What cannot be taken, each with its line, its reason and a place to mend it; and what was left out or read otherwise. */
export function NotTaken({ bench, proposal }: { bench: Workbench; proposal: ShownProposal }) {
  const { t } = useTranslation()
  const { problems, problemCount, notes } = proposal
  return (
    <section className="new-ledger__not-taken" aria-labelledby="not-taken-title">
      <h2 id="not-taken-title" className="new-ledger__heading" aria-live="polite">
        {problemCount === 0
          ? notes.length === 0
            ? t('newLedger.allTaken')
            : t('newLedger.allTakenBut', { count: notes.length })
          : t('newLedger.notTaken', { count: problemCount })}
      </h2>
      {problems.length > 0 && (
        <ul className="new-ledger__problems">
          {problems.map((problem) => (
            <ProblemLine key={JSON.stringify(problem)} {...{ bench, proposal, problem }} />
          ))}
        </ul>
      )}
      {problemCount > problems.length && (
        <button className="button button--quiet button--small" onClick={() => bench.showMore('problems')}>
          {t('newLedger.moreRows', { count: problemCount - problems.length })}
        </button>
      )}
      {notes.length > 0 && (
        <>
          <h3>{t('newLedger.notes')}</h3>
          <ul className="new-ledger__notes">
            {notes.map((note) => (
              <NoteLine key={JSON.stringify(note)} bench={bench} note={note} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function ProblemLine({ bench, proposal, problem }: { bench: Workbench; proposal: ShownProposal; problem: Problem }) {
  const { t } = useTranslation()
  const { code, sheet, line, column, text } = problem
  const reason = problem.over
    ? t(`newLedger.over.${code as LimitCode}`, { ...problem.over })
    : isOfFiles(code)
      ? t(`newLedger.reason.${code}`)
      : t(`refusal.${code}`)
  if (line === undefined)
    return <li className="field__error">{[text, reason].filter(Boolean).join(t('ledger.colon'))}</li>
  const row = `${sheet}:${line}`
  const several = proposal.sheets.filter(({ isTaken }) => isTaken).length > 1
  const mended = code === 'no-title' ? proposal.columns.findIndex(({ meaning }) => meaning === 'title') : column
  const name = mended === undefined ? '' : proposal.columns[mended]?.name
  return (
    <li>
      <span className="figures">
        {several && `${proposal.sheets[sheet!]!.name} `}
        {t('transfer.line', { line })}
      </span>
      <span className="new-ledger__what">
        {name && `${name}${t('ledger.colon')}`}
        {text.length > 60 ? `${text.slice(0, 60)}…` : text} <span className="field__error">{reason}</span>
      </span>
      {mended !== undefined && mended >= 0 && (
        <input
          className="input input--small"
          aria-label={t('newLedger.mend', { line, name })}
          placeholder={t('newLedger.mendHint')}
          defaultValue={text}
          onKeyDown={({ key, currentTarget, nativeEvent }) =>
            key === 'Enter' && !nativeEvent.isComposing && currentTarget.blur()
          }
          onBlur={({ target }) => target.value !== text && bench.correct('cells', `${row}:${mended}`, target.value)}
        />
      )}
      {code === 'sub-sub-item' && (
        <button className="button button--small" onClick={() => bench.correct('rows', row, 'sub-item')}>
          {t('newLedger.asSubItem')}
        </button>
      )}
      <button className="button button--quiet button--small" onClick={() => bench.correct('rows', row, 'out')}>
        {t('newLedger.rowOut')}
      </button>
    </li>
  )
}

function NoteLine({ bench, note }: { bench: Workbench; note: ShownNote }) {
  const { t } = useTranslation()
  const { code, text, lines, count, year, rows } = note
  const named = lines.join(t('newLedger.listSign')) + (count > lines.length ? '…' : '')
  return (
    <li>
      {t(`newLedger.note.${code}`, { text, lines: named, count, year })}
      {code === 'row-out' && (
        <button className="button button--quiet button--small" onClick={bench.putBackRows}>
          {t('newLedger.putBack')}
        </button>
      )}
      {rows && (
        <button className="button button--quiet button--small" onClick={() => bench.takeRows(rows)}>
          {t('newLedger.takeAsItem')}
        </button>
      )}
    </li>
  )
}
