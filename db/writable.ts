import type { Db } from './connect'
import { engineOf } from './engine'

/** Can the database commit now (N2)? */
export async function isWritable(db: Db): Promise<boolean> {
  try {
    await engineOf(db).proveWritable(db)
    return true
  } catch {
    return false
  }
}
