import type { LedgerWish } from '../model/ledger/newLedger'
import type { Department } from '../model/ledger/person'
import { readSheets } from '../transfer/readFile'
import { noCorrections } from './recognise/proposal'
import { recognise } from './recognise/recognise'

/** The ledger that a file comes to when nobody corrects anything: for programs that make one without a page (N8). */
export async function ledgerFromFile(
  id: string,
  file: { name: string; bytes: Uint8Array },
  house: { departments: readonly Department[]; today: string },
): Promise<LedgerWish> {
  const { ledger, newDepartments } = recognise(await readSheets(file.bytes), noCorrections, {
    ...house,
    fileName: file.name,
  })
  return { id, ledger, departments: newDepartments }
}
