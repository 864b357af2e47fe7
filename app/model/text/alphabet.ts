/** How Chinese texts stand in order: by sound, or by the number and kind of strokes. */
export const chineseOrders = ['pinyin', 'stroke'] as const
export type ChineseOrder = (typeof chineseOrders)[number]

/** Texts beyond those asked for that are remembered before all are counted anew. */
const slack = 1_000

interface Known {
  sorted: readonly string[]
  ranks: ReadonlyMap<string, number>
}

/** Texts in order, as numbers. What was compared once is remembered: a long ledger is sorted again at every change. */
export class Alphabet {
  private known = new Map<string, Known>()

  constructor(readonly compare: (a: string, b: string) => number) {}

  /**
   * A number for each of these texts: the smaller, the earlier; the same for texts that compare as equal. `of` names what
   * they are texts of, such as a column: each has its own memory and its own numbers.
   */
  ranksOf(of: string, texts: ReadonlySet<string>): ReadonlyMap<string, number> {
    const known = this.known.get(of) ?? { sorted: [], ranks: new Map() }
    const fresh = [...texts].filter((text) => !known.ranks.has(text))
    if (fresh.length === 0) return known.ranks
    const isOverfull = known.sorted.length > 2 * texts.size + slack
    // What is in order already is not compared over and over: the engine merges sorted stretches.
    const sorted = (isOverfull ? [...texts] : [...known.sorted, ...fresh]).sort(this.compare)
    const ranks = this.rank(sorted)
    this.known.set(of, { sorted, ranks })
    return ranks
  }

  private rank(sorted: readonly string[]): ReadonlyMap<string, number> {
    let rank = 0
    return new Map(
      sorted.map((text, i) => {
        if (i > 0 && this.compare(sorted[i - 1]!, text) !== 0) rank = i
        return [text, rank]
      }),
    )
  }
}

/**
 * The alphabets of a reader. Numbers in texts count as numbers. To who reads English, Chinese texts stand behind all
 * others instead of before.
 */
export function alphabetsOf(language: 'zh' | 'en'): (order: ChineseOrder) => Alphabet {
  const made = new Map<ChineseOrder, Alphabet>()
  return (order) => {
    let alphabet = made.get(order)
    if (!alphabet) made.set(order, (alphabet = new Alphabet(comparison(language, order))))
    return alphabet
  }
}

function comparison(language: 'zh' | 'en', order: ChineseOrder): (a: string, b: string) => number {
  const chinese = new Intl.Collator(`zh-u-co-${order}`, { numeric: true }).compare
  if (language === 'zh') return chinese
  const english = new Intl.Collator('en', { numeric: true }).compare
  const isChinese = (text: string) => /^\p{Script=Han}/u.test(text)
  return (a, b) => {
    const [x, y] = [isChinese(a), isChinese(b)]
    return x !== y ? Number(x) - Number(y) : x ? chinese(a, b) : english(a, b)
  }
}
