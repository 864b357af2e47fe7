/** Where and how people are told by mail. */
export interface MailboxesTable {
  person_id: string
  /** '' for none. */
  address: string
  language: string
  /** JSON `TellingChoices`, with `urgentAlways`. */
  choices: string
}

/** One row at most, `house`. */
export interface QuietHoursTable {
  id: string
  /** `HH:MM` by the house's clocks. */
  quiet_from: string
  quiet_until: string
}

/** Robots of group chats, by ledger. Address and secret open the group to whoever has them. */
export interface RobotsTable {
  id: string
  tracker_id: string
  /** `RobotKind`. */
  kind: string
  name: string
  address: string
  /** '' where it signs nothing. */
  secret: string
  /** JSON: `TellingKind[]`. */
  tellings: string
  made_at: number
  /** When a message was last sent to it: they take so many a minute. */
  posted_at: number | null
}

/** What leaves the house (R4): each thing once for each recipient. */
export interface DeliveriesTable {
  id: string
  tracker_id: string
  /** `DeliveryChannel`. */
  channel: string
  /** A person or a robot. */
  recipient: string
  /** `TellingKind`; `urgent`: `asked`, and sent in quiet hours too. */
  kind: string
  /** JSON `Subject`. */
  subject: string
  /** '' where it is about no row: nulls are told apart from each other. */
  item_id: string
  made_at: number
  /** When it is to be sent, or was to be. */
  due_at: number
  /** `DeliveryState`. */
  state: string
  /** When it is sent, or tried again. */
  next_at: number
  attempts: number
  /** The message that it is a part of, once it may have been sent: tried again under the same id. */
  message: string | null
  /** When a process took it to send it. */
  taken_at: number | null
  /** When it was sent, dropped or given up. */
  ended_at: number | null
  /** Why it was dropped, or what became of the last try. */
  why: string
}
