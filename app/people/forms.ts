import { z } from 'zod'
import { languages } from '../i18n/language'
import { houseRoles } from '../model/house/housePerson'
import { departmentKinds } from '../model/ledger/person'
import { waysOfTelling } from '../model/telling/telling'

const text = z.string().catch('')

export const signInForm = z.object({ account: text, password: text })
export const resetForm = z.object({ password: text })
export const acceptForm = z.object({
  account: text,
  name: text,
  password: text,
  begin: z.enum(['example', 'empty']).optional().catch(undefined),
})

/** '' in a select stands for none. */
const orNone = z.string().transform((id) => id || null)
const role = z.enum(houseRoles)
const id = z.string().min(1)
const way = z.enum(waysOfTelling)
const names = {
  zh: z.string(),
  en: z.string(),
  short: z.string(),
  kind: z.enum(departmentKinds),
}

/** What the people page can ask for: one shape for each `intent`. */
export const peopleForm = z.discriminatedUnion('intent', [
  /** `coordinates`: the ledger that they coordinate from the beginning. */
  z.object({ intent: z.literal('invite'), role, department: orNone, coordinates: orNone }),
  z.object({ intent: z.literal('withdraw'), id }),
  z.object({
    intent: z.literal('person-save'),
    id,
    name: z.string(),
    mail: z.string().optional(),
    role,
    department: orNone,
  }),
  z.object({ intent: z.literal('person-reset'), id }),
  z.object({ intent: z.literal('person-disable'), id }),
  z.object({ intent: z.literal('person-enable'), id }),
  z.object({ intent: z.literal('department-add'), ...names }),
  z.object({ intent: z.literal('department-save'), id, ...names }),
  z.object({ intent: z.literal('department-merge'), id, into: id }),
  z.object({ intent: z.literal('department-close'), id }),
  z.object({ intent: z.literal('department-reopen'), id }),
  z.object({ intent: z.literal('department-remove'), id }),
  z.object({ intent: z.literal('password'), current: z.string(), next: z.string() }),
  z.object({
    intent: z.literal('telling'),
    address: z.string(),
    language: z.enum(languages),
    asked: way,
    answered: way,
    mention: way,
    reminder: way,
    urgent: z.literal('always').optional(),
  }),
])

export type PeopleForm = z.infer<typeof peopleForm>
export type PeopleIntent = PeopleForm['intent']

/** A list that is added as a whole; what is wrong with one of it, the server says. */
export const departmentList = z
  .array(
    z.object({
      id: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      short: z.string(),
      kind: z.enum(departmentKinds),
    }),
  )
  .max(500)
