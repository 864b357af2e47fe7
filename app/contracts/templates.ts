import * as z from 'zod/mini'
import type { KeptTemplate, LedgerTemplate, TemplateOutcome } from '../model/ledger/template'
import { columnRecord } from './columns'
import type { Contract } from './contract'
import { bothLanguages, stream, thresholdDays } from './ledgers'

/** A template in a file, or as it is kept; whether a ledger may be made so is judged apart. */
export const ledgerTemplate: Contract<LedgerTemplate> = z.object({
  title: bothLanguages,
  about: bothLanguages,
  settings: thresholdDays,
  columns: z.array(columnRecord),
  streams: z.array(stream),
})

export const keptTemplates: Contract<KeptTemplate[]> = z.array(
  z.object({ id: z.string(), template: ledgerTemplate, madeAt: z.number(), madeBy: z.string() }),
)

export const templateKept: Contract<{ outcome: TemplateOutcome }> = z.object({
  outcome: z.enum(['kept', 'refused', 'too-many', 'name-taken', 'not-allowed']),
})
