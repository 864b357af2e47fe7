/** How a row is numbered: `rank` orders the ways from 一、 to 一是; `path` are the numbers of 1.2.3. */
export interface Numbering {
  rank: number
  path: number[]
  /** What stands behind it. */
  rest: string
}

const han = '[一二三四五六七八九十百零〇两]+'
const hanDigits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const ways: readonly (readonly [RegExp, number])[] = [
  // 第一季度 is no number of a row.
  [new RegExp(`^第${han}(?:部分|[类章部编篇条项]|(?=[、.．：:\\s]))[、.．：:\\s]*`), 0],
  [new RegExp(`^${han}[、.．]\\s*`), 0],
  [new RegExp(`^[（(]${han}[）)][、.．]?\\s*`), 1],
  // 3.5万平方米 is no number of a row.
  [/^\d{1,4}(?:[.．]\d{1,4})+[、.．]?(?![\d万亿千百%％‰元亩公平米㎡吨倍个])\s*/, 2],
  [/^\d{1,4}\s*[、.．](?!\d)\s*/, 2],
  [/^[（(]?\d{1,3}[）)][、.．]?\s*/, 3],
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
    const rest = said.slice(found[0].length).trim()
    if (goesOn(pattern, found[0], rest)) return null
    const path = rank === 2 ? (found[0].match(/\d+/g) ?? []).map(Number) : []
    return { rank, path, rest }
  }
  return null
}

/** Signs that stand where nothing else is meant; other numbers count only where something begins. */
const isPlain = /是|[第（(①-⑳]/

/** Does a text behind its number go on with the next one, so that both count what is in it: 一是…；二是…? Then it has none. */
function goesOn(way: RegExp, number: string, rest: string): boolean {
  const begins = isPlain.test(number) ? '' : '(?<=^|[\\s；;。，,])'
  const others = rest.matchAll(new RegExp(begins + way.source.slice(1), 'g'))
  return [...others].some(([other]) => valueOf(other) === valueOf(number) + 1)
}

/** What a number counts, of 1.2 its last part. */
function valueOf(number: string): number {
  const circled = /[①-⑳]/.exec(number)?.[0]
  if (circled) return circled.codePointAt(0)! - '①'.codePointAt(0)! + 1
  const figures = number.match(/\d+/g)?.at(-1)
  if (figures !== undefined) return Number(figures)
  const [tens, ones] = (new RegExp(han).exec(number)?.[0] ?? '').split('十').map((sign) => hanDigits.indexOf(sign))
  return ones === undefined ? tens! : (tens || 1) * 10 + ones
}
