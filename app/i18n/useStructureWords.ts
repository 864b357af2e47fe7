import type { StructureWords } from '../model/history/structureText'
import { structureChangesEn } from './structureChanges.en'
import { structureChangesZh } from './structureChanges.zh'
import { useTranslation } from './useTranslation'

/** The words for what became of columns and streams, in the reader's language. */
export function useStructureWords(): StructureWords {
  return { zh: structureChangesZh, en: structureChangesEn }[useTranslation().language]
}
