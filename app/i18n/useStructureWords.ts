import type { StructureWords } from '../model/history/structureText'
import { useTranslation } from './useTranslation'
import { wordsIn } from './wordsAtHand'

/** The words for what became of columns and streams, in the reader's language. */
export function useStructureWords(): StructureWords {
  return wordsIn(useTranslation().language).structureChanges
}
