import type { ColumnType, Generated } from 'kysely'
import type { ClocksTable } from './clocks'
import type { CalendarDaysTable, CalendarYearsTable } from './house-calendar'
import type { AgendaEntriesTable, AttendanceTable, DecisionsTable, MeetingsTable, MinutesTable } from './meeting-tables'
import type { AttachmentsTable, ContentPiecesTable, ContentsTable, UploadsTable } from './attachments-tables'
import type { DeliveriesTable, MailboxesTable, QuietHoursTable, RobotsTable } from './deliveries-tables'
import type { ItemSpansTable, StreamSpansTable } from './spans-tables'
import type { SignalsTable } from './outbox'
import type { PaperNumbersTable, RecordEventsTable, RecordsTable } from './records-tables'
import type { RemindersTable, RemindingTable } from './reminders'
import type { TemplatesTable } from './templates'

/** All times are milliseconds since 1970; ids are text; JSON columns are said to be so. */
export interface Database {
  trackers: TrackersTable
  departments: DepartmentsTable
  people: PeopleTable
  sessions: SessionsTable
  invitations: InvitationsTable
  grants: GrantsTable
  password_resets: PasswordResetsTable
  preferences: PreferencesTable
  updates: UpdatesTable
  snapshots: SnapshotsTable
  client_ids: ClientIdsTable
  streams: StreamsTable
  columns: ColumnsTable
  items: ItemsTable
  changes: ChangesTable
  open_bursts: OpenBurstsTable
  item_spans: ItemSpansTable
  stream_spans: StreamSpansTable
  comments: CommentsTable
  mentions: MentionsTable
  inbox_reads: InboxReadsTable
  views: ViewsTable
  meetings: MeetingsTable
  agenda_entries: AgendaEntriesTable
  decisions: DecisionsTable
  attendance: AttendanceTable
  minutes: MinutesTable
  templates: TemplatesTable
  calendar_days: CalendarDaysTable
  calendar_years: CalendarYearsTable
  clocks: ClocksTable
  reminders: RemindersTable
  reminding: RemindingTable
  mailboxes: MailboxesTable
  quiet_hours: QuietHoursTable
  robots: RobotsTable
  deliveries: DeliveriesTable
  signals: SignalsTable
  screen_links: ScreenLinksTable
  admin_log: AdminLogTable
  contents: ContentsTable
  content_pieces: ContentPiecesTable
  uploads: UploadsTable
  attachments: AttachmentsTable
  records: RecordsTable
  record_events: RecordEventsTable
  paper_numbers: PaperNumbersTable
}

interface TrackersTable {
  id: string
  title_zh: string
  title_en: string
  /** JSON `LightSettings`. */
  settings: string
  created_at: number
  /** Since when it is read-only for everybody (L7). */
  archived_at: number | null
}

interface DepartmentsTable {
  id: string
  name_zh: string
  name_en: string
  short: string
  kind: string
  position: number
  /** Since when it is offered no more. */
  closed_at: number | null
  /** What it became part of, and who (a person) had that done. */
  merged_into: string | null
  merged_by: string | null
  /** 1: rows may still name it that are to follow. */
  is_merging: Generated<number>
  /** JSON: how it was called before. */
  earlier_names: Generated<string>
}

interface PeopleTable {
  id: string
  /** What they sign in with; unique without regard to case. */
  account: string
  name: string
  /** `HouseRole`. */
  role: string
  department_id: string | null
  password_hash: string
  created_at: number
  /** Outlives the sessions, which end. */
  last_seen_at: number | null
  disabled_at: number | null
}

interface SessionsTable {
  /** SHA-256 of the cookie's random value: a stolen database opens no session. */
  id: string
  person_id: string
  created_at: number
  last_seen_at: number
  expires_at: number
}

interface InvitationsTable {
  /** SHA-256 of the link's random value. */
  id: string
  /** `HouseRole`. */
  role: string
  department_id: string | null
  /** JSON `Promised[]`: what whoever accepts it is granted. */
  grants: Generated<string>
  created_by: string | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: string | null
  /** For whom it was made; '' where that was not said. */
  name: Generated<string>
  account: Generated<string>
}

/** To whom a ledger is open (L1). */
interface GrantsTable {
  tracker_id: string
  /** `Grantee`. */
  to_kind: string
  to_id: string
  /** `GrantedAccess`. */
  access: string
}

