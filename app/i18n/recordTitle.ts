import type { MetaFunction } from '@remix-run/node'
import { languageIn } from './languageIn'
import { wordsIn, type AllWords } from './wordsAtHand'

/**
 * The title of a page on meetings or changes, in the language that the root route chose. `matches` as a route's `meta`
 * gets them; `of`: what the page is about, a ledger or a meeting.
 */
export function recordTitle(
  matches: Parameters<MetaFunction>[0]['matches'],
  page: keyof AllWords['records']['pages'],
  of: { title: string | { zh: string; en: string } } | undefined,
): { title: string } {
  const language = languageIn(matches)
  const { app, records } = wordsIn(language)
  const title = typeof of?.title === 'object' ? of.title[language] : of?.title
  return {
    title: title === undefined ? app.name : `${records.pages[page]} · ${title} · ${app.name}`,
  }
}
