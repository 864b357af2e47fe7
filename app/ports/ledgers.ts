import type { Reaching } from '../model/ledger/access'
import type { LedgerWish, MakingOutcome } from '../model/ledger/newLedger'
import type { Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import type { CommentsPort } from './comments'
import type { FilesPort } from './files'
import type { HistoryPort } from './history'
import type { MeetingsPort } from './meetings'
import type { PreferencesPort } from './preferences'
import type { RowsPort } from './rows'
import type { ScreensPort } from './screens'
import type { SettingsPort } from './settings'
import type { ViewsPort } from './views'

/**
 * Everything that one person may do with one ledger (L1). There is no other way to a ledger's ports: they are bound to
 * a member, and only who may reach the ledger is one.
 */
export interface MemberLedger {
  tracker: Tracker
  /** As they are in this ledger. */
  person: Person
  access: Reaching
  rows: RowsPort
  history: HistoryPort
  preferences: PreferencesPort
  comments: CommentsPort
  views: ViewsPort
  meetings: MeetingsPort
  screens: ScreensPort
  settings: SettingsPort
  files: FilesPort
}

/** What a shared screen may read of the ledger that its link shows (G9): nobody's account, and nothing else. */
export interface ScreenLedger {
  tracker: Tracker
  rows: Pick<RowsPort, 'read'>
  history: Pick<HistoryPort, 'compare'>
  meetings: Pick<MeetingsPort, 'state'>
}

/** The doors to ledgers, for whoever asks. */
export interface LedgersPort {
  /** Those that they may reach, oldest first. */
  list(): Promise<Tracker[]>
  /** Null: there is no such ledger, or not for them; nobody can tell which. */
  enter(id: string): Promise<MemberLedger | null>
  /** Makes one, whole or not at all (L6); asked twice, once. */
  create(wish: LedgerWish): Promise<MakingOutcome>
  /** The ledger that a shared screen's link shows; null for an unknown or withdrawn one. Anybody may ask. */
  screen(token: string): Promise<ScreenLedger | null>
}
