import { plainText } from '../model/text/plainText'

/** Excel takes no longer cell: a longer one makes it call the file broken. */
const longest = 32_767
const cut = '…'

/** A text as a workbook can hold it: also one that was stored before the ledger asked what a text may hold. */
export function xlsxText(text: string): string {
  return plainText(text.length > longest ? text.slice(0, longest - cut.length) + cut : text)
}
