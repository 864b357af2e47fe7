import { isOneLine } from '../text/isOneLine'
import type { LightSettings } from './light'
import { limits } from './limits'

/** A ledger by its name and rules, without its rows. */
export interface Tracker {
  id: string
  /** `en` is the Chinese one where a ledger has none in English. */
  title: { zh: string; en: string }
  settings: LightSettings
  /** Since when it is read-only for everybody (ms, L7); nothing while it is at work. */
  archivedAt?: number
}

/** What is wrong with a ledger's title; null when nothing is. It may have none in English. */
export function judgeTitle({ zh, en }: Tracker['title']): 'missing' | 'too-long' | 'not-one-line' | null {
  if (zh.trim() === '') return 'missing'
  const names = [zh, en]
  if (names.some((name) => name.trim().length > limits.ledgerTitle)) return 'too-long'
  return names.every(isOneLine) ? null : 'not-one-line'
}
