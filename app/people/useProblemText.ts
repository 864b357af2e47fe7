import { useTranslation } from '../i18n/useTranslation'
import type { PeopleError } from '../ports/people'
import type { peopleZh } from '../i18n/people.zh'

/** The sentence for what was not done; null when nothing went wrong. */
export function useProblemText(): (problem: { error?: PeopleError; retryAfter?: number } | undefined) => string | null {
  const { t } = useTranslation()
  return (problem) => {
    if (!problem?.error) return null
    // Typed, so that an error without a sentence does not compile.
    const key: keyof typeof peopleZh = `error-${problem.error}`
    return t(`people.${key}`, { minutes: Math.ceil((problem.retryAfter ?? 0) / 60) })
  }
}
