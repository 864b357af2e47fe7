import { isOneLine } from '../text/isOneLine'

/** What people are told of beside the inbox, each in the way that they choose. */
export const tellingKinds = ['asked', 'answered', 'mention', 'reminder'] as const
export type TellingKind = (typeof tellingKinds)[number]

/** By mail at once, with the morning's digest, or in the inbox alone. */
export const waysOfTelling = ['at-once', 'digest', 'inbox'] as const
export type WayOfTelling = (typeof waysOfTelling)[number]

/** How somebody is told of each kind. */
export type TellingChoices = Readonly<Record<TellingKind, WayOfTelling>>

/** For who has chosen nothing: what is asked of them is urgent. */
export const usualChoices: TellingChoices = {
  asked: 'at-once',
  answered: 'digest',
  mention: 'digest',
  reminder: 'digest',
}

/** Where and how somebody is told by mail. */
export interface Mailbox {
  /** '' for none: then nothing goes there. */
  address: string
  language: 'zh' | 'en'
  choices: TellingChoices
  /** Urgent whistles come at once, also in quiet hours, unless what is asked stays in the inbox. */
  urgentAlways: boolean
}

export const noMailbox: Mailbox = { address: '', language: 'zh', choices: usualChoices, urgentAlways: true }

/** Letters; the longest that mail servers take. */
const longestAddress = 254

/** Is this where mail may go to? Also a server of the house, which has a name of one part. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= longestAddress &&
    isOneLine(text) &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/i.test(text)
  )
}

/**
 * What somebody is told of, by its ids: what it says goes by what is stored when it is sent. Of a record the version to which
 * a step brought it, which is also the number of that step.
 */
export type Subject =
  | { of: 'record'; record: string; version: number }
  | { of: 'comment'; comment: string }
  | { of: 'reminder'; rule: string; days: number; version: string; department: string }
