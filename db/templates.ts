import type { LedgerTemplate, KeptTemplate } from '#app/model/ledger/template'
import type { Db } from './connect'

/** Templates of the house's own (L6). */
export interface TemplatesTable {
  id: string
  /** JSON `LedgerTemplate`. */
  value: string
  made_by_name: string
  made_at: number
}

/** Newest last. */
export async function listTemplates(db: Db): Promise<KeptTemplate[]> {
  const rows = await db.selectFrom('templates').selectAll().orderBy('made_at').orderBy('id').execute()
  return rows.map(({ id, value, made_at, made_by_name }) => ({
    ...{ id, madeAt: made_at, madeBy: made_by_name },
    template: JSON.parse(value) as LedgerTemplate,
  }))
}

export async function insertTemplate(db: Db, { id, template, madeAt, madeBy }: KeptTemplate): Promise<void> {
  await db
    .insertInto('templates')
    .values({ id, value: JSON.stringify(template), made_at: madeAt, made_by_name: madeBy })
    .execute()
}

export async function deleteTemplate(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('templates').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
