import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'

/** Translates words that come with a part of the pages only, and every page's own (`column.due`) where it has none. */
export function useAddedWords(namespace: string, zh: object, en: object): TFunction {
  const { i18n } = useTranslation()
  if (!i18n.hasResourceBundle(i18n.language, namespace)) {
    i18n.addResourceBundle('zh', namespace, zh)
    i18n.addResourceBundle('en', namespace, en)
  }
  return i18n.getFixedT(i18n.language, [namespace, 'translation'])
}
