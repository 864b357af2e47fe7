import { useTranslation } from '../i18n/useTranslation'
import { changesText } from '../grid/changesAt'
import { usePageContext } from '../grid/PageContext'
import { addDays } from '../model/text/dates'
import { changeKinds } from '../model/history/changeMarks'
import { BaseChooser } from './BaseChooser'
import { ChangeGroups } from './ChangeGroups'
import { RemovedRows } from './RemovedRows'
import { StructureMenu } from './StructureMenu'
import type { Changes } from './useChanges'
import { useClosedMeetings } from './useClosedMeetings'
import { useFocusedCell } from './useFocusedCell'

interface ChangesBarProps {
  changes: Changes
}

/** What changed since an earlier moment: since which, how much, what of it alone is shown, and all of it as a file. */
export function ChangesBar({ changes }: ChangesBarProps) {
  const { t } = useTranslation()
  const context = usePageContext()
  const { tracker, store, reading } = context
  const [meetings, askMeetings] = useClosedMeetings(tracker)
  const cell = useFocusedCell()
  const { comparison, shown, problem } = changes
  const base = changes.base!
  const told = cell ? changesText(cell.item, cell.column, context).replaceAll('\n', ' ') : ''
  const toggle = (kind: typeof shown) => changes.show(shown === kind ? null : kind)
  const hasNoMeeting = problem?.kind === 'refused' && base === 'last-meeting' && meetings?.length === 0
  const trouble = !problem
    ? null
    : problem.kind === 'refused'
      ? hasNoMeeting
        ? t('comparing.noMeeting')
        : problem.sentence
      : comparison
        ? t('comparing.stale', { when: reading.momentText(comparison.to) })
        : t('comparing.failed')
  return (
    <>
      <BaseChooser
        base={base}
        meetings={meetings ?? []}
        today={store.today}
        onChoose={changes.compareWith}
        onOpen={askMeetings}
      />
      {comparison && (
        <div className="changes-bar__counts">
          {changeKinds.map((kind) => (
            <button
              key={kind}
              className={`change-count change-count--${kind}`}
              aria-pressed={shown === kind}
              disabled={comparison.counts[kind] === 0 && shown !== kind}
              onClick={() => toggle(kind)}
            >
              {t(`comparing.kinds.${kind}`)} <span className="change-count__number">{comparison.counts[kind]}</span>
            </button>
          ))}
          <RemovedRows comparison={comparison} reading={reading} />
          <StructureMenu comparison={comparison} reading={reading} />
        </div>
      )}
      {comparison && (
        <label className="changes-bar__only">
          <input type="checkbox" checked={shown === 'any'} onChange={() => toggle('any')} />{' '}
          {t('comparing.onlyChanged')}
        </label>
      )}
      {trouble ? (
        <p
          className={hasNoMeeting ? 'changes-bar__note' : `changes-bar__note changes-bar__note--${problem!.kind}`}
          role="status"
          title={trouble}
        >
          {trouble}{' '}
          {hasNoMeeting && (
            <button
              className="button button--quiet button--small"
              onClick={() => changes.compareWith(addDays(store.today, -7))}
            >
              {t('comparing.withWeekAgo')}
            </button>
          )}
        </p>
      ) : (
        <p className="changes-bar__note" title={told || undefined} aria-hidden={told !== ''}>
          {comparison ? told : t('comparing.comparing')}
        </p>
      )}
      {comparison && <ChangeGroups comparison={comparison} />}
      {comparison && (
        <a
          className="button button--quiet button--small"
          href={`/trackers/${tracker}/changes.csv?${new URLSearchParams({ from: base, lang: reading.language })}`}
          download
        >
          {t('comparing.csv')}
        </a>
      )}
      <button
        className="button button--quiet button--small"
        aria-label={t('comparing.close')}
        title={t('comparing.close')}
        onClick={() => changes.compareWith(null)}
      >
        <span aria-hidden="true">×</span>
      </button>
    </>
  )
}
