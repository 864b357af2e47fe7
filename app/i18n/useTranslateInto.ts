import { useTranslation as useI18next } from 'react-i18next'
import type { Language } from './language'
import type { Translate } from './Translate'

/** For what is said in a language that may not be the reader's. */
export function useTranslateInto(): (language: Language) => Translate {
  const { i18n } = useI18next()
  return (language) => i18n.getFixedT(language)
}
