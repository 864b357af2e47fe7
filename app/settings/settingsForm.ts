import { z } from 'zod'
import { readThreshold, thresholds, type Threshold } from '../model/ledger/thresholds'
import type { LedgerSettings, SettingsOutcome } from '../ports/settings'

/** What the page can ask for: one shape for each `intent`. */
export const settingsForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('basics'), zh: z.string(), en: z.string() }),
  z.object({
    intent: z.literal('thresholds'),
    ...(Object.fromEntries(thresholds.map((name) => [name, z.string()])) as Record<Threshold, z.ZodString>),
  }),
  z.object({ intent: z.literal('extensions'), leader: z.string(), from: z.string() }),
  z.object({ intent: z.literal('whistles'), urgent: z.string(), joint: z.string(), ordinary: z.string() }),
])
export type SettingsForm = z.infer<typeof settingsForm>

/** What else it can ask for: see KeepingPort. */
export const keepingForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('reopen') }),
  z.object({ intent: z.literal('remove'), title: z.string(), departments: z.string().optional() }),
])
export type SettingsProblem = Exclude<SettingsOutcome, 'saved'>

/** What the ledger's settings would be with what was typed; days that are none are NaN, and refused. */
export function withForm(now: LedgerSettings, form: SettingsForm): LedgerSettings {
  if (form.intent === 'basics') return { ...now, title: { zh: form.zh, en: form.en } }
  if (form.intent === 'whistles') {
    const [urgent, joint, ordinary] = [form.urgent, form.joint, form.ordinary].map((one) => readThreshold(one) ?? NaN)
    return { ...now, limits: { urgent: urgent!, joint: joint!, ordinary: ordinary! } }
  }
  if (form.intent === 'extensions') {
    const from = readThreshold(form.from) ?? NaN
    return { ...now, leader: form.leader === '' ? null : { person: form.leader, from } }
  }
  const days = thresholds.map((name) => [name, readThreshold(form[name]) ?? NaN])
  return { ...now, thresholds: Object.fromEntries(days) as LedgerSettings['thresholds'] }
}
