import { kinds } from './kinds/kinds'
import type { Parsed } from './kinds/Kind'
import { isBlank } from '../text/fold'
import { leftoverIn } from '../text/leftovers'
import { createNameReader, departmentNames } from './nameReader'
import type { Department } from './person'
import type { Column } from './schema'
import { plainText } from '../text/plainText'
import { statuses, type Status } from './status'

/** What words mean: departments by all their names, statuses in every language. */
export interface Lexicon {
  departments: readonly Department[]
  statusNames: readonly Record<Status, string>[]
  today: string
  /** In which the cells are: whose files are known by their addresses. */
  ledger?: string
}

/**
 * What a text means in a column, as people, spreadsheets and files write it; or why it means nothing there. `address`:
 * where it leads when it is clicked.
 */
export type CellParser = (column: Column, text: string, address?: string) => Parsed

export function createCellParser({ departments, statusNames, today, ledger = '' }: Lexicon): CellParser {
  const reader = {
    departments: departmentNames(departments),
    statuses: createNameReader(statuses.map((id) => [id, statusNames.map((names) => names[id])] as const)),
    today,
    ledger,
  }
  return (column, written, address) => {
    const leftover = leftoverIn(written)
    if (leftover) return { code: leftover }
    return kinds[column.kind].parse(isBlank(written) ? '' : plainText(written), column, reader, address)
  }
}
