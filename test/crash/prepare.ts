import path from 'node:path'
import type { LedgerRows } from '#app/model/ledger/rows'
import { connect } from '#db/connect'
import type { Person } from '#app/model/ledger/person'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { createLedgers } from '#db/ledgers'
import { migrate } from '#db/migrate'
import { createPeople } from '#server/people/people'
import { inHouse } from '../support/in-house'
import type { Part } from './writer'

/** The first ledger (N3). */
export const tracker = 'xicheng-2019'

/** The ledger before anybody wrote anything, and who is to write. */
export interface Scene extends LedgerRows {
  departments: Set<string>
  parts: Part[]
  /** Session cookies of viewers. */
  readers: string[]
}

/** Makes the database of a folder where no server runs, or another, with people who are signed in. Up to 40 writers. */
export async function prepareScene(
  dataDir: string,
  { writers, readers }: { writers: number; readers: number },
  database = path.join(dataDir, 'luoshi.db'),
): Promise<Scene> {
  const db = connect(database)
  try {
    await migrate(db)
    await seedFirstLedger(db, Date.now())
    const { columns, items, streams, departments } = (await createLedgers(db).read(tracker))!
    if (writers > items.length)
      throw new RangeError(`There are cells of their own for ${items.length} writers at most.`)
    const people = createPeople({ db, publicUrl: 'http://localhost', now: Date.now, acted: async () => undefined })
    const signIn = async (
      account: string,
      role: 'coordinator' | 'department' | 'viewer',
      department: string | null,
    ) => {
      const { id } = await people.addPerson({ account, name: account, department, ...inHouse(role) })
      const person: Person = { id, name: account, role, department }
      return { person, cookie: (await people.openSession(id)).cookie.split(';')[0]! }
    }
    const parts: Part[] = []
    const everyone = items.slice(0, writers).map((item) => item.id)
    for (const [i, item] of items.slice(0, writers).entries()) {
      const signedIn =
        i % 2 === 0
          ? await signIn(`coordinator-${i}`, 'coordinator', 'bianban')
          : await signIn(`liaison-${i}`, 'department', item.lead)
      parts.push({
        ...signedIn,
        own: { item: item.id, column: i % 2 === 0 ? 'clause' : 'owner' },
        shared: i % 2 === 0 ? everyone : [item.id],
      })
    }
    const viewers = []
    for (let i = 0; i < readers; i++) viewers.push((await signIn(`viewer-${i}`, 'viewer', null)).cookie)
    return { columns, items, streams, departments: new Set(departments.map(({ id }) => id)), parts, readers: viewers }
  } finally {
    await db.destroy()
  }
}
