import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes in base64url: 43 letters, for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function isToken(value: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(value)
}

/** What is stored of a token: its SHA-256, so that a stolen database opens nothing. */
export function tokenId(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
