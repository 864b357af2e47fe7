import type { Outcome, PeopleError } from '#app/ports/people'

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

/** `retryAfter`: seconds. */
export function failed(
  error: PeopleError,
  retryAfter?: number,
): { ok: false; error: PeopleError; retryAfter?: number } {
  return retryAfter === undefined ? { ok: false, error } : { ok: false, error, retryAfter }
}
