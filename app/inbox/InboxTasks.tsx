import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import { turnedReasons, type InboxTask } from '../model/records/inbox'
import type { TaskReason } from '../model/records/tasks'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { InboxLine } from './InboxLine'

interface InboxTasksProps {
  tasks: readonly InboxTask[]
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** As many as one can read; how many more there are is said. */
const most = 100
/** Of several reasons the first here says what is to be done; how harmful it is not to, its light says. */
const asked: readonly TaskReason[] = [
  'returned',
  'blocked',
  'review',
  'reopen',
  'acknowledge',
  'overdue',
  'due',
  'silent',
]

/** What waits for this person, the most harmful first; a row that is gone is left out. */
export function InboxTasks({ tasks, store, reading, onGoTo }: InboxTasksProps) {
  const { t } = useTranslation()
  const when = ({ reasons, since }: InboxTask, due: string) => {
    const isDated = reasons.includes('overdue') || reasons.includes('due')
    const isTimed = reasons.some((reason) => reason !== 'overdue' && reason !== 'due')
    return [
      isDated ? t('comments.inbox.until', { date: due }) : '',
      isTimed && !isDated ? t('comments.inbox.since', { moment: reading.momentText(since) }) : '',
    ].join('')
  }
  const said = ({ by, text, reasons }: InboxTask) => {
    if (!by) return text
    const turned = turnedReasons.find((reason) => reasons.includes(reason)) ?? 'review'
    const who = t(`comments.inbox.by.${turned}`, { who: reading.who(by) })
    return text ? `${who}${t('ledger.colon')}${text}` : who
  }
  return (
    <>
      <ul>
        {tasks.slice(0, most).map((task) => {
          const row = store.entry(task.item)
          if (!row) return null
          return (
            <InboxLine
              key={task.item}
              row={row}
              why={
                <>
                  <LightMark light={store.light(row)} reading={reading} />
                  <strong>{t(`comments.inbox.ask.${asked.find((reason) => task.reasons.includes(reason))!}`)}</strong>
                </>
              }
              when={when(task, row.item.due)}
              text={said(task)}
              reading={reading}
              onGoTo={onGoTo}
            />
          )
        })}
      </ul>
      {tasks.length > most && (
        <p className="field__hint inbox__note">{t('comments.inbox.more', { count: tasks.length - most })}</p>
      )}
    </>
  )
}
