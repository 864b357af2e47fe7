import { createHash, randomBytes } from 'node:crypto'

/** Letters of a token. */
export const tokenLength = 43

/** 32 random bytes in base64url, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(value: string): boolean {
  return value.length === tokenLength && /^[A-Za-z0-9_-]+$/.test(value)
}

/** What is stored of a token: its SHA-256, so that a stolen database opens nothing. */
export function tokenId(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
