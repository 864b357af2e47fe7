import { useTranslation } from 'react-i18next'
import type { PeopleError } from '../context'

/** The sentence for what was not done. Undefined `error` is null. */
export function useProblemText(): (problem: { error?: PeopleError; retryAfter?: number } | undefined) => string | null {
  const { t } = useTranslation()
  return (problem) =>
    problem?.error ? t(`people.error-${problem.error}`, { minutes: Math.ceil((problem.retryAfter ?? 0) / 60) }) : null
}
