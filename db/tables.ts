import type { Database } from './schema'

export type Table = keyof Database

interface TableFacts<Row> {
  /**
   * Whose its rows are: the house's, one ledger's, one meeting's, or the row is a ledger; or they are just what the processes
   * that serve it tell each other.
   */
  owner: 'house' | 'ledger itself' | 'ledger' | 'meeting' | 'processes'
  /** What tells its rows apart, and puts them in order. */
  key: readonly (keyof Row & string)[]
  /** A ledger's file, which may be handed on, goes without it: it holds addresses and secrets of the house. */
  isOfHouseAlone?: true
  /** Each of its rows is a quarter of a megabyte, or more. */
  isLong?: true
}

const one = ['id'] as const
const inLedger = ['tracker_id', 'id'] as const

/** All tables, each after those that its rows refer to: what copies a house, or a ledger of it, goes by this. */
export const tables: { readonly [Name in Table]: TableFacts<Database[Name]> } = {
  departments: { owner: 'house', key: one },
  people: { owner: 'house', key: one },
  sessions: { owner: 'house', key: one },
  invitations: { owner: 'house', key: one },
  password_resets: { owner: 'house', key: one },
  templates: { owner: 'house', key: one },
  calendar_days: { owner: 'house', key: ['day'] },
  calendar_years: { owner: 'house', key: ['year'] },
  mailboxes: { owner: 'house', key: ['person_id'] },
  quiet_hours: { owner: 'house', key: one },
  admin_log: { owner: 'house', key: one },
  paper_numbers: { owner: 'house', key: ['series', 'year'] },
  trackers: { owner: 'ledger itself', key: one },
  grants: { owner: 'ledger', key: ['tracker_id', 'to_kind', 'to_id'] },
  preferences: { owner: 'ledger', key: ['person_id', 'tracker_id'] },
  updates: { owner: 'ledger', key: ['tracker_id', 'seq'] },
  snapshots: { owner: 'ledger', key: ['tracker_id'] },
  client_ids: { owner: 'ledger', key: ['tracker_id', 'client_id'] },
  streams: { owner: 'ledger', key: inLedger },
  columns: { owner: 'ledger', key: inLedger },
  items: { owner: 'ledger', key: inLedger },
  changes: { owner: 'ledger', key: one },
  open_bursts: { owner: 'ledger', key: ['tracker_id', 'row_id', 'column_id'] },
  item_spans: { owner: 'ledger', key: ['tracker_id', 'item_id', 'number'] },
  stream_spans: { owner: 'ledger', key: ['tracker_id', 'stream_id', 'number'] },
  comments: { owner: 'ledger', key: one },
  mentions: { owner: 'ledger', key: ['comment_id', 'kind', 'target'] },
  inbox_reads: { owner: 'ledger', key: ['person_id', 'tracker_id'] },
  views: { owner: 'ledger', key: one },
  meetings: { owner: 'ledger', key: one },
  agenda_entries: { owner: 'meeting', key: ['meeting_id', 'item_id'] },
  decisions: { owner: 'ledger', key: ['seq'] },
  attendance: { owner: 'meeting', key: ['meeting_id', 'person_id'] },
  minutes: { owner: 'meeting', key: ['meeting_id', 'language'] },
  clocks: { owner: 'ledger', key: ['tracker_id', 'kind', 'about'] },
  reminders: { owner: 'ledger', key: ['tracker_id', 'item_id', 'rule', 'days', 'version', 'department_id'] },
  reminding: { owner: 'ledger', key: ['tracker_id'] },
  robots: { owner: 'ledger', key: one, isOfHouseAlone: true },
  deliveries: { owner: 'ledger', key: one, isOfHouseAlone: true },
  screen_links: { owner: 'ledger', key: one },
  records: { owner: 'ledger', key: one },
  record_events: { owner: 'ledger', key: ['record_id', 'seq'] },
  contents: { owner: 'ledger', key: one },
  content_pieces: { owner: 'ledger', key: ['content_id', 'place'], isLong: true },
  uploads: { owner: 'ledger', key: one },
  attachments: { owner: 'ledger', key: one },
  signals: { owner: 'processes', key: one },
}

export const allTables = Object.keys(tables) as Table[]
/** What a house consists of: a copy of it has these. */
export const houseTables = allTables.filter((table) => tables[table].owner !== 'processes')
