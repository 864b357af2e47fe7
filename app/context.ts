import type { Comparison } from './model/history/comparison'
import type { ChangedBy, CellChange } from './model/history/history'
import type { InboxEntry } from './model/records/inbox'
import type { Refusal } from './model/ledger/errors'
import type { Item, Stream } from './model/ledger/ledger'
import type { LightSettings, Stamp } from './model/ledger/light'
import type { Attendee, AgendaEntry, Decision, Meeting, MeetingState } from './model/meeting/meeting'
import type { MeetingCommand, MinutesEdit } from './model/meeting/meetingCommand'
import type { Mentionable } from './model/records/mentions'
import type { Department, Person, Role } from './model/ledger/person'
import type { ExportEnding } from './transfer/exportOrder'
import type { ExportOptions } from './transfer/exportRows'

/** What loaders and actions may use: types only. The server fills it in for each request (`AppLoadContext`). */
export interface AppContext {
  /** The nonce of this answer's Content-Security-Policy (X4). */
  nonce: string
  /** The public address that links to this server start with. */
  publicUrl: string
  /** Who asks; null when nobody is signed in. */
  person: Person | null
  now: () => number
  /** Logs what went wrong while a page was made. */
  report: (error: unknown) => void
  people: PeoplePort
  ledgers: LedgersPort
  comments: CommentsPort
  views: ViewsPort
  meetings: MeetingsPort
  screens: ScreensPort
  files: FilesPort
}

export interface Tracker {
  id: string
  title: { zh: string; en: string }
  settings: LightSettings
}

/** A ledger as the server derived it: what the first paint, CSV and reports read. */
export interface LedgerSnapshot {
  tracker: Tracker
  departments: Department[]
  streams: Stream[]
  items: Item[]
  stamps: Record<string, Stamp>
}

/** How one person has arranged a ledger's columns: remembered for them on every machine. */
export interface GridPreferences {
  columns?: { id: string; width?: number; hidden?: boolean }[]
  density?: 'compact' | 'normal' | 'roomy'
  collapsed?: string[]
  /** In px. */
  panelWidth?: number
}

/** Changes newest first, one page of them; `more` when older ones follow. */
export interface HistoryPage {
  changes: CellChange[]
  more: boolean
}

export interface LedgersPort {
  list(): Promise<Tracker[]>
  read(tracker: string): Promise<LedgerSnapshot | null>
  /**
   * The ledger as of a past moment (ms since 1970) with the stamps of then (H3); the title, the settings and the
   * departments are those of now. Null before the ledger was created, or when there is none.
   */
  readAsOf(tracker: string, at: number): Promise<LedgerSnapshot | null>
  /**
   * What happened to a row or to one cell of it (H1), a page at a time: `before` is the id of the last change of the
   * page before. Null when there is no such ledger, or never was such a row.
   */
  history(tracker: string, item: string, column: string | null, before: string | null): Promise<HistoryPage | null>
  /** What changed between two moments, whichever is named first; lights as of each (`now`: ms). */
  compare(tracker: string, from: AskedPoint, to: AskedPoint, now: number): Promise<ComparisonAnswer>
  preferences(person: string, tracker: string): Promise<GridPreferences>
  savePreferences(person: string, tracker: string, preferences: GridPreferences): Promise<void>
}

/** A moment to compare: the present, a time (ms), the baseline of a closed meeting, or of the last one there was. */
export type AskedPoint = 'now' | 'last-meeting' | { at: number } | { meeting: string }

export type ComparisonAnswer =
  | { outcome: 'compared'; comparison: Comparison; tracker: Tracker; departments: Department[]; streams: Stream[] }
  | { outcome: 'unknown-tracker' | 'unknown-meeting' | 'too-early' }

/** Ledgers as files, written where nobody has to wait for it. */
export interface FilesPort {
  /** The file's bytes. */
  write(snapshot: LedgerSnapshot, options: ExportOptions, ending: ExportEnding): Promise<Uint8Array<ArrayBuffer>>
}

