import type { Language } from './language'

/** An answer that says in one sentence what to do (X5), for addresses that answer with a file or data, not a page. */
export function refuse(status: number, sentence: Record<Language, string>, language: Language): Response {
  return new Response(`${sentence[language]}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
