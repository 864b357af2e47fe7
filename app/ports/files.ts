import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { ExportEnding } from '../transfer/exportOrder'
import type { ExportOptions } from '../transfer/exportRows'

/** Ledgers as files, written where nobody has to wait for it. */
export interface FilesPort {
  /** The file's bytes. */
  write(snapshot: LedgerSnapshot, options: ExportOptions, ending: ExportEnding): Promise<Uint8Array<ArrayBuffer>>
}
