import type { Person } from '#app/model/ledger/person'
import type { Tracker } from '#app/model/ledger/tracker'
import type { Db } from '#db/connect'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { trackerOfScreen } from '#db/screen-links'
import { isToken, tokenId } from './people/tokens'

/** What a shared screen's link gives (G9): to read one ledger. Only `open` makes one, from the link's token (L1). */
export class ScreenPass {
  /** The link's id. Private also for the compiler: no object that looks like a pass is taken for one. */
  readonly #link: string

  private constructor(
    readonly ledger: Tracker,
    link: string,
  ) {
    this.#link = link
  }

  get link(): string {
    return this.#link
  }

  /** Who a screen is for a ledger's room: nobody's account, and may only read. */
  get person(): Person {
    return { id: `screen-${this.#link}`, name: '大屏', role: 'viewer', department: null }
  }

  /** Null for an unknown or withdrawn link. */
  static async open(db: Db, token: string): Promise<ScreenPass | null> {
    if (!isToken(token)) return null
    const link = tokenId(token)
    const id = await trackerOfScreen(db, link)
    const row = id === null ? null : await trackerRow(db, id)
    return row && new ScreenPass(trackerOf(row), link)
  }
}
