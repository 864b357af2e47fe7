import { foldName } from '../../model/ledger/nameReader'
import { isBlank } from '../../model/text/fold'
import type { JoinedRow } from './joinedTable'

const total =
  /^(本页|本表|全区|全部)?(合计|总计|小计|共计|累计|总数|subtotal|grandtotal|total)(\(.*\)|:?\d*[项条件个]?)?$/
const signature =
  /^(填表|填报|制表|制单|编制|审核|审批|复核|核对|经办|报送|统计|联系|单位|部门|主管|分管|主要|签发|盖章|打印)(单位|部门|机关)?(负责)?(人员?|单位|部门|日期|时间|领导|电话|方式|机关)+(\([^)]*\))?:|^(盖章|公章|日期|电话|时间)(\([^)]*\))?:|^(preparedby|filledinby|reviewedby|approvedby|contact|phone|date):/
const footnote = /^(注|备注|说明|附注|注释|(填表|填报|填写|特别)说明|notes?|remarks?)\d*[:.]/
const pageNumber = /^第\d+页/

/** Rows of a table that are none of its entries: its sums, who signed it, notes on it, its header once more (L6). */
export function asideRows(rows: readonly JoinedRow[], names: readonly string[]): Set<JoinedRow> {
  const folded = names.map(foldName)
  const asides = new Set(rows.filter((row) => isAside(row, folded)))
  addGoingOn(rows, asides)
  return asides
}

function isAside({ cells }: JoinedRow, names: readonly string[]): boolean {
  const filled = cells.flatMap((cell, i) => (isBlank(cell) ? [] : [{ said: foldName(cell), i }]))
  // Behind what a merged first cell says.
  if (filled.slice(0, 3).some(({ said }) => total.test(said))) return true
  const first = filled[0]?.said ?? ''
  if ([signature, footnote, pageNumber].some((pattern) => pattern.test(first))) return true
  return filled.length > 1 && filled.every(({ said, i }) => said === names[i])
}

/** Below a note that ends a sheet stand others that do not say so. */
function addGoingOn(rows: readonly JoinedRow[], asides: Set<JoinedRow>): void {
  const lastEntry = new Map<number, number>()
  rows.forEach((row, i) => {
    if (!asides.has(row) && row.cells.filter((cell) => !isBlank(cell)).length > 1) lastEntry.set(row.sheet, i)
  })
  const noted = new Set<number>()
  rows.forEach((row, i) => {
    if (i <= (lastEntry.get(row.sheet) ?? -1)) return
    if (noted.has(row.sheet)) asides.add(row)
    else if (footnote.test(foldName(row.cells.find((cell) => !isBlank(cell)) ?? ''))) noted.add(row.sheet)
  })
}
