import { foldName } from '#app/model/ledger/nameReader'
import type { Db } from './connect'

/** Is another ledger called so, however it is spaced? */
export async function isTitleTaken(db: Db, title: string, except: string | null): Promise<boolean> {
  const rows = await db.selectFrom('trackers').select(['id', 'title_zh']).execute()
  return rows.some(({ id, title_zh }) => id !== except && foldName(title_zh) === foldName(title))
}
