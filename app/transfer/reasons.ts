import type { RefusalCode } from '../model/ledger/errors'

/** Why import does not write something: the ledger's own rules, and what only a file can get wrong. */
export type Reason =
  | RefusalCode
  | 'too-many-cells'
  | 'duplicate-code'
  | 'same-item-twice'
  | 'other-item'
  | 'not-there'
  | 'no-title'
  | 'no-stream'
  | 'unknown-stream'
  | 'not-moved'
  | 'no-parent'
