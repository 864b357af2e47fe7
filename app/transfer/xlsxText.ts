/** Excel takes no longer cell: a longer one makes it call the file broken. */
const longest = 32_767
const cut = '…'

/** A text as a workbook can hold it. */
export function xlsxText(text: string): string {
  return text.length > longest ? text.slice(0, longest - cut.length) + cut : text
}
