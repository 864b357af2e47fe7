import type { Db } from '#db/connect'

/** A file of a ledger in so many pieces, and one that is still coming, as they are stored. */
export async function storeFiles(db: Db, tracker: string, at: number, pieces = 3): Promise<void> {
  for (const [id, sha256] of [
    [`f-${tracker}`, 'ab'.repeat(32)],
    [`coming-${tracker}`, null],
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
  await db
    .insertInto('attachments')
    .values({
      ...{ id: `f-${tracker}`, tracker_id: tracker, item_id: 'r', content_id: `f-${tracker}`, name: '盖章件 😀.pdf' },
      ...{ media_type: 'application/pdf', person_id: 'p', person_name: '王敏', person_department: null, at },
    })
    .execute()
}
