import type { TFunction } from 'i18next'
import { recordsEn } from './records.en'
import { recordsZh } from './records.zh'
import { useAddedWords } from './useAddedWords'

/** Translates the words of the pages on meetings that were held and on what changed, and every page's own. */
export function useRecordWords(): TFunction {
  return useAddedWords('records', recordsZh, recordsEn)
}
