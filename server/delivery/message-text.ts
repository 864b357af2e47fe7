import type { Translate } from '#app/i18n/Translate'
import type { Mailbox } from '#app/model/telling/telling'
import { hasRunOut } from '#app/model/records/kinds/call'
import type { LedgerRecord } from '#app/model/records/record'
import { momentIn } from '#app/model/text/dates'
import type { Saying, Told } from './told'

/** How something is told in a language. Times in ms. */
export interface Telling {
  t: Translate
  language: Mailbox['language']
  /** What links start with. */
  publicUrl: string
  departmentName: (id: string) => string
  /** When it should have been told, where that was long before; null: it is in time. */
  lateSince: (told: Told) => number | null
}

/** A line of a message: what there is, of which row, and where. */
export interface Line {
  isAsked: boolean
  ledger: string
  what: string
  title: string
  link: string
}

export function lineOf(told: Told, { t, language, publicUrl, departmentName, lateSince }: Telling): Line {
  const { ledger, item, label, saying } = told
  const late = lateSince(told)
  const title = language === 'en' && label?.titleEn ? label.titleEn : label?.title
  return {
    isAsked: saying.is === 'asked' || saying.is === 'reopen',
    ledger: ledger.title[language],
    what: [
      whatOf(saying, t, departmentName),
      late !== null && t('deliveries.mail.late', { moment: momentIn(ledger.settings.timeZone, late) }),
    ]
      .filter(Boolean)
      .join(' · '),
    title: [label?.code, title].filter(Boolean).join(' '),
    link: `${publicUrl}/trackers/${ledger.id}${placeOf(item, saying)}`,
  }
}

/** Where in a ledger it is read: at its row; what is about none is a whistle, which has a page of its own. */
function placeOf(item: string | null, saying: Saying): string {
  if (item !== null) return `?item=${encodeURIComponent(item)}`
  return 'record' in saying ? `/whistles#${saying.record.parent ?? saying.record.id}` : '/whistles'
}

/** How urgent a whistle is, before all else; '' for what is none. */
function urgencyOf(record: LedgerRecord, t: Translate): string {
  return record.kind === 'call' || record.kind === 'whistle' ? t(`asks.urgency.${record.facts.urgency}`) : ''
}

function waitOf({ kind, state, facts }: LedgerRecord): string {
  const isOut = kind === 'call' && state !== 'disputed' && hasRunOut(facts)
  return `${kind}.${isOut ? 'overdue' : state}`
}

function whatOf(saying: Saying, t: Translate, departmentName: (id: string) => string): string {
  switch (saying.is) {
    case 'asked': {
      const { number, until } = saying.record
      const { files } = saying
      const ask = t(`asks.wait.${waitOf(saying.record)}` as 'asks.wait.urge.sent')
      return [
        urgencyOf(saying.record, t),
        saying.nobodyAt === null ? ask : t('asks.nobodyAt', { department: departmentName(saying.nobodyAt), ask }),
        number && t('asks.number', { year: number.year, number: number.count }),
        until && t('comments.inbox.until', { date: until }),
        files > 0 && t('deliveries.mail.files', { count: files }),
      ]
        .filter(Boolean)
        .join(' ')
    }
    case 'answered':
      return [
        urgencyOf(saying.record, t),
        t('deliveries.mail.answered', {
          kind: t(`asks.kind.${saying.record.kind}`),
          did: t(`asks.did.${saying.event}` as 'asks.did.grant'),
        }),
        // One of several that were called.
        saying.record.kind === 'call' && departmentName(saying.record.department),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'reopen':
      return t('comments.inbox.ask.reopen')
    case 'mention':
      return t(`comments.inbox.reason.${saying.isMe ? 'mention' : 'mentionDepartment'}`, { name: saying.by })
    case 'reminder': {
      const { rule, days, version, department, why } = saying.reminder
      return [
        t(`comments.inbox.reminder.${rule}`, { count: days, date: version }),
        why && t(`comments.inbox.reminder.${why}`, { department: departmentName(department) }),
      ]
        .filter(Boolean)
        .join(' · ')
    }
  }
}
