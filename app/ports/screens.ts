import type { ScreenLink } from '../model/meeting/screenLink'

/** The links to a ledger's shared screen (G9). Coordinators make and withdraw them. */
export interface ScreensPort {
  /** Those that are not withdrawn, newest first; nothing for others than coordinators. */
  list(): Promise<ScreenLink[]>
  /** The link's address, shown this once; null when it is not theirs to make, or there are too many. */
  make(): Promise<{ url: string } | null>
  /** Closes the screens that use it at once (S5). False when there is none, or it is not theirs. */
  withdraw(id: string): Promise<boolean>
}
