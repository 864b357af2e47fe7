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
import { peopleAddress, type PeopleList } from './askedPeople'
import type { Listed } from './narrowPeople'
import { Pager } from '../ui/Pager'
import { usePeopleAddress } from './usePeopleAddress'
import { useProblemText } from './useProblemText'

/** What administrators keep. */
export interface House {
  /** What is asked for, a page of each list. */
  people: Listed<PersonRecord>
  invitations: Listed<Invitation>
  listed: Listed<ListedDepartment>
  /** How many invitations are open in all. */
  open: number
  /** How many things could not be delivered. */
  undelivered: number
  departments: ListedDepartment[]
  /** Of the department whose row is open; `invited`: how many invitations there are to it. */
  use: DepartmentUse | null
  invited: number
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
  const { asked } = usePeopleAddress()
  const { people, invitations, listed, departments, ledgers, use, invited } = house
  const madeFor = (intent: MadeHere['intent']) => (made?.intent === intent ? made : null)
  const inviting = refusedAt(refused, ['invite', 'withdraw'])
  const pager = (list: PeopleList, { page, pages }: Listed<unknown>) => (
    <Pager
      page={page}
      pages={pages}
      address={(to) => peopleAddress({ ...asked, pages: { ...asked.pages, [list]: to } }, { section: list })}
    />
  )
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
          people={people.shown}
          departments={departments}
          timeZone={timeZone}
          me={person.id}
          editing={open.person}
          made={madeFor('person-reset')}
          refused={refused}
        />
        {pager('people', people)}
      </Section>
      <Section id="invitations" title={t('people.invitations')} done={doneIn('withdraw')} problem={text(inviting)}>
        <Invitations
          invitations={invitations.shown}
          count={house.open}
          departments={departments}
          ledgers={ledgers}
          timeZone={timeZone}
          made={madeFor('invite')}
          refused={inviting}
        />
        {pager('invitations', invitations)}
      </Section>
      <Section id="departments" title={t('people.departments')} done={doneIn('department-')}>
        <DepartmentsTable
          shown={listed.shown}
          departments={departments}
          editing={open.department}
          use={use}
          invited={invited}
          refused={refused}
        />
        {pager('departments', listed)}
        <AddDepartment key={formKey} refused={refusedAt(refused, ['department-add'])} />
      </Section>
    </>
  )
}
