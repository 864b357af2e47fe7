import type { Allowance } from '../house/deadline'

export const urgencies = ['urgent', 'joint', 'ordinary'] as const
/** 紧急, 联合处置, 一般: how soon who is called has to come. */
export type Urgency = (typeof urgencies)[number]

/** Within which who is called has to come: minutes for what is urgent, working days for the others. */
export type WhistleLimits = Readonly<Record<Urgency, number>>

export const defaultWhistleLimits: WhistleLimits = { urgent: 30, joint: 1, ordinary: 2 }

/** What a ledger may say at most: a day of minutes, and two weeks of working days. */
const most: WhistleLimits = { urgent: 1_440, joint: 10, ordinary: 10 }

export function isWhistleLimits(limits: WhistleLimits): boolean {
  return urgencies.every((urgency) => {
    const limit = limits[urgency]
    return Number.isInteger(limit) && limit >= 1 && limit <= most[urgency]
  })
}

export function allowanceOf(urgency: Urgency, limits: WhistleLimits): Allowance {
  return urgency === 'urgent' ? { minutes: limits.urgent } : { workingDays: limits[urgency] }
}
