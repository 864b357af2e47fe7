import type { LedgerSettings, SettingsOutcome, SettingsPort } from '#app/ports/settings'
import { limits } from '#app/model/ledger/limits'
import { isThreshold, thresholds } from '#app/model/ledger/thresholds'
import { isOneLine } from '#app/model/text/isOneLine'
import type { Db } from '#db/connect'
import { isTitleTaken, saveTracker } from '#db/trackers'
import type { Member } from './member'

export interface SettingsOptions {
  db: Db
  now: () => number
  /** Called when they have changed: open pages are to hear of it. */
  onChanged: (tracker: string) => Promise<void>
}

/** A ledger's title and thresholds, for a member: coordinators change them. */
export function createSettings({ db, now, onChanged }: SettingsOptions): (member: Member) => SettingsPort {
  return ({ ledger, person, coordinates }) => ({
    async save({ title: given, thresholds: days }) {
      if (!coordinates) return 'not-allowed'
      const title = { zh: given.zh.trim(), en: given.en.trim() }
      const problem =
        judgeTitle(title) ?? (thresholds.every((name) => isThreshold(days[name])) ? null : 'bad-threshold')
      if (problem) return problem
      const settings = { ...ledger.settings, ...Object.fromEntries(thresholds.map((name) => [name, days[name]])) }
      const outcome = await db.transaction().execute(async (trx): Promise<SettingsOutcome> => {
        if (await isTitleTaken(trx, title.zh, ledger.id)) return 'title-taken'
        await saveTracker(trx, { ...ledger, title, settings }, { by: person.id, at: now() })
        return 'saved'
      })
      if (outcome === 'saved') await onChanged(ledger.id)
      return outcome
    },
  })
}

/** What is wrong with a ledger's name; null when nothing is. */
export function judgeTitle({ zh, en }: LedgerSettings['title']): 'title-missing' | 'title-malformed' | null {
  if (zh.trim() === '') return 'title-missing'
  return [zh, en].every((name) => isOneLine(name) && name.trim().length <= limits.ledgerTitle)
    ? null
    : 'title-malformed'
}
