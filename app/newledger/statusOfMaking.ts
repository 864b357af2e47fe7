import type { MakingOutcome } from '../model/ledger/newLedger'

/** How an address answers with what became of a wish for a ledger. */
export const statusOfMaking: Record<MakingOutcome['kind'], number> = {
  made: 201,
  refused: 400,
  'bad-department': 400,
  'department-taken': 409,
  'title-taken': 409,
  'id-taken': 409,
  'not-allowed': 403,
}
