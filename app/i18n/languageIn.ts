import type { MetaFunction } from '@remix-run/node'
import type { Language } from './language'

/** The language that the root route chose; `matches` as a route's `meta` gets them. */
export function languageIn(matches: Parameters<MetaFunction>[0]['matches']): Language {
  const root = matches.find(({ id }) => id === 'root')?.data
  return typeof root === 'object' && root !== null && 'language' in root && root.language === 'en' ? 'en' : 'zh'
}
