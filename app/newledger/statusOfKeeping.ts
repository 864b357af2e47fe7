import type { TemplateOutcome } from '../model/ledger/template'

/** How an address answers with what became of a template that was to be kept. */
export const statusOfKeeping: Record<TemplateOutcome, number> = {
  kept: 201,
  refused: 400,
  'too-many': 400,
  'name-taken': 409,
  'not-allowed': 403,
}
