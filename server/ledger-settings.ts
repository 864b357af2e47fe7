import type { SettingsOutcome, SettingsPort } from '#app/ports/settings'
import { foldName } from '#app/model/ledger/nameReader'
import { isThreshold, thresholds } from '#app/model/ledger/thresholds'
import { judgeTitle } from '#app/model/ledger/tracker'
import { isReminderPolicy } from '#app/model/records/reminderPolicy'
import type { Db } from '#db/connect'
import { remindingOf, savePolicy } from '#db/reminders'
import { isTitleTaken, saveTracker } from '#db/trackers'
import { inHouse, inLedger } from '#db/transactions'
import type { Member } from './member'

export interface SettingsOptions {
  db: Db
  now: () => number
}

/** A ledger's title and thresholds, for a member: coordinators change them. */
export function createSettings({ db, now }: SettingsOptions): (member: Member) => SettingsPort {
  return ({ ledger, person, coordinates }) => ({
    async save({ title: given, thresholds: days }) {
      if (!coordinates) return 'not-allowed'
      const title = { zh: given.zh.trim(), en: given.en.trim() }
      const problem = judgeTitle(title)
      if (problem) return problem === 'missing' ? 'title-missing' : 'title-malformed'
      if (!thresholds.every((name) => isThreshold(days[name]))) return 'bad-threshold'
      const settings = { ...ledger.settings, ...Object.fromEntries(thresholds.map((name) => [name, days[name]])) }
      return inHouse(db).execute(async (trx): Promise<SettingsOutcome> => {
        // What it is called already stays, also where another one that they may see by now is called so.
        const isAnother = foldName(title.zh) !== foldName(ledger.title.zh)
        if (isAnother && (await isTitleTaken(trx, title.zh, person.id))) return 'title-taken'
        await saveTracker(trx, { ...ledger, title, settings }, { by: person.id, at: now() })
        return 'saved'
      })
    },
    reminders: async () => (await remindingOf(db, ledger.id)).policy,
    async saveReminders(policy) {
      if (!coordinates) return 'not-allowed'
      if (!isReminderPolicy(policy)) return 'bad-policy'
      await inLedger(db, ledger.id).execute((trx) => savePolicy(trx, ledger.id, policy, { by: person.id, at: now() }))
      return 'saved'
    },
  })
}
