import type { KeptTemplate, LedgerTemplate, TemplateOutcome } from '../model/ledger/template'

/** Templates that the house keeps, for those who make ledgers; others have none. */
export interface TemplatesPort {
  /** By name. */
  list(): Promise<KeptTemplate[]>
  keep(template: LedgerTemplate): Promise<TemplateOutcome>
  /** False: there is none of that id. */
  remove(id: string): Promise<boolean>
}
