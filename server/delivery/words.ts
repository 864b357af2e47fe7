import i18next from 'i18next'
import { asksEn } from '#app/i18n/asks.en'
import { asksZh } from '#app/i18n/asks.zh'
import { commentsEn } from '#app/i18n/comments.en'
import { commentsZh } from '#app/i18n/comments.zh'
import { deliveriesEn } from '#app/i18n/deliveries.en'
import { deliveriesZh } from '#app/i18n/deliveries.zh'
import type { Translate } from '#app/i18n/Translate'
import type { Mailbox } from '#app/model/telling/telling'

/** The words of messages: those of the pages that they are about, and their own. */
export function createWords(): (language: Mailbox['language']) => Translate {
  const instance = i18next.createInstance()
  void instance.init({
    fallbackLng: false,
    initImmediate: false,
    resources: {
      zh: { translation: { asks: asksZh, comments: commentsZh, deliveries: deliveriesZh } },
      en: { translation: { asks: asksEn, comments: commentsEn, deliveries: deliveriesEn } },
    },
    // Plain text; what is HTML escapes it itself.
    interpolation: { escapeValue: false },
  })
  return (language) => instance.getFixedT(language)
}
