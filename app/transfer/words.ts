import type { TFunction } from 'i18next'
import { transferEn } from '../i18n/transfer.en'
import { transferZh } from '../i18n/transfer.zh'
import { useAddedWords } from '../i18n/useAddedWords'
import type { Reason } from './reasons'

/** Translates the dialog's words, and the page's own (`column.due`) where it has none. */
export function useWords(): TFunction {
  return useAddedWords('transfer', transferZh, transferEn)
}

export function reasonText(t: TFunction, why: Reason): string {
  return t([`reason.${why}`, `refusal.${why}`])
}
