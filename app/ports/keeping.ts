import type { Kept } from '../model/house/keeping'

/** Putting a ledger away, and taking it out of the house (L7). */
export interface KeepingPort {
  /** Read-only for everybody from now on, and no more. */
  archive(): Promise<Kept>
  reopen(): Promise<Kept>
  /**
   * Takes it out, its history too, once a checked file holds it, whose name is returned. `title`: as it was typed, to be sure.
   * `withDepartments`: departments that nothing uses any more go with it.
   */
  remove(title: string, withDepartments: boolean): Promise<Kept<{ file: string }>>
}
