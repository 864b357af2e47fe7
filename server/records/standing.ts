import type { Counting } from '#app/model/house/deadline'
import { saidOfDays } from '#app/model/house/calendar'
import type { LightSettings } from '#app/model/ledger/light'
import { openDepartments } from '#app/model/ledger/person'
import type { OpeningMoment } from '#app/model/records/kinds/RecordKind'
import { defaultWhistleLimits } from '#app/model/records/whistleLimits'
import type { Db } from '#db/connect'
import { readCalendar } from '#db/house-calendar'
import { allDepartments, settingsOf, trackerRow } from '#db/ledger-rows'

/** What the steps of a ledger's records are judged and counted by, whatever the record. */
export interface LedgerStanding extends OpeningMoment {
  settings: LightSettings
  /** Open departments. */
  departments: ReadonlySet<string>
}

/** As it is by `at` (ms). The ledger must be there. */
export async function standingAt(trx: Db, tracker: string, at: number): Promise<LedgerStanding> {
  const settings = settingsOf((await trackerRow(trx, tracker))!)
  const counting: Counting = { said: saidOfDays(await readCalendar(trx)), timeZone: settings.timeZone }
  const departments = new Set(openDepartments(await allDepartments(trx)).map(({ id }) => id))
  return { at, settings, counting, departments, limits: settings.whistleLimits ?? defaultWhistleLimits }
}
