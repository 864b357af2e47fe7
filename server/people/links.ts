import type { LinkState, PeopleError } from '#app/ports/people'
import { newToken, tokenId } from './tokens'

/** What is stored of any one-time link: only a hash of its token (`tokenId`), so that it can be shown once, when it is made. */
interface StoredLink {
  expiresAt: number
  usedAt: number | null
}

/** A link just made. `id` is what is stored of it; times are milliseconds since 1970. */
export interface MadeLink {
  id: string
  url: string
  createdAt: number
  expiresAt: number
}

/** Makes one-time links `PUBLIC_URL/under/TOKEN`, which are open for `life` (ms). Opening one uses nothing up. */
export function createLinks(settings: { publicUrl: string; under: string; life: number; now: () => number }) {
  const start = `${settings.publicUrl.replace(/\/+$/, '')}/${settings.under}`
  return (): MadeLink => {
    const token = newToken()
    const createdAt = settings.now()
    return { id: tokenId(token), url: `${start}/${token}`, createdAt, expiresAt: createdAt + settings.life }
  }
}

export function stateOfLink(stored: StoredLink | null, now: number): LinkState {
  if (!stored) return 'unknown'
  if (stored.usedAt !== null) return 'used'
  return stored.expiresAt <= now ? 'expired' : 'open'
}

export function judgeLink(stored: StoredLink | null, now: number): PeopleError | null {
  const state = stateOfLink(stored, now)
  return state === 'open' ? null : `link-${state}`
}
