import type { Outcome, PeoplePort } from '../ports/people'
import type { TellingPort } from '../ports/telling'
import type { PeopleForm } from './forms'

/** A link just made, which is shown this once; or null for everything else. */
export type Made = { url: string; expiresAt: number } | null

/** Does what the people page asked for. */
export async function act(
  { people, telling }: { people: PeoplePort; telling: TellingPort },
  form: PeopleForm,
): Promise<Outcome<Made>> {
  switch (form.intent) {
    case 'invite':
      return people.invite({
        houseRole: form.role,
        department: form.department,
        grants: form.coordinates === null ? [] : [{ tracker: form.coordinates, access: 'coordinator' }],
      })
    case 'withdraw':
      return people.withdrawInvitation(form.id)
    case 'person-save':
      return people.update(form.id, {
        name: form.name,
        ...(form.mail !== undefined && { mail: form.mail }),
        ...{ houseRole: form.role, department: form.department },
      })
    case 'person-reset':
      return people.makePasswordReset(form.id)
    case 'person-disable':
      return people.update(form.id, { disabled: true })
    case 'person-enable':
      return people.update(form.id, { disabled: false })
    case 'department-add':
      return people.saveDepartment(departmentOf(form, crypto.randomUUID()), true)
    case 'department-save':
      return people.saveDepartment(departmentOf(form, form.id), false)
    case 'department-merge':
      return people.mergeDepartment(form.id, form.into)
    case 'department-close':
      return people.closeDepartment(form.id, true)
    case 'department-reopen':
      return people.closeDepartment(form.id, false)
    case 'department-remove':
      return people.removeDepartment(form.id)
    case 'telling': {
      const { address, language, asked, answered, mention, reminder, urgent } = form
      const choices = { asked, answered, mention, reminder }
      return telling.saveMine({ address, language, choices, urgentAlways: urgent === 'always' })
    }
    case 'password':
      return people.changePassword(form.current, form.next)
  }
}

function departmentOf(form: Extract<PeopleForm, { intent: 'department-add' | 'department-save' }>, id: string) {
  return { id, name: { zh: form.zh, en: form.en }, short: form.short, kind: form.kind }
}
