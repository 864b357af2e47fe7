import type { Translate } from '../i18n/Translate'
import type { Wording } from '../reading/wording'
import { askLine } from './askLine'
import { askText, taskSaid, taskWhen } from './taskText'
import type { WaitingRow } from '../model/records/waitingRow'

/** How a line says what waits: what is to be done, until or since when, and who said what; and a key of its own. */
export interface WaitingLine {
  key: string
  ask: string
  when: string
  said: string
}

export function waitingLine(t: Translate, who: Wording['who'], row: WaitingRow): WaitingLine {
  if ('record' in row) return { key: row.record.id, ...askLine(t, row.record, who, row) }
  const { task, due, since } = row
  return {
    key: `${row.ledger.id}/${row.item}`,
    ask: askText(t, task),
    when: taskWhen(t, task, due, since),
    said: taskSaid(t, task, who),
  }
}
