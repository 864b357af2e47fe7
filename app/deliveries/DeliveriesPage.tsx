import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { HousePerson } from '../model/house/housePerson'
import { momentIn } from '../model/text/dates'
import type { DeliveriesNow } from '../ports/telling'
import { Section } from '../ui/Section'
import { SectionedPage } from '../ui/SectionedPage'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { UndeliveredTable } from './UndeliveredTable'

interface DeliveriesPageProps {
  person: HousePerson
  deliveries: DeliveriesNow
  timeZone: string
  done: 'again' | 'quiet' | null
  /** What is wrong with the quiet hours that were typed. */
  problem: string | null
}

/** What leaves the house: what of it could not be delivered, and when nothing does. It needs no script. */
export function DeliveriesPage({ person, deliveries, timeZone, done, problem }: DeliveriesPageProps) {
  const { t } = useTranslation()
  const { hasMail, quiet, quietUntil, waiting, undelivered, count } = deliveries
  const anchors = [
    { id: 'undelivered', title: t('deliveries.page.undelivered'), count },
    { id: 'quiet', title: t('deliveries.page.quiet') },
  ]
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: '/people', text: t('people.pageTitle') }]} />
      </TopBar>
      <SectionedPage title={t('deliveries.page.title')} label={t('deliveries.page.sections')} anchors={anchors}>
        <Section
          id="undelivered"
          title={t('deliveries.page.undelivered')}
          done={done === 'again' ? t('deliveries.page.done.again') : null}
        >
          <p className="section__hint">{t('deliveries.page.undeliveredHint')}</p>
          <p className="section__hint deliveries__states">
            <span>{t(hasMail ? 'deliveries.page.mailOn' : 'deliveries.page.mailOff')}</span>
            {waiting > 0 && <span>{t('deliveries.page.waiting', { count: waiting })}</span>}
            {quietUntil !== null && (
              <span>{t('deliveries.page.quietNow', { until: momentIn(timeZone, quietUntil) })}</span>
            )}
          </p>
          <UndeliveredTable list={undelivered} count={count} timeZone={timeZone} />
        </Section>
        <Section
          id="quiet"
          title={t('deliveries.page.quiet')}
          done={done === 'quiet' ? t('deliveries.page.done.quiet') : null}
          problem={problem}
        >
          <p className="section__hint">{t('deliveries.page.quietHint')}</p>
          <Form method="post" preventScrollReset className="deliveries__hours">
            {(['from', 'until'] as const).map((end) => (
              <span key={end} className="deliveries__end">
                <label htmlFor={`quiet-${end}`}>{t(`deliveries.page.${end}`)}</label>
                <input
                  id={`quiet-${end}`}
                  className="input figures"
                  type="time"
                  name={end}
                  required
                  defaultValue={quiet[end]}
                />
              </span>
            ))}
            <button className="button" name="intent" value="quiet">
              {t('deliveries.page.save')}
            </button>
          </Form>
        </Section>
      </SectionedPage>
    </>
  )
}
