import type { Reaching } from '../model/ledger/access'
import type { Kept, RemovedLedger } from '../model/house/keeping'
import type { LedgerWish, MakingOutcome } from '../model/ledger/newLedger'
import type { Person } from '../model/ledger/person'
import type { ShownCall } from '../model/records/whistles'
import type { Tracker } from '../model/ledger/tracker'
import type { AttachmentsPort } from './attachments'
import type { CommentsPort } from './comments'
import type { FilesPort } from './files'
import type { GrantsPort } from './grants'
import type { HistoryPort } from './history'
import type { KeepingPort } from './keeping'
import type { MeetingsPort } from './meetings'
import type { PreferencesPort } from './preferences'
import type { RecordsPort } from './records'
import type { ReportPort } from './report'
import type { RowsPort } from './rows'
import type { RobotsPort } from './robots'
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
  report: ReportPort
  preferences: PreferencesPort
  comments: CommentsPort
  attachments: AttachmentsPort
  views: ViewsPort
  meetings: MeetingsPort
  records: RecordsPort
  screens: ScreensPort
  robots: RobotsPort
  settings: SettingsPort
  keeping: KeepingPort
  /** May they put it away, and take it up again, also once it is archived (L7)? */
  mayKeep: boolean
  /** Who else reaches it, and as what. */
  grants: GrantsPort
  files: FilesPort
}

/** What a shared screen may read of the ledger that its link shows (G9): nobody's account, and nothing else. */
export interface ScreenLedger {
  tracker: Tracker
  rows: Pick<RowsPort, 'read'>
  history: Pick<HistoryPort, 'compare'>
  meetings: Pick<MeetingsPort, 'state'>
  /** Whom whistles call at this time. */
  calls(): Promise<ShownCall[]>
}

/** The doors to ledgers, for whoever asks. */
export interface LedgersPort {
  /** Those that they may reach, oldest first. */
  list(): Promise<Tracker[]>
  /** One text that is another once they reach other ledgers, one is put away, or anything is asked or said in one of them. */
  reach(): Promise<string>
  /** Null: there is no such ledger, or not for them; nobody can tell which. */
  enter(id: string): Promise<MemberLedger | null>
  /** Makes one, whole or not at all (L6); asked twice, once. */
  create(wish: LedgerWish): Promise<MakingOutcome>
  /** What was taken out and can be brought back; nothing, for anybody but an administrator (L7). */
  removed(): Promise<RemovedLedger[]>
  restore(file: string): Promise<Kept<{ id: string }>>
  /** The ledger that a shared screen's link shows; null for an unknown or withdrawn one. Anybody may ask. */
  screen(token: string): Promise<ScreenLedger | null>
}