export interface CommentRecord {
  id: string
  body: string
  /** Milliseconds since 1970. */
  at: number
  person: ChangedBy
}

export interface Inbox {
  entries: InboxEntry[]
  /** Entries that are later than this (ms) are new. */
  readAt: number
  unread: number
}

/** What became of a comment; the interface has a sentence for each. */
export type CommentOutcome = 'added' | 'empty' | 'too-long' | 'unknown-item' | 'not-allowed'

/** Comments on items, and the inbox of the person who asks. Viewers read. */
export interface CommentsPort {
  ofItem(tracker: string, item: string): Promise<CommentRecord[]>
  mentionables(): Promise<Mentionable[]>
  add(tracker: string, item: string, body: string): Promise<CommentOutcome>
  /** Null when there is no such ledger, or nobody is signed in. */
  inbox(tracker: string): Promise<Inbox | null>
  markInboxRead(tracker: string): Promise<void>
}

/** A view under a name. `query`: as an address has it. */
export interface SavedView {
  id: string
  name: string
  query: string
  /** Everyone's, not only one's own. */
  isShared: boolean
}

/** What became of a view; the interface has a sentence for each. */
export type ViewOutcome = 'saved' | 'name-missing' | 'too-many' | 'too-long' | 'not-allowed'

/** Views that are kept, for the person who asks. Coordinators make everyone's. */
export interface ViewsPort {
  list(tracker: string): Promise<SavedView[]>
  save(tracker: string, view: { name: string; query: string; isShared: boolean }): Promise<ViewOutcome>
  /** False when there is no such view, or it is not theirs to remove. */
  remove(tracker: string, id: string): Promise<boolean>
}

/** A meeting in the list of all; `decisions` without withdrawn ones. */
export interface MeetingSummary {
  meeting: Meeting
  /** Items of its agenda that were discussed. */
  discussed: number
  decisions: number
  openDecisions: number
}

/** A meeting with whose baseline the ledger may be compared. */
export type MeetingChoice = Pick<Meeting, 'id' | 'title' | 'heldOn'>

/** All that is kept of a meeting. What changed is told from its base to its baseline, or to now while it is on. */
export interface MeetingRecord {
  tracker: Tracker
  departments: Department[]
  streams: Stream[]
  meeting: Meeting
  agenda: AgendaEntry[]
  decisions: Decision[]
  /** Open from earlier meetings while this one is on; afterwards the minutes have told them. */
  carried: Decision[]
  attendance: Attendee[]
  comparison: Comparison
}

export interface Minutes {
  language: 'zh' | 'en'
  /** Markdown, as `minutesToMarkdown` writes it and people edit it. */
  text: string
  /** Grows with each edit. */
  revision: number
  updatedAt: number
  updatedBy: string
}

/** What became of a command; the interface has a sentence for each. `running`: another meeting is on already. */
export type MeetingOutcome =
  | 'done'
  | 'running'
  | 'not-allowed'
  | 'no-meeting'
  | 'unknown-tracker'
  | 'unknown-item'
  | 'not-on-agenda'
  | 'unknown-person'
  | 'unknown-department'
  | 'unknown-decision'
  | 'decided-already'
  | 'item-missing'
  | 'text-missing'
  | 'due-missing'
  | 'nothing-assigned'
  | 'too-many'
  | 'not-one-line'

/** The ledger's rules are against the cells of a decision: neither these nor the decision are kept (R2). */
export interface CellsRefused {
  refusals: Refusal[]
}

export type MinutesOutcome = 'saved' | 'not-allowed' | 'unknown-meeting' | 'changed-meanwhile'

/** Writes the minutes of a meeting that is being closed, as Markdown in each language. */
export type DraftMinutes = (record: MeetingRecord) => Record<Minutes['language'], string>

