import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import type { InboxTask } from '../model/records/inbox'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { InboxLine } from './InboxLine'
import { askText, taskSaid, taskWhen } from './taskText'

interface InboxTasksProps {
  tasks: readonly InboxTask[]
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** As many as one can read; how many more there are is said. */
const most = 100
/** What waits for this person, the most harmful first; a row that is gone is left out. */
export function InboxTasks({ tasks, store, reading, onGoTo }: InboxTasksProps) {
  const { t } = useTranslation()
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
                  <strong>{askText(t, task)}</strong>
                </>
              }
              when={taskWhen(t, task, row.item.due, reading.momentText(task.since))}
              text={taskSaid(t, task, reading.who)}
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
