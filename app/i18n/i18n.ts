import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './language'
import { wordsIn } from './wordsAtHand'

/** An i18next of one language, ready at once: one for each request on the server, one in the page. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initImmediate: false,
    resources: { [language]: { translation: wordsIn(language) } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  return instance
}