/** Meetings of ledgers, for the person who asks. Everybody reads; coordinators start, steer, decide and close. */
export interface MeetingsPort {
  /** The meeting that is on; null when none is. */
  state(tracker: string): Promise<MeetingState | null>
  /** Does one thing, and writes the cells that follow from it; tells open pages when something changed. */
  command(tracker: string, command: Exclude<MeetingCommand, { do: 'close' }>): Promise<MeetingOutcome | CellsRefused>
  /** Freezes the ledger as the meeting's baseline and keeps the minutes, all in one step. */
  close(tracker: string, draft: DraftMinutes): Promise<MeetingOutcome>
  /** Newest first. */
  list(tracker: string): Promise<MeetingSummary[]>
  /** Null when there is no such meeting. */
  read(tracker: string, meeting: string): Promise<MeetingRecord | null>
  /** The minutes of a closed meeting in a language; null when there is none. */
  minutes(tracker: string, meeting: string, language: Minutes['language']): Promise<Minutes | null>
  saveMinutes(tracker: string, meeting: string, edit: MinutesEdit): Promise<MinutesOutcome>
}

export interface ScreenLink {
  id: string
  madeBy: string
  madeAt: number
}

/** Links that show a ledger and its meeting on a shared screen without a login (G9). Coordinators make and withdraw them. */
export interface ScreensPort {
  /** Those that are not withdrawn, newest first; nothing for others than coordinators. */
  list(tracker: string): Promise<ScreenLink[]>
  /** The link's address, shown this once; null when the ledger is unknown, it is not theirs to make, or there are too many. */
  make(tracker: string): Promise<{ url: string } | null>
  /** Closes the screens that use it at once (S5). */
  withdraw(tracker: string, id: string): Promise<boolean>
  /** The ledger that a link's token shows; null for an unknown or withdrawn one. Anybody may ask. */
  open(token: string): Promise<{ tracker: string; link: string } | null>
}

export type InvitationState = 'open' | 'used' | 'expired' | 'unknown'

export interface Invitation {
  id: string
  role: Role
  department: string | null
  createdAt: number
  expiresAt: number
  state: InvitationState
}

export interface PersonRecord extends Person {
  account: string
  createdAt: number
  lastSeenAt: number | null
  disabled: boolean
}

/** Why something about people was not done; the interface has a sentence for each. */
export type PeopleError =
  | 'wrong-password'
  | 'too-many-tries'
  | 'invitation-unknown'
  | 'invitation-expired'
  | 'invitation-used'
  | 'account-taken'
  | 'account-malformed'
  | 'name-missing'
  | 'password-too-short'
  | 'password-too-long'
  | 'department-missing'
  | 'department-unknown'
  | 'department-taken'
  | 'department-in-use'
  | 'last-administrator'
  | 'not-allowed'

/** `retryAfter`: seconds, with `too-many-tries`. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: PeopleError; retryAfter?: number }

/** A session just opened: the whole `Set-Cookie` header to send. */
export interface OpenedSession {
  cookie: string
}

/** Somebody has come in by their password: `device` is one more `Set-Cookie` header, by which this browser is known next time. */
export interface Entered extends OpenedSession {
  device: string
}

export interface PeoplePort {
  signIn(account: string, password: string): Promise<Outcome<Entered>>
  /** Ends the asking session; returns the `Set-Cookie` header that clears it. */
  signOut(): Promise<string>
  invitation(token: string): Promise<Invitation>
  acceptInvitation(token: string, who: { account: string; name: string; password: string }): Promise<Outcome<Entered>>
  /** The rest asks for an administrator; it answers `not-allowed` to others. */
  invite(role: Role, department: string | null): Promise<Outcome<{ url: string; expiresAt: number }>>
  withdrawInvitation(id: string): Promise<Outcome<null>>
  invitations(): Promise<Invitation[]>
  list(): Promise<PersonRecord[]>
  update(id: string, change: { role?: Role; department?: string | null; disabled?: boolean }): Promise<Outcome<null>>
  departments(): Promise<(Department & { people: number })[]>
  saveDepartment(department: Department, isNew: boolean): Promise<Outcome<null>>
  removeDepartment(id: string): Promise<Outcome<null>>
  changePassword(current: string, next: string): Promise<Outcome<null>>
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends AppContext {}
  interface Future {
    v3_singleFetch: true
  }
}
