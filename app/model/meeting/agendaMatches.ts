import { fold } from '../text/fold'

/**
 * The rows that somebody may mean who types a number or a part of a title, the likeliest first: the very label or number,
 * then numbers that begin so, then labels that contain it.
 */
export function agendaMatches<Row extends { code: string; label: string }>(rows: readonly Row[], typed: string): Row[] {
  const text = fold(typed).trim()
  if (text === '') return []
  const rank = ({ code, label }: Row) =>
    fold(label) === text || code === text ? 0 : code.startsWith(text) ? 1 : fold(label).includes(text) ? 2 : 3
  const ranked = rows.map((row) => ({ row, rank: rank(row) })).filter(({ rank }) => rank < 3)
  return ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row)
}
