import type { Translate } from '../i18n/Translate'

/** How a paper is numbered (E5): 〔2026〕7号. */
export function numberText(t: Translate, { year, count }: { year: number; count: number }): string {
  return t('asks.number', { year, number: count })
}
