import { fold } from '../text/fold'
import { pinyinInitials } from '../text/pinyin'

/** What somebody may look for by typing a part of it. */
export interface Findable {
  label: string
  /** Other names, such as a code or the same in the other language. */
  also?: readonly string[]
  /** Too many of them to be looked for by the initials of their pinyin too. */
  isPlain?: boolean
}

/** How well a part of a name fits, best first; by letters that only follow each other in it, worst. */
const worth = { same: 100, start: 80, within: 60, initials: 50, alsoStart: 45, alsoWithin: 30, scattered: 10 }

/**
 * Those that fit what was typed, best first, in their own order where they fit alike. Each word must fit: as a part of a
 * name, by the initials of its pinyin, or by letters that follow each other in it. All of them when nothing was typed.
 */
export function searchRank<T extends Findable>(all: readonly T[], typed: string): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...all]
  const ranked = all.flatMap((one) => {
    const fits = words.map((word) => fit(one, word))
    return fits.includes(0) ? [] : [{ one, sum: fits.reduce((sum, value) => sum + value, 0) }]
  })
  return ranked.sort((a, b) => b.sum - a.sum).map(({ one }) => one)
}

/** 0: not at all. */
function fit({ label, also = [], isPlain = false }: Findable, word: string): number {
  const name = fold(label)
  const others = also.map(fold)
  if (name === word || others.includes(word)) return worth.same
  if (name.startsWith(word)) return worth.start
  if (name.includes(word)) return worth.within
  if (!isPlain && /^[a-z]{2,}$/.test(word) && pinyinInitials(label).includes(word)) return worth.initials
  if (others.some((other) => other.startsWith(word))) return worth.alsoStart
  if (others.some((other) => other.includes(word))) return worth.alsoWithin
  return !isPlain && follow(name, word) ? worth.scattered : 0
}

/** Do these letters, two or more, stand in the name in this order? */
function follow(name: string, letters: string): boolean {
  let at = -1
  return letters.length > 1 && Array.from(letters).every((letter) => (at = name.indexOf(letter, at + 1)) >= 0)
}
