import type { Selectable, Transaction } from 'kysely'
import type { Decision, DecisionKind, RowLabel } from '#app/model/meeting/meeting'
import type { Person } from '#app/model/ledger/person'
import type { Db } from './connect'
import type { Database } from './schema'

export type NewDecision = Pick<
  Decision,
  'id' | 'meeting' | 'item' | 'label' | 'kind' | 'text' | 'department' | 'responsible' | 'due'
>

/** Records what was decided, by whom, at (ms). Once: a decision with a known id is the one that is there. */
export async function insertDecision(
  trx: Transaction<Database>,
  tracker: string,
  decision: NewDecision,
  person: Person,
  at: number,
): Promise<void> {
  const { id, meeting, item, label, kind, text, department, responsible, due } = decision
  await trx
    .insertInto('decisions')
    .values({
      id,
      tracker_id: tracker,
      meeting_id: meeting,
      item_id: item,
      label: label && JSON.stringify(label),
      kind,
      text,
      department,
      responsible,
      due,
      person_id: person.id,
      person_name: person.name,
      department_id: person.department,
      made_at: at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Of a meeting, oldest first. */
export async function decisionsOf(db: Db, meeting: string): Promise<Decision[]> {
  return (await db.selectFrom('decisions').selectAll().where('meeting_id', '=', meeting).orderBy('seq').execute()).map(
    decisionOf,
  )
}

/** Neither carried out nor withdrawn, oldest first; of all meetings but `except`. */
export async function unmarkedDecisions(db: Db, tracker: string, except: string | null): Promise<Decision[]> {
  const all = db
    .selectFrom('decisions')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('settled_at', 'is', null)
    .where('withdrawn_at', 'is', null)
  return (await (except === null ? all : all.where('meeting_id', '!=', except)).orderBy('seq').execute()).map(
    decisionOf,
  )
}

export async function findDecision(db: Db, tracker: string, id: string): Promise<Decision | null> {
  const row = await db
    .selectFrom('decisions')
    .selectAll()
    .where('tracker_id', '=', tracker)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? decisionOf(row) : null
}

export async function countDecisions(db: Db, meeting: string): Promise<number> {
  const { count } = await db
    .selectFrom('decisions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('meeting_id', '=', meeting)
    .executeTakeFirstOrThrow()
  return count
}

/** Did somebody else decide the same of the same item in this meeting, and not withdraw it? */
export async function isDecidedByOther(db: Db, decision: NewDecision, person: string): Promise<boolean> {
  const { meeting, item, kind, text, department, responsible, due } = decision
  const same = await db
    .selectFrom('decisions')
    .select('id')
    .where('meeting_id', '=', meeting)
    .where('item_id', 'is not distinct from', item)
    .where('kind', '=', kind)
    .where('text', '=', text)
    .where('department', '=', department)
    .where('responsible', '=', responsible)
    .where('due', '=', due)
    .where('withdrawn_at', 'is', null)
    .where('person_id', '!=', person)
    .executeTakeFirst()
  return same !== undefined
}

/** Marks it as carried out; the first mark stays. */
export async function settleDecision(trx: Transaction<Database>, id: string, by: string, at: number): Promise<void> {
  await trx
    .updateTable('decisions')
    .set({ settled_at: at, settled_by_name: by })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
}

/** Marks it as withdrawn; the first mark stays. */
export async function withdrawDecision(trx: Transaction<Database>, id: string, by: string, at: number): Promise<void> {
  await trx
    .updateTable('decisions')
    .set({ withdrawn_at: at, withdrawn_by_name: by })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Names the row that it becomes; the first name stays. */
export async function nameSubItem(trx: Transaction<Database>, id: string, item: string): Promise<void> {
  await trx
    .updateTable('decisions')
    .set({ sub_item_id: item })
    .where('id', '=', id)
    .where('sub_item_id', 'is', null)
    .execute()
}

function decisionOf(row: Selectable<Database['decisions']>): Decision {
  return {
    id: row.id,
    meeting: row.meeting_id,
    item: row.item_id,
    label: row.label === null ? null : (JSON.parse(row.label) as RowLabel),
    kind: row.kind as DecisionKind,
    text: row.text,
    department: row.department,
    responsible: row.responsible,
    due: row.due,
    by: { id: row.person_id, name: row.person_name, department: row.department_id },
    at: row.made_at,
    subItem: row.sub_item_id,
    settledAt: row.settled_at,
    settledBy: row.settled_by_name,
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by_name,
  }
}
