import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { engineOf } from '#db/engine'
import { openNewDatabase } from '../support/database'
import { tracker } from '../support/server'

it('S2: a document that is read in parts is the one that was stored, whatever its length', async () => {
  const { db, close } = await openNewDatabase('november')
  const { readState } = engineOf(db)
  const part = 2 * 1024 * 1024
  for (const length of [0, 1, part - 1, part, part + 1, 2 * part, 2 * part + 3]) {
    const state = randomBytes(length)
    await db.updateTable('snapshots').set({ state }).where('tracker_id', '=', tracker).execute()
    expect(state.equals((await readState(db, tracker))!), `${length} bytes`).toBe(true)
  }
  expect(await readState(db, 'none')).toBe(null)
  await close()
})
