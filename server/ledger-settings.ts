import type { SettingsOutcome, SettingsPort } from '#app/ports/settings'
import { foldName } from '#app/model/ledger/nameReader'
import { isLeaderFrom, isThreshold, thresholds } from '#app/model/ledger/thresholds'
import { judgeTitle } from '#app/model/ledger/tracker'
import { isReminderPolicy } from '#app/model/records/reminderPolicy'
import { isWhistleLimits } from '#app/model/records/whistleLimits'
import type { Db } from '#db/connect'
import { accessNow } from '#db/grants'
import { remindingOf, savePolicy } from '#db/reminders'
import { isTitleTaken, saveTracker } from '#db/trackers'
import { inHouse, inLedger } from '#db/transactions'
import type { Member } from './member'

export interface SettingsOptions {
  db: Db
  now: () => number
}

/** A ledger's title, thresholds and who agrees to more time, for a member: coordinators change them. */
export function createSettings({ db, now }: SettingsOptions): (member: Member) => SettingsPort {
  return ({ ledger, person, coordinates }) => ({
    async save({ title: given, thresholds: days, leader, limits }) {
      if (!coordinates) return 'not-allowed'
      const title = { zh: given.zh.trim(), en: given.en.trim() }
      const problem = judgeTitle(title)
      if (problem) return problem === 'missing' ? 'title-missing' : 'title-malformed'
      if (!thresholds.every((name) => isThreshold(days[name]))) return 'bad-threshold'
      if (leader && !isLeaderFrom(leader.from)) return 'bad-count'
      if (!isWhistleLimits(limits)) return 'bad-limits'
      const set = Object.fromEntries(thresholds.map((name) => [name, days[name]]))
      const settings = { ...ledger.settings, ...set, extensionLeader: leader ?? undefined, whistleLimits: limits }
      return inHouse(db).execute(async (trx): Promise<SettingsOutcome> => {
        const isNew = leader && leader.person !== ledger.settings.extensionLeader?.person
        if (isNew && (await accessNow(trx, leader.person, ledger.id)) === 'none') return 'unknown-leader'
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
