import { xlsxText } from './xlsxText'

/** At most 31 characters, and none that a sheet's name may not have. */
export function sheetName(title: string): string {
  return (
    xlsxText(title)
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || 'Luoshi'
  )
}
