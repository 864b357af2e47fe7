import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { momentIn } from '../model/text/dates'
import type { Undelivered } from '../ports/telling'

interface UndeliveredTableProps {
  list: readonly Undelivered[]
  /** Of all, also those that are not in the list. */
  count: number
  timeZone: string
}

/** What could not be delivered, to whom, and why; to be sent again, one or all. */
export function UndeliveredTable({ list, count, timeZone }: UndeliveredTableProps) {
  const { t } = useTranslation()
  if (count === 0) return <p>{t('deliveries.page.none')}</p>
  return (
    <>
      {list.length < count && (
        <p className="section__hint">{t('deliveries.page.shown', { shown: list.length, count })}</p>
      )}
      <div className="deliveries__scroll">
        <table className="table deliveries__table" aria-labelledby="undelivered-title">
          <thead>
            <tr>
              <th scope="col">{t('deliveries.page.when')}</th>
              <th scope="col" className="deliveries__to">
                {t('deliveries.page.to')}
              </th>
              <th scope="col" className="deliveries__wide">
                {t('deliveries.page.what')}
              </th>
              <th scope="col" className="deliveries__wide">
                {t('deliveries.page.why')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('deliveries.page.again')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <Row key={one.id} one={one} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      </div>
      <Form method="post" preventScrollReset className="deliveries__all">
        <button className="button" name="intent" value="again">
          {t('deliveries.page.againAll', { count })}
        </button>
      </Form>
    </>
  )
}

function Row({ one: { id, endedAt, to, kind, ledger, row, why }, timeZone }: { one: Undelivered; timeZone: string }) {
  const { t, language } = useTranslation()
  const name = to.name || t('deliveries.page.unknown')
  return (
    <tr>
      <td className="figures">{momentIn(timeZone, endedAt)}</td>
      <td>
        {name}
        <span>{to.channel === 'mail' ? to.address : t('deliveries.page.robot')}</span>
      </td>
      <td>
        {row ? (
          <Link to={`/trackers/${ledger.id}?item=${encodeURIComponent(row.id)}`}>
            {row.code} {row.title}
          </Link>
        ) : (
          t('deliveries.page.unknown')
        )}
        <span>
          {t(`deliveries.kinds.${kind}`)} · {ledger.title[language]}
        </span>
      </td>
      <td>{why}</td>
      <td>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <button
            className="button button--small"
            name="intent"
            value="again"
            aria-label={t('deliveries.page.againOf', { name })}
          >
            {t('deliveries.page.again')}
          </button>
        </Form>
      </td>
    </tr>
  )
}
