import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { HousePerson } from '../../model/house/housePerson'
import type { Department } from '../../model/ledger/person'
import type { Tracker } from '../../model/ledger/tracker'
import { TopBar } from '../../ui/TopBar'
import { Trail } from '../../ui/Trail'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard'
import { listedPerson } from './Draft'
import { ListLedgers } from './ListLedgers'
import { ListSource } from './ListSource'
import { ListSubmit, type Failure } from './ListSubmit'
import { ListTable } from './ListTable'
import { MadeList } from './MadeList'
import type { Made } from './madeRows'
import { sendList } from './sendList'
import { useDrafts } from './useDrafts'

interface PeopleListPageProps {
  person: HousePerson
  departments: readonly Department[]
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  /** Those that somebody has, or is invited under. */
  accounts: readonly string[]
  timeZone: string
}

/** A list of people is read, mended in place, and invited in one act. */
export function PeopleListPage({ person, departments, ledgers, accounts, timeZone }: PeopleListPageProps) {
  const { t } = useTranslation()
  const drafts = useDrafts(departments, accounts)
  const [chosen, setChosen] = useState<string[]>(() => (ledgers.length === 1 ? [ledgers[0]!.id] : []))
  const [made, setMade] = useState<readonly Made[] | null>(null)
  const [isTaken, setTaken] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const people = drafts.drafts.map((draft) => listedPerson(draft, drafts.reader))
  const givesAccess = people.some(({ access }) => access !== null)
  const send = async () => {
    setBusy(true)
    const outcome = await sendList({ people, ledgers: givesAccess ? chosen : [] })
    setBusy(false)
    setFailure(outcome.kind === 'made' ? null : outcome.kind)
    if (outcome.kind === 'refused') drafts.refuse(outcome.problems)
    if (outcome.kind !== 'made') return
    setTaken(false)
    setMade(people.map((one, i) => ({ ...one, ...outcome.links[i]! })))
  }
  useUnsavedGuard(made ? !isTaken : people.length > 0, t(made ? 'peopleList.leave' : 'peopleList.leaveDraft'))
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: '/people', text: t('people.pageTitle') }]} />
      </TopBar>
      <main className="page people-list">
        <h1 className="page__title">{t('peopleList.title')}</h1>
        {made ? (
          <MadeList
            {...{ made, departments, timeZone }}
            onTaken={() => setTaken(true)}
            onAgain={() => {
              setMade(null)
              drafts.clear()
            }}
          />
        ) : (
          <>
            <p className="section__hint">{t('peopleList.hint')}</p>
            <ListSource drafts={drafts} />
            {people.length > 0 && (
              <>
                <ListTable drafts={drafts} departments={departments} />
                {givesAccess && ledgers.length > 0 && (
                  <ListLedgers ledgers={ledgers} chosen={chosen} onChange={setChosen} />
                )}
                <ListSubmit
                  drafts={drafts}
                  isBusy={isBusy}
                  lacksLedger={givesAccess && chosen.length === 0}
                  failure={failure}
                  onSend={() => void send()}
                />
              </>
            )}
          </>
        )}
      </main>
    </>
  )
}
