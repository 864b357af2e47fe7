import type { Db } from '#db/connect'

/** A file of a row in so many pieces, the same as one of a record, and one of each that is still coming, as they are stored. */
export async function storeFiles(db: Db, tracker: string, at: number, pieces = 3): Promise<void> {
  for (const [id, sha256] of [
    [`f-${tracker}`, 'ab'.repeat(32)],
    [`coming-${tracker}`, null],
    [`whole-${tracker}`, null],
  ] as const) {
    await db.insertInto('contents').values({ id, tracker_id: tracker, sha256, bytes: pieces }).execute()
    for (let place = 0; place < pieces; place++)
      await db
        .insertInto('content_pieces')
        .values({ content_id: id, tracker_id: tracker, place, bytes: Buffer.from([0, place, 255]) })
        .execute()
  }
  await db
    .insertInto('uploads')
    .values({
      ...{ id: `coming-${tracker}`, tracker_id: tracker, item_id: 'r', column_id: 'evidence', name: 'b.pdf' },
      ...{ person_id: 'p', at },
    })
    .execute()
  const record = `w-${tracker}`
  await db
    .insertInto('uploads')
    .values({
      ...{ id: `whole-${tracker}`, tracker_id: tracker, item_id: '', column_id: '', name: 'c.jpg', record_id: record },
      ...{ media_type: 'image/jpeg', sha256: 'cd'.repeat(32), person_id: 'p', at },
    })
    .execute()
  await db
    .insertInto('records')
    .values({
      ...{
        id: record,
        tracker_id: tracker,
        kind: 'whistle',
        state: 'open',
        version: 1,
        department_id: 'd',
        facts: '{}',
      },
      ...{ person_id: 'p', person_name: '王敏', opened_at: at, until: '', changed_at: at },
    })
    .execute()
  await db
    .insertInto('attachments')
    .values({
      ...{ id: `p-${tracker}`, tracker_id: tracker, item_id: '', content_id: `f-${tracker}`, name: '现场.jpg' },
      ...{ record_id: record, record_seq: 1, media_type: 'image/jpeg' },
      ...{ person_id: 'p', person_name: '王敏', person_department: null, at },
    })
    .execute()
  await db
    .insertInto('attachments')
    .values({
      ...{ id: `f-${tracker}`, tracker_id: tracker, item_id: 'r', content_id: `f-${tracker}`, name: '盖章件 😀.pdf' },
      ...{ media_type: 'application/pdf', person_id: 'p', person_name: '王敏', person_department: null, at },
    })
    .execute()
}

/** One that came with a record as it was opened. */
export async function storePhotograph(db: Db, record: string, name: string): Promise<void> {
  const { tracker_id, opened_at: at } = await db
    .selectFrom('records')
    .select(['tracker_id', 'opened_at'])
    .where('id', '=', record)
    .executeTakeFirstOrThrow()
  const id = `photograph-${record}`
  await db
    .insertInto('contents')
    .values({ id, tracker_id, sha256: 'ef'.repeat(32), bytes: 3 })
    .execute()
  await db
    .insertInto('attachments')
    .values({
      ...{ id, tracker_id, item_id: '', content_id: id, record_id: record, record_seq: 1, name, at },
      ...{ media_type: 'image/jpeg', person_id: 'p', person_name: '王敏', person_department: null },
    })
    .execute()
}
