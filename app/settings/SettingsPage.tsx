import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import { RobotsSection } from '../deliveries/RobotsSection'
import type { RobotsAnswer } from '../deliveries/robotsForm'
import type { Robot } from '../ports/robots'
import { Refusals } from '../ledger/Refusals'
import { SaveState } from '../ledger/SaveState'
import { ToastRegion } from '../ledger/Toast'
import { whyLost } from '../ledger/AccessLost'
import { unsavedTexts } from '../ledger/unsavedTexts'
import { OvertakenNames } from '../structure/OvertakenNames'
import { WhileOpen } from '../ledger/WhileOpen'
import { useTranslation } from '../i18n/useTranslation'
import type { KeepingProblem } from '../model/house/keeping'
import type { Department, Person } from '../model/ledger/person'
import type { Stream } from '../model/ledger/rows'
import type { ColumnRecord } from '../model/ledger/schema'
import type { Tracker } from '../model/ledger/tracker'
import type { LedgerAccess } from '../model/ledger/access'
import type { ReminderPolicy } from '../model/records/reminderPolicy'
import { StructureProvider } from '../structure/StructureContext'
import { useStructureEditing } from '../structure/useStructureEditing'
import { useLedger } from '../sync/useLedger'
import { SectionedPage } from '../ui/SectionedPage'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { AccessSection } from './AccessSection'
import { BasicsSection } from './BasicsSection'
import { ColumnsSection } from './ColumnsSection'
import { ExtensionsSection } from './ExtensionsSection'
import { KeepingSection } from './KeepingSection'
import type { Refused } from './refused'
import { RemindersSection } from './RemindersSection'
import { StreamsSection } from './StreamsSection'
import { ThresholdsSection } from './ThresholdsSection'
import { WhistlesSection } from './WhistlesSection'

interface SettingsPageProps {
  tracker: Tracker
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
  person: Person
  now: number
  /** Of the house. */
  administers: boolean
  access: LedgerAccess
  reminders: ReminderPolicy
  /** Null where the ledger is put away. */
  robots: Robot[] | null
  robotsAnswer: RobotsAnswer | null
  refused: Refused | null
  notKept: KeepingProblem | null
  /** Which section was just saved. */
  done: string | null
}

/** A ledger's settings: those in its document are written live, as in the grid; the others are forms. */
export function SettingsPage({
  person,
  now,
  administers,
  access,
  reminders,
  robots,
  robotsAnswer,
  refused,
  notKept,
  done,
  ...snapshot
}: SettingsPageProps) {
  const { t, language } = useTranslation()
  const [isTaken, setTaken] = useState(false)
  const { revalidate } = useRevalidator()
  // The page is made anew for who still may see it, such as when the ledger is archived.
  const onOtherRights = async () => {
    const answer = await fetch(location.pathname, { method: 'HEAD' }).catch(() => null)
    if (answer?.status === 403) setTaken(true)
    else revalidate()
  }
  const ledger = useLedger({ ...snapshot, items: [], stamps: {} }, person, now, {
    onOtherRights: () => void onOtherRights(),
  })
  const { tracker } = ledger
  const lost = whyLost(ledger.state.phase) ?? (isTaken ? 'coordination' : null)
  const { structure, toast, dismissToast } = useStructureEditing(ledger, person)
  const isArchived = snapshot.tracker.archivedAt !== undefined
  const anchors = [
    ...(isArchived
      ? []
      : [
          { id: 'basics', title: t('settings.basics') },
          { id: 'columns', title: t('structure.columns') },
          { id: 'streams', title: t('structure.streams') },
          { id: 'thresholds', title: t('settings.lights') },
          { id: 'extensions', title: t('settings.extensions.title') },
          { id: 'whistles', title: t('whistles.limits.title') },
          { id: 'reminders', title: t('settings.reminders.title') },
          { id: 'robots', title: t('deliveries.robots.title') },
        ]),
    { id: 'access', title: t('access.title'), count: access.reachers.length },
    { id: 'keeping', title: t('settings.keeping.title') },
  ]
  const of = (intent: string) => ({
    refused: refused?.intent === intent ? refused : null,
    isDone: refused === null && done === intent,
  })
  return (
    <>
      <WhileOpen
        tracker={tracker}
        person={person}
        lost={lost}
        unsaved={() => unsavedTexts(ledger.connection?.unsavedWork() ?? [], structure.store, structure.reading)}
        isKept={ledger.state.isKept}
      >
        <TopBar person={person}>
          <Trail steps={[{ to: `/trackers/${tracker.id}`, text: tracker.title[language] }]} />
          <SaveState state={ledger.state} />
        </TopBar>
        <SectionedPage title={t('settings.title')} label={t('settings.sections')} anchors={anchors}>
          {!isArchived && (
            <>
              <BasicsSection tracker={snapshot.tracker} {...of('basics')} />
              <StructureProvider value={structure}>
                <ColumnsSection />
                <StreamsSection />
              </StructureProvider>
              <ThresholdsSection tracker={snapshot.tracker} ledger={ledger} {...of('thresholds')} />
              <ExtensionsSection tracker={snapshot.tracker} people={access.reachers} {...of('extensions')} />
              <WhistlesSection tracker={snapshot.tracker} {...of('whistles')} />
              <RemindersSection policy={reminders} {...of('reminders')} />
              {robots && (
                <RobotsSection robots={robots} answer={robotsAnswer} isDone={!robotsAnswer && of('robots').isDone} />
              )}
            </>
          )}
          <AccessSection
            access={access}
            departments={ledger.departments}
            timeZone={tracker.settings.timeZone}
            {...of('access')}
          />
          <KeepingSection tracker={snapshot.tracker} administers={administers} problem={notKept} />
        </SectionedPage>
        <div className="collisions" role="status" aria-label={t('together.title')}>
          <OvertakenNames {...structure} names={ledger.overtaken} onDismiss={ledger.dismissOvertaken} />
        </div>
        <div className="settings__toast">
          <ToastRegion message={toast} onDone={dismissToast} />
        </div>
      </WhileOpen>
      <Refusals {...structure} refusals={ledger.refusals} onDismiss={ledger.dismissRefusals} />
    </>
  )
}
