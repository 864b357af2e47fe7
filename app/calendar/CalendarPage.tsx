import { Form } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import {
  calendarYears,
  daysOfYear,
  isWorkingDay,
  saidOfDays,
  spansOf,
  type HouseCalendar,
} from '../model/house/calendar'
import type { HousePerson } from '../model/house/housePerson'
import type { CalendarList } from '../model/house/readCalendarList'
import type { CalendarOutcome } from '../ports/calendar'
import { dayNameIn } from '../reading/calendarText'
import { proseSpan } from '../reading/proseDate'
import { Section } from '../ui/Section'
import { SectionedPage } from '../ui/SectionedPage'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { MissingYears } from './MissingYears'
import { PasteDays } from './PasteDays'
import { YearForm } from './YearForm'

/** What was not done, with what is needed to try again. */
export type CalendarRefusal =
  | { intent: 'days'; problem: Extract<CalendarOutcome, { ok: false }>['problem'] }
  | { intent: 'list'; text: string; problems: CalendarList['problems'] }

interface CalendarPageProps {
  person: HousePerson
  year: number
  today: string
  calendar: HouseCalendar
  /** Years that should be in it, and are not. */
  missing: readonly number[]
  refused: CalendarRefusal | null
  /** What was just done. */
  done: 'days' | 'list' | 'complete' | 'incomplete' | null
}

/** The house's calendar, a year at a time. It needs no script. */
export function CalendarPage({ person, year, today, calendar, missing, refused, done }: CalendarPageProps) {
  const { t } = useTranslation()
  const days = calendar.days.filter(({ date }) => date.startsWith(`${year}-`))
  const said = useMemo(() => saidOfDays(calendar), [calendar])
  const anchors = [
    { id: 'year', title: t('calendar.yearTitle', { year }) },
    { id: 'list', title: t('calendar.list'), count: days.length },
    { id: 'paste', title: t('calendar.paste') },
  ]
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: '/people', text: t('people.pageTitle') }]} />
      </TopBar>
      <SectionedPage title={t('calendar.title')} label={t('calendar.sections')} anchors={anchors}>
        <Section
          id="year"
          title={t('calendar.yearTitle', { year })}
          done={done && t(`calendar.done.${done}`)}
          problem={refused?.intent === 'days' ? t(`calendar.problem.${refused.problem}`) : null}
        >
          <p className="section__hint">{t('calendar.hint')}</p>
          <div className="calendar__missing">
            <MissingYears years={missing} shown={year} />
          </div>
          <YearHead year={year} isComplete={calendar.complete.includes(year)} />
          <YearForm key={year} year={year} today={today} said={said} />
        </Section>
        <Section id="list" title={t('calendar.list')}>
          <DayList year={year} days={days} />
        </Section>
        <Section
          id="paste"
          title={t('calendar.paste')}
          problem={refused?.intent === 'list' ? t('calendar.notWritten') : null}
        >
          <PasteDays
            key={done === 'list' ? 'done' : year}
            year={year}
            refused={refused?.intent === 'list' ? refused : null}
          />
        </Section>
      </SectionedPage>
    </>
  )
}

/** The years beside this one, and whether all of it is entered. */
function YearHead({ year, isComplete }: { year: number; isComplete: boolean }) {
  const { t } = useTranslation()
  const beside = [year - 1, year + 1].filter((one) => one >= calendarYears.first && one <= calendarYears.last)
  return (
    <div className="calendar__head">
      <nav aria-label={t('calendar.years')} className="calendar__years">
        {beside.map((one) => (
          // Another document: the browser asks about days that are not saved.
          <a key={one} href={`/calendar?year=${one}`} className="button button--small figures">
            {one < year ? `‹ ${one}` : `${one} ›`}
          </a>
        ))}
      </nav>
      <Form method="post" action={`/calendar?year=${year}`} preventScrollReset className="calendar__complete">
        <input type="hidden" name="intent" value="complete" />
        <input type="hidden" name="year" value={year} />
        {t(isComplete ? 'calendar.complete' : 'calendar.incomplete', { year })}
        <button className="button button--small" name="is" value={isComplete ? 'no' : 'yes'}>
          {t(isComplete ? 'calendar.setIncomplete' : 'calendar.setComplete')}
        </button>
      </Form>
    </div>
  )
}

function DayList({ year, days }: { year: number; days: HouseCalendar['days'] }) {
  const said = useTranslation()
  const { t, language } = said
  const count = (kind: 'off' | 'work') => days.filter((day) => day.kind === kind).length
  const kinds = saidOfDays({ days })
  const working = daysOfYear(year).filter((date) => isWorkingDay(date, kinds)).length
  if (days.length === 0) return <p className="section__hint">{t('calendar.listEmpty')}</p>
  return (
    <>
      <p className="section__hint">{t('calendar.listCount', { off: count('off'), work: count('work'), working })}</p>
      <table className="table calendar__list">
        <thead>
          <tr>
            <th scope="col">{t('calendar.dates')}</th>
            <th scope="col">{t('calendar.kind')}</th>
            <th scope="col">{t('calendar.name')}</th>
          </tr>
        </thead>
        <tbody>
          {spansOf(days).map(({ from, to, kind, name }) => (
            <tr key={from}>
              <th scope="row">{proseSpan(from, to, language)}</th>
              <td>
                <span className={`calendar__kind calendar__kind--${kind}`}>{t(`calendar.kinds.${kind}`)}</span>
              </td>
              <td>{dayNameIn(said, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