/** Links by which somebody who forgot their password sets another. */
interface PasswordResetsTable {
  /** SHA-256 of the link's random value. */
  id: string
  person_id: string
  created_by: string
  created_at: number
  expires_at: number
  used_at: number | null
}

interface PreferencesTable {
  person_id: string
  tracker_id: string
  /** JSON `GridPreferences`. */
  value: string
}

/** The log: what was committed, in order, since the snapshot (W9). */
interface UpdatesTable {
  tracker_id: string
  seq: number
  bytes: Uint8Array
  at: number
}

interface SnapshotsTable {
  tracker_id: string
  /** The last update that the snapshot covers. */
  seq: number
  state: Uint8Array
  /** The state vector of `state`; null in those of older versions. */
  vector: Uint8Array | null
  /** The clientID that wrote the document when its epoch began, and only then. */
  author: number
  /** How long `state` was when the epoch began. */
  fresh_bytes: number
  at: number
}

/** Whose a Yjs clientID is (G4). */
interface ClientIdsTable {
  tracker_id: string
  client_id: number
  person_id: string
}

/** Projection of what the document says of the ledger's columns (L2). */
interface ColumnsTable {
  tracker_id: string
  id: string
  /** JSON `ColumnRecord`. */
  value: string
}

/** Projection of the document's streams. */
interface StreamsTable {
  tracker_id: string
  id: string
  /** JSON `Stream`. */
  value: string
}

/** Projection of the document's items, with what the server knows besides: the stamps. */
interface ItemsTable {
  tracker_id: string
  id: string
  stream: string
  parent: string
  lead: string
  status: string
  due: string
  /** JSON `Item`. */
  value: string
  updated_at: number
  updated_by: string
  updated_department: string | null
  status_since: number
  /** The last report (`Stamp.reported`); null while there is none. */
  reported_at: number | null
  reported_by: string | null
  reported_department: string | null
  /** In ms: `Stamp.waited`. */
  waited: number
}

/** Append-only history (H1, H2): triggers refuse UPDATE and DELETE. `before` and `after` are JSON; null is "no such row". */
interface ChangesTable {
  id: Generated<number>
  tracker_id: string
  seq: number
  /** Stream id or item id. */
  row_id: string
  /** Null when the row as a whole came or went: then `before` or `after` is the row. */
  column_id: string | null
  before: ColumnType<string | null, string | null, never>
  after: ColumnType<string | null, string | null, never>
  person_id: string
  person_name: string
  department_id: string | null
  /** 1: the department's own report (`isReportOf`). */
  is_report: number
  at: number
}

/**
 * One person's typing in one text that is still going on (H1). It is moved to `changes` when somebody else writes
 * there, after a silence, when the room unloads, and at the next start after a crash.
 */
interface OpenBurstsTable {
  tracker_id: string
  row_id: string
  column_id: string
  seq: number
  before: string | null
  after: string | null
  person_id: string
  person_name: string
  department_id: string | null
  is_report: number
  started_at: number
  at: number
}

/** What people said of items, for good: triggers refuse UPDATE and DELETE. */
interface CommentsTable {
  id: Generated<number>
  tracker_id: string
  item_id: string
  body: string
  /** `CommentRequest`: what it asks for; null when it asks for nothing. */
  request: string | null
  person_id: string
  person_name: string
  department_id: string | null
  at: number
}

/** Whom a comment names. */
interface MentionsTable {
  comment_id: number
  tracker_id: string
  kind: 'person' | 'department' | 'coordinators'
  target: string
}

/** Until when somebody has seen their inbox. */
interface InboxReadsTable {
  person_id: string
  tracker_id: string
  read_at: number
}

/** Views under a name; `owner_id` is null for everyone's. */
interface ViewsTable {
  id: string
  tracker_id: string
  name: string
  query: string
  owner_id: string | null
  created_at: number
}

/** Links to a ledger's shared screen. */
interface ScreenLinksTable {
  /** SHA-256 of the link's random value. */
  id: string
  tracker_id: string
  made_by: string
  made_by_name: string
  made_at: number
  withdrawn_at: number | null
}

/** What administrators did, for good: triggers refuse UPDATE and DELETE. No person: it was done from the command line. */
interface AdminLogTable {
  id: Generated<number>
  at: number
  person_id: string | null
  person_name: string | null
  person_account: string | null
  /** `AdminActKind`. */
  kind: string
  /** JSON, always with an `id`: the `about` of an `AdminAct`. */
  about: string
  /** JSON: the rest of the `AdminAct`. */
  details: string
}
