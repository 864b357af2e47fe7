import type { i18n as I18n, TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { transferEn } from '../i18n/transfer.en'
import { transferZh } from '../i18n/transfer.zh'
import type { Reason } from './reasons'

const namespace = 'transfer'

/** Translates the dialog's words, and the page's own (`column.due`) where it has none. */
export function useWords(): TFunction {
  const { i18n } = useTranslation()
  if (!i18n.hasResourceBundle(i18n.language, namespace)) addWords(i18n)
  return i18n.getFixedT(i18n.language, [namespace, 'translation'])
}

export function reasonText(t: TFunction, why: Reason): string {
  return t([`reason.${why}`, `refusal.${why}`])
}

function addWords(i18n: I18n): void {
  i18n.addResourceBundle('zh', namespace, transferZh)
  i18n.addResourceBundle('en', namespace, transferEn)
}
