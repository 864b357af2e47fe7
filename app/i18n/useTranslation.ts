import type { i18n as I18n } from 'i18next'
import { useMemo } from 'react'
import { useTranslation as useI18next } from 'react-i18next'
import { isLanguage, type Language } from './language'
import type { Translate } from './Translate'

export interface Translation {
  t: Translate
  language: Language
}

/** The reader's language, and all words in it. */
export function useTranslation(): Translation {
  const { i18n } = useI18next()
  return useMemo(() => translationOf(i18n), [i18n])
}

/** The same, where nothing is rendered yet. */
export function translationOf({ t, language }: I18n): Translation {
  return { t, language: isLanguage(language) ? language : 'zh' }
}
