import type { Translate } from '../i18n/Translate'
import type { RefusalCode } from '../model/ledger/errors'

const ofFiles = [
  'too-many-cells',
  'duplicate-code',
  'same-item-twice',
  'other-item',
  'not-there',
  'no-title',
  'no-stream',
  'unknown-stream',
  'not-moved',
  'no-parent',
] as const
type FileReason = (typeof ofFiles)[number]

/** Why import does not write something: the ledger's own rules, and what only a file can get wrong. */
export type Reason = RefusalCode | FileReason

export function reasonText(t: Translate, why: Reason): string {
  return isOfFiles(why) ? t(`transfer.reason.${why}`) : t(`refusal.${why}`)
}

function isOfFiles(why: Reason): why is FileReason {
  return (ofFiles as readonly Reason[]).includes(why)
}
