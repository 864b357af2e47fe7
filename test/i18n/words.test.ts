import { expect, it } from 'vitest'
import { bringAllWords } from '#app/i18n/bringAllWords'
import { en } from '#app/i18n/en'
import { createI18n } from '#app/i18n/i18n'
import type { InEnglish } from '#app/i18n/InEnglish'
import type { Translate } from '#app/i18n/Translate'
import { translationOf } from '#app/i18n/useTranslation'
import { zh } from '#app/i18n/zh'

bringAllWords()

/** `app.name` → its word, for all words of a language. */
function wordsOf(part: object, path = ''): [key: string, word: string][] {
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? wordsOf(value, `${path}${key}.`) : [[path + key, String(value)]],
  )
}

it('a key that is not among the words does not compile, nor does a language that lacks one', () => {
  const t: Translate = (key) => key
  t('app.name')
  t('comments.inbox.unread', { count: 1 })
  // @ts-expect-error There is no such word.
  t('app.nome')
  // @ts-expect-error A part is no word.
  t('app')
  // @ts-expect-error One word is missing.
  const missing: InEnglish<{ a: string; b: string }> = { a: 'a' }
  // @ts-expect-error What is counted needs a form for one.
  const plural: InEnglish<{ rows_other: string }> = { rows_other: '{{count}} rows' }
  expect([missing, plural]).toHaveLength(2)
})

it('what stands in a word stands in it in both languages', () => {
  const placesOf = (word: string) => [...new Set(Array.from(word.matchAll(/\{\{(\w+)/g), ([, name]) => name))].sort()
  const english = new Map(wordsOf(en))
  const different = wordsOf(zh).filter(([key, word]) => {
    const other = english.get(key)
    return other === undefined || placesOf(word).join() !== placesOf(other).join()
  })
  expect(different).toEqual([])
})

it('counts in both languages', () => {
  const say = (language: 'zh' | 'en', count: number) => translationOf(createI18n(language)).t('ledger.items', { count })
  expect([say('zh', 1), say('zh', 2)]).toEqual(['1 项', '2 项'])
  expect([say('en', 1), say('en', 2)]).toEqual(['1 item', '2 items'])
})
