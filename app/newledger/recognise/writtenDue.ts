import { emptyRecord } from '../../model/ledger/columnFields'
import type { ColumnRecord } from '../../model/ledger/schema'

/** Where deadlines stand as a file writes them, when they are no days: beside the ledger's own. */
export const writtenDue: ColumnRecord = {
  ...emptyRecord('c_due'),
  ...{ name: '完成时限（原文）', nameEn: 'Due, as written', kind: 'short', writers: 'structure', order: 'ai5' },
}
