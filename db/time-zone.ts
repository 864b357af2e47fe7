import { defaultLightSettings } from '#app/model/ledger/light'
import type { Db } from './connect'
import { trackerOf } from './ledger-rows'

/** The house's time zone: that of its first ledger. */
export async function houseTimeZone(db: Db): Promise<string> {
  const row = await db.selectFrom('trackers').selectAll().orderBy('created_at').orderBy('id').executeTakeFirst()
  return (row ? trackerOf(row).settings : defaultLightSettings).timeZone
}
