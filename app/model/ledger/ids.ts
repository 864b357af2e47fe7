/** Ids of streams and items: URL-safe, and never a name that JavaScript objects already have (D3). */
const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value)
}
