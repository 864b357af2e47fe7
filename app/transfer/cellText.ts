import { xlsxText } from './xlsxText'

/** A text as a cell of a workbook. There `_x0041_` is an A: the library reads it so, but leaves writing it otherwise to us. */
export function cellText(text: string): string {
  return xlsxText(text).replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
}
