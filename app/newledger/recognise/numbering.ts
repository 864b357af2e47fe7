/** How a row is numbered: `rank` orders the ways from 一、 to 一是; `path` are the numbers of 1.2.3. */
export interface Numbering {
  rank: number
  path: number[]
  /** What stands behind it. */
  rest: string
}

const han = '[一二三四五六七八九十百零〇两]+'
const ways: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^第${han}[类章部编篇条项]?[、.．：:\\s]*`), 0],
  [new RegExp(`^${han}[、.．]\\s*`), 0],
  [new RegExp(`^[（(]${han}[）)][、.．]?\\s*`), 1],
  // 3.5万平方米 is no number of a row.
  [/^\d{1,4}(?:[.．]\d{1,4})+[、.．]?(?![\d万亿千百%％‰元亩公平米㎡吨倍个])\s*/, 2],
  [/^\d{1,4}\s*[、.．](?!\d)\s*/, 2],
  [/^[（(]\d{1,3}[）)][、.．]?\s*|^\d{1,3}[）)]\s*/, 3],
  [/^[①-⑳]\s*/, 4],
  [new RegExp(`^${han}是[,，:：]?\\s*`), 5],
]

/** The number with which a text begins; null without one. A number alone counts only where a number is looked for. */
export function numberingOf(text: string, isCode = false): Numbering | null {
  const said = text.trim()
  if (isCode) {
    if (/^\d{1,4}$/.test(said)) return { rank: 2, path: [Number(said)], rest: '' }
    if (new RegExp(`^${han}$`).test(said)) return { rank: 0, path: [], rest: '' }
    // As in 1.1.1 between commas, or 1-1.
    if (/^\d{1,4}(-\d{1,4})+$/.test(said)) return { rank: 2, path: said.split('-').map(Number), rest: '' }
  }
  for (const [pattern, rank] of ways) {
    const found = pattern.exec(said)
    if (!found) continue
    const path = rank === 2 ? (found[0].match(/\d+/g) ?? []).map(Number) : []
    return { rank, path, rest: said.slice(found[0].length).trim() }
  }
  return null
}
