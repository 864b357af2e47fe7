/** The first character of each letter in the order of pinyin; no syllable begins with i, u or v. */
const firstOf = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '咑'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '铪'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
] as const

const collator = new Intl.Collator('zh-CN-u-co-pinyin')
const known = new Map<string, string>()

/**
 * The letters with which an input method would abbreviate a text: 人社局 → rsj. Letters and digits stand for themselves,
 * all else is passed over. A character with several readings counts with its most common one.
 */
export function pinyinInitials(text: string): string {
  let initials = ''
  for (const sign of text.normalize('NFKC').toLowerCase()) {
    let initial = known.get(sign)
    if (initial === undefined) known.set(sign, (initial = initialOf(sign)))
    initials += initial
  }
  return initials
}

function initialOf(sign: string): string {
  if (/[\da-z]/.test(sign)) return sign
  if (!/\p{Script=Han}/u.test(sign)) return ''
  return firstOf.findLast(([, first]) => collator.compare(sign, first) >= 0)?.[0] ?? 'a'
}
