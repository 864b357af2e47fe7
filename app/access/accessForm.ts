import { z } from 'zod'
import { grantedAccesses, granteeKinds, type Grantee } from '../model/house/grant'

/** A grantee as a form says it: `person:ID`. */
export function granteeText({ kind, id }: Grantee): string {
  return `${kind}:${id}`
}

const grantee = z.string().transform((text, issues): Grantee => {
  const at = text.indexOf(':')
  const kind = granteeKinds.find((one) => one === text.slice(0, Math.max(0, at)))
  if (kind) return { kind, id: text.slice(at + 1) }
  issues.addIssue({ code: 'custom' })
  return z.NEVER
})

/** What the access section asks for; no access withdraws. `sure`: also when it takes one's own coordination. */
export const accessForm = z.object({
  intent: z.literal('access'),
  to: grantee,
  access: z.enum(['', ...grantedAccesses]).transform((access) => access || null),
  sure: z
    .string()
    .optional()
    .transform((sure) => sure === '1'),
})
