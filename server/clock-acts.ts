import { recordClocks } from '#app/model/records/kinds/RecordKind'
import type { Db } from '#db/connect'
import { remindersClock } from '#db/reminders'
import { runOut } from './records/run-out'
import { createReminding } from './reminding'
import type { ClockActs } from './scheduler'

/** What is done when something has run out (R3), by the kind of clock: a line a kind. */
export function createClockActs(db: Db): ClockActs {
  return { [remindersClock]: createReminding(db), ...Object.fromEntries(recordClocks.map((kind) => [kind, runOut])) }
}
