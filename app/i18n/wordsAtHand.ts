import type { Language } from './language'
import type { zh } from './zh'

/** All words of one language; words of another are of the same shape. */
export type AllWords = typeof zh

/** Both languages on the server; in the browser that of the document alone, from before the page wakes. */
const atHand = new Map<Language, AllWords>()

export function bringWords(language: Language, words: AllWords): void {
  atHand.set(language, words)
}

/**
 * All words of a language. An open page goes on in the language that it came in, also when another one was chosen in
 * another tab meanwhile.
 *
 * @throws Error before any were brought
 */
export function wordsIn(language: Language): AllWords {
  const [first] = atHand.values()
  const words = atHand.get(language) ?? first
  if (!words) throw new Error('No words were brought.')
  return words
}
