/** The limits of a ledger, in one place (D5). Lengths are UTF-16 units, sizes bytes. */
export const limits = {
  longText: 20_000,
  shortText: 2_000,
  /** Items and sub-items, without streams. */
  rows: 20_000,
  /** A ledger's own columns, removed ones too; a column's options, removed ones too. */
  columns: 60,
  options: 200,
  /** Streams that are not removed. */
  streams: 60,
  /** With those that are removed. */
  allStreams: 1_000,
  columnName: 60,
  frameBytes: 1024 * 1024,
  /** Entries in an array cell: supporting departments, evidence links. */
  listEntries: 100,
  presenceBytes: 2_048,
  /** What a presenter's followers are told besides: a view, and a decision that is being typed. */
  presentingBytes: 24_576,
  comment: 4_000,
  /** Kept views of one person, or of everyone's, in a ledger. */
  views: 50,
  viewName: 60,
  viewQuery: 8_000,
  ledgerTitle: 100,
  /** Templates that the house keeps. */
  templates: 50,
  /** What a threshold of a light may be at most. */
  thresholdDays: 366,
  meetingTitle: 200,
  agendaEntries: 2_000,
  /** Decisions of one meeting. */
  decisions: 1_000,
  minutes: 100_000,
  /** Rows that one command urges; records that are open on one row. */
  recordsAtOnce: 500,
  /** Departments that one whistle calls. */
  calledAtOnce: 20,
  openRecords: 20,
  /** Links to the shared screen that are not withdrawn, of one ledger. */
  screens: 20,
} as const
