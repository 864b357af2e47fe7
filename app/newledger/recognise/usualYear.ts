import { lacksYear, readWrittenDate } from '../../model/text/writtenDates'

/**
 * The year of dates that name none: that of the others in their column, else the one that stands above it (the file's
 * title), where these agree; else today's.
 */
export function usualYear(texts: readonly string[], above: readonly string[], today: string): number {
  const written = texts.flatMap((text) =>
    lacksYear(text) ? [] : (readWrittenDate(text, 2000, today)?.date.slice(0, 4) ?? []),
  )
  const said = new Set(above.join(' ').match(/(?<!\d)20\d\d(?!\d)/g) ?? [])
  const [ofTitle] = said
  const isTitle = ofTitle !== undefined && said.size === 1
  const counts = new Map<string, number>()
  for (const year of written) counts.set(year, (counts.get(year) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  if (most && most[1] * 3 >= written.length * 2) return Number(most[0])
  return Number(isTitle && (!most || counts.has(ofTitle)) ? ofTitle : today.slice(0, 4))
}
