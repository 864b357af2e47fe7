import type { GridPreferences, LedgersPort, Tracker } from '#app/context'
import type { Item, Stream } from '#app/model/ledger'
import type { LightSettings } from '#app/model/light'
import type { Department } from '#app/model/person'
import type { Selectable } from 'kysely'
import type { Db } from './connect'
import type { Database } from './schema'

/** What pages read of ledgers: the projections, never the documents. */
export function createLedgers(db: Db): LedgersPort {
  return {
    async list() {
      return (await db.selectFrom('trackers').selectAll().orderBy('created_at').orderBy('id').execute()).map(trackerOf)
    },
    // In one transaction, so that no commit falls between the rows that are read.
    read: (id) =>
      db.transaction().execute(async (trx) => {
        const tracker = await trx.selectFrom('trackers').selectAll().where('id', '=', id).executeTakeFirst()
        if (!tracker) return null
        const departments = await trx.selectFrom('departments').selectAll().orderBy('position').orderBy('id').execute()
        const streams = await trx.selectFrom('streams').select('value').where('tracker_id', '=', id).orderBy('id').execute()
        const items = await trx.selectFrom('items').selectAll().where('tracker_id', '=', id).orderBy('id').execute()
        return {
          tracker: trackerOf(tracker),
          departments: departments.map(departmentOf),
          streams: streams.map((row) => JSON.parse(row.value) as Stream),
          items: items.map((row) => JSON.parse(row.value) as Item),
          stamps: Object.fromEntries(
            items.map((row) => [
              row.id,
              { updatedAt: row.updated_at, updatedBy: row.updated_by, department: row.updated_department, statusSince: row.status_since },
            ]),
          ),
        }
      }),
    async preferences(person, tracker) {
      const row = await db
        .selectFrom('preferences')
        .select('value')
        .where('person_id', '=', person)
        .where('tracker_id', '=', tracker)
        .executeTakeFirst()
      return row ? (JSON.parse(row.value) as GridPreferences) : {}
    },
    async savePreferences(person, tracker, preferences) {
      await db
        .replaceInto('preferences')
        .values({ person_id: person, tracker_id: tracker, value: JSON.stringify(preferences) })
        .execute()
    },
  }
}

function trackerOf(row: Selectable<Database['trackers']>): Tracker {
  return { id: row.id, title: { zh: row.title_zh, en: row.title_en }, settings: JSON.parse(row.settings) as LightSettings }
}

function departmentOf(row: Selectable<Database['departments']>): Department {
  return { id: row.id, name: { zh: row.name_zh, en: row.name_en }, short: row.short, kind: row.kind as Department['kind'] }
}
