import { z } from 'zod'
import { isReminderPolicy, readDayList, type ReminderPolicy } from '../model/records/reminderPolicy'

export const remindersForm = z.object({
  intent: z.literal('reminders'),
  before: z.string(),
  after: z.string(),
  unacknowledged: z.string(),
  silent: z.string(),
})

export type TypedPolicy = Omit<z.infer<typeof remindersForm>, 'intent'>

export function typedPolicy({ before, after, unacknowledged, silent }: ReminderPolicy): TypedPolicy {
  return {
    before: before.join(', '),
    after: after.join(', '),
    unacknowledged: String(unacknowledged ?? ''),
    silent: String(silent ?? ''),
  }
}

/** The policy as it was typed; null: it cannot be one. */
export function readPolicy(typed: TypedPolicy): ReminderPolicy | null {
  const [before, after] = [readDayList(typed.before, 'falling'), readDayList(typed.after, 'rising')]
  const [unacknowledged, silent] = [typed.unacknowledged, typed.silent].map((one) => readDayList(one, 'rising'))
  if (!before || !after || !unacknowledged || !silent || unacknowledged.length > 1 || silent.length > 1) return null
  const policy = { before, after, unacknowledged: unacknowledged[0] ?? null, silent: silent[0] ?? null }
  return isReminderPolicy(policy) ? policy : null
}
