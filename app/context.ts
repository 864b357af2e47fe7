import type { ChangedBy, CellChange } from './model/history'
import type { InboxEntry } from './model/inbox'
import type { Item, Stream } from './model/ledger'
import type { LightSettings, Stamp } from './model/light'
import type { Mentionable } from './model/mentions'
import type { Department, Person, Role } from './model/person'
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
  preferences(person: string, tracker: string): Promise<GridPreferences>
  savePreferences(person: string, tracker: string, preferences: GridPreferences): Promise<void>
}

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

export interface PeoplePort {
  signIn(account: string, password: string): Promise<Outcome<OpenedSession>>
  /** Ends the asking session; returns the `Set-Cookie` header that clears it. */
  signOut(): Promise<string>
  invitation(token: string): Promise<Invitation>
  acceptInvitation(token: string, who: { account: string; name: string; password: string }): Promise<Outcome<OpenedSession>>
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
