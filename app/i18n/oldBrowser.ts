import { oldestBrowsers } from '../ui/browser'
import type { Language } from './language'

const { chromium, firefox, safari } = oldestBrowsers

interface OldBrowserWords {
  title: string
  floor: string
  still: string
  ledger: string
  changes: string
  meetings: string
  csv: string
}

/** Not among a language's words: the notice is in both. */
export const oldBrowserWords: Record<Language, OldBrowserWords> = {
  zh: {
    title: '这个浏览器太旧，不能在这里填写台账',
    floor: `请换用 Chromium ${chromium} 及以上内核的浏览器（Chrome、Edge、360、奇安信等，内核版本见其“关于”页面）、Firefox ${firefox} 及以上，或 Safari ${safari} 及以上。`,
    still: '在这个浏览器里仍可以登录、查看台账与变化、阅读会议记录和纪要、下载 CSV。',
    ledger: '查看台账',
    changes: '查看变化',
    meetings: '会议记录和纪要',
    csv: '下载 CSV',
  },
  en: {
    title: 'This browser is too old to fill in the ledger',
    floor: `Please use a browser made of Chromium ${chromium} or later (Chrome, Edge, 360 and others; their “About” page tells the version), Firefox ${firefox} or later, or Safari ${safari} or later.`,
    still:
      'In this browser you can still sign in, look at the ledger and what changed, read meetings and minutes, and download CSV.',
    ledger: 'The ledger, to read',
    changes: 'What changed',
    meetings: 'Meetings and minutes',
    csv: 'Download CSV',
  },
}
