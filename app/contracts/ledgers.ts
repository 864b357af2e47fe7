import * as z from 'zod/mini'
import type { LightSettings } from '../model/ledger/light'
import { departmentKinds, type Department } from '../model/ledger/person'
import type { Stream } from '../model/ledger/rows'
import type { Thresholds } from '../model/ledger/thresholds'
import type { Contract } from './contract'

/** What several answers and wishes hold of ledgers: shapes alone, whose meaning is judged apart. */
export const bothLanguages: Contract<{ zh: string; en: string }> = z.object({ zh: z.string(), en: z.string() })

const days = {
  dueSoonDays: z.number(),
  silentDays: z.number(),
  blockedDays: z.number(),
  acknowledgeDays: z.number(),
  reviewDays: z.number(),
}
export const thresholdDays: Contract<Thresholds> = z.object(days)
export const lightSettings: Contract<LightSettings> = z.object({
  ...days,
  timeZone: z.string(),
  whistleLimits: z.optional(z.object({ urgent: z.number(), joint: z.number(), ordinary: z.number() })),
  extensionLeader: z.optional(z.object({ person: z.string(), from: z.number() })),
})

export const department: Contract<Department> = z.object({
  id: z.string(),
  name: bothLanguages,
  short: z.string(),
  kind: z.enum(departmentKinds),
  isClosed: z.optional(z.literal(true)),
  mergedInto: z.optional(z.string()),
  earlier: z.optional(z.array(z.string())),
})

export const stream: Contract<Stream> = z.object({
  id: z.string(),
  order: z.string(),
  title: z.string(),
  titleEn: z.string(),
  problem: z.string(),
  problemEn: z.string(),
  note: z.string(),
  noteEn: z.string(),
  clause: z.string(),
  removed: z._default(z.enum(['', 'yes']), ''),
})
