import { en } from './en'
import { bringWords } from './wordsAtHand'
import { zh } from './zh'

/** Outside of browsers, where one asks in this language and the next in that. */
export function bringAllWords(): void {
  bringWords('zh', zh)
  bringWords('en', en)
}
