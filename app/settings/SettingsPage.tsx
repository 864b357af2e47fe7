import { SaveState } from '../ledger/SaveState'
import { useTranslation } from '../i18n/useTranslation'
import type { Department, Person } from '../model/ledger/person'
import type { Stream } from '../model/ledger/rows'
import type { ColumnRecord } from '../model/ledger/schema'
import type { Tracker } from '../model/ledger/tracker'
import { useLedger } from '../sync/useLedger'
import { SectionedPage } from '../ui/SectionedPage'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { BasicsSection } from './BasicsSection'
import type { Refused } from './refused'
import { ThresholdsSection } from './ThresholdsSection'

interface SettingsPageProps {
  tracker: Tracker
  departments: Department[]
  columns: ColumnRecord[]
  streams: Stream[]
  person: Person
  now: number
  refused: Refused | null
  /** Which section was just saved. */
  done: string | null
}

/** A ledger's settings: those in its document are written live, as in the grid; the others are forms. */
export function SettingsPage({ person, now, refused, done, ...snapshot }: SettingsPageProps) {
  const { t, language } = useTranslation()
  const ledger = useLedger({ ...snapshot, items: [], stamps: {} }, person, now)
  const { tracker } = ledger
  const anchors = [
    { id: 'basics', title: t('settings.basics') },
    { id: 'thresholds', title: t('settings.lights') },
  ]
  const of = (intent: string) => ({
    refused: refused?.intent === intent ? refused : null,
    isDone: refused === null && done === intent,
  })
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: `/trackers/${tracker.id}`, text: tracker.title[language] }]} />
        <SaveState state={ledger.state} />
      </TopBar>
      <SectionedPage title={t('settings.title')} label={t('settings.sections')} anchors={anchors}>
        <BasicsSection tracker={snapshot.tracker} {...of('basics')} />
        <ThresholdsSection tracker={snapshot.tracker} ledger={ledger} {...of('thresholds')} />
      </SectionedPage>
    </>
  )
}
