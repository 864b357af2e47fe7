import { useTranslation } from '../i18n/useTranslation'
import type { DepartmentUse, Invitation, ListedDepartment, PersonRecord } from '../ports/people'
import type { HousePerson } from '../model/house/housePerson'
import type { Tracker } from '../model/ledger/tracker'
import { refusedAt, type MadeHere, type Refused } from './acted'
import { AddDepartment } from './AddDepartment'
import { DepartmentsTable } from './DepartmentsTable'
import { Invitations } from './Invitations'
import { PeopleTable } from './PeopleTable'
import { Section } from '../ui/Section'
import { useProblemText } from './useProblemText'

/** What the row of a person that is open can ask for. */
const personIntents = ['person-save', 'person-reset', 'person-disable'] as const

/** What administrators keep. */
export interface House {
  people: PersonRecord[]
  invitations: Invitation[]
  departments: ListedDepartment[]
  /** Of the department whose row is open. */
  use: DepartmentUse | null
  ledgers: Pick<Tracker, 'id' | 'title'>[]
}

interface HouseSectionsProps {
  house: House
  person: HousePerson
  timeZone: string
  open: { person: string | null; department: string | null }
  made: MadeHere | null
  refused: Refused | undefined
  /** The report on what was done, for the section whose intents start with `prefix`. */
  doneIn: (prefix: string) => string | null
  formKey: string
}

export function HouseSections({ house, person, timeZone, open, made, refused, doneIn, formKey }: HouseSectionsProps) {
  const { t } = useTranslation()
  const text = useProblemText()
  const { people, invitations, departments, ledgers, use } = house
  const madeFor = (intent: MadeHere['intent']) => (made?.intent === intent ? made : null)
  const editing = {
    person: refusedAt(refused, personIntents)?.values.id ?? madeFor('person-reset')?.id ?? open.person,
    department: open.department,
  }
  const inviting = refusedAt(refused, ['invite', 'withdraw'])
  return (
    <>
      <Section
        id="people"
        title={t('people.people')}
        done={doneIn('person-')}
        problem={text(refusedAt(refused, ['person-enable']))}
      >
        <p className="people__hint">{t('people.peopleHint')}</p>
        <PeopleTable
          people={people}
          departments={departments}
          timeZone={timeZone}
          me={person.id}
          editing={editing.person}
          made={madeFor('person-reset')}
          refused={refused}
        />
      </Section>
      <Section id="invitations" title={t('people.invitations')} done={doneIn('withdraw')} problem={text(inviting)}>
        <Invitations
          invitations={invitations}
          departments={departments}
          ledgers={ledgers}
          timeZone={timeZone}
          made={madeFor('invite')}
          refused={inviting}
        />
      </Section>
      <Section id="departments" title={t('people.departments')} done={doneIn('department-')}>
        <DepartmentsTable
          departments={departments}
          invitations={invitations}
          editing={editing.department}
          use={use}
          refused={refused}
        />
        <AddDepartment key={formKey} refused={refusedAt(refused, ['department-add'])} />
      </Section>
    </>
  )
}
