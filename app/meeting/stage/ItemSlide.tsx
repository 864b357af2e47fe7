import { useTranslation } from 'react-i18next'
import { LightMark, StatusChip } from '../../grid/cells'
import { pastText } from '../../grid/pastText'
import type { Reading } from '../../grid/reading'
import type { StoredColumn } from '../../model/columns'
import { parseLink } from '../../model/links'
import type { CellValue } from '../../model/ledger'
import type { AgendaEntry } from '../../model/meeting'
import { authorsOf, type SinceLast } from '../../model/sinceLast'
import { statusOf, type Status } from '../../model/status'
import type { LedgerStore } from '../../sync/LedgerStore'
import { Authors } from './Authors'
import { Marked } from './Marked'

interface ItemSlideProps {
  item: string
  /** Its entry on the agenda; undefined for a row that somebody looks at by themselves. */
  entry: AgendaEntry | undefined
  store: LedgerStore
  reading: Reading
  since: SinceLast
  colourOf(person: string): string | undefined
}

const texts = ['progress', 'problems', 'next'] as const
const marked = ['title', 'lead', 'support', 'owner', 'status', 'due', ...texts, 'evidence'] as const

/** One item, to be read from the far end of the room, with what changed since the last meeting. */
export function ItemSlide({ item, entry, store, reading, since, colourOf }: ItemSlideProps) {
  const { t } = useTranslation()
  const row = store.entry(item)
  if (!row) return <p className="stage__nothing">{entry ? `${entry.label.code} ${entry.label.title} · ` : ''}{t('meeting.gone')}</p>
  const stream = store.outline().find(({ stream: { id } }) => id === row.item.stream)
  const say = (column: StoredColumn, value: CellValue) => (column === 'status' ? t(`status.${statusOf({ status: value as Status | '' })}`) : pastText(value, column, reading))
  const mark = (column: StoredColumn, isLong = false) => {
    const value = row.item[column]
    const was = since.cell(item, column, value)
    return { text: say(column, value), since: was, before: was ? say(column, was.before) : '', colour: was ? colourOf(was.person) : undefined, isLong }
  }
  const isParent = row.children.length > 0
  const shown = texts.filter((column) => row.item[column] !== '' || since.cell(item, column, row.item[column]))
  const length = shown.reduce((sum, column) => sum + row.item[column].length, 0)
  const size = length > 900 ? 'small' : length > 420 ? 'middle' : 'large'
  const links = row.item.evidence.map(parseLink).filter((link) => link !== null)
  return (
    <article className="slide" aria-labelledby="slide-title">
      <p className="slide__place">
        <span className="figures">{row.code}</span> {stream && reading.streamTitle(stream.stream)}
        {entry?.reasons.map((reason) => <span key={reason} className="slide__reason">{t(`meeting.reasons.${reason}`)}</span>)}
        {since.isNew(item) && <span className="slide__reason">{t('meeting.isNew')}</span>}
      </p>
      <h1 className="slide__title" id="slide-title"><Marked {...mark('title')} text={reading.titleOf(row.item)} /></h1>
      <dl className="slide__facts">
        <Fact name={t('column.lead')}><Marked {...mark('lead')} /></Fact>
        {(row.item.support.length > 0 || since.cell(item, 'support', row.item.support)) && <Fact name={t('column.support')}><Marked {...mark('support')} /></Fact>}
        {row.item.owner !== '' && <Fact name={t('column.owner')}><Marked {...mark('owner')} /></Fact>}
        <div className="slide__light"><dt className="visually-hidden">{t('column.light')}</dt><dd><LightMark light={store.light(row)} reading={reading} /></dd></div>
        <div><dt className="visually-hidden">{t('column.status')}</dt><dd>{isParent ? reading.cellText(row, 'status') : <Marked {...mark('status')}><StatusChip status={statusOf(row.item)} reading={reading} /></Marked>}</dd></div>
        {(row.item.due !== '' || since.cell(item, 'due', '')) && <Fact name={t('column.due')}><span className="figures"><Marked {...mark('due')} /></span></Fact>}
      </dl>
      {row.item.reason !== '' && (row.item.status === 'returned' || row.item.status === 'deferred') && <p className="slide__why">{t('meeting.reason')}{t('ledger.colon')}{row.item.reason}</p>}
      <Authors authors={authorsOf(row.item, marked, since)} colourOf={colourOf} />
      {isParent ? (
        <table className="slide__children">
          <caption className="visually-hidden">{t('meeting.subItems')}</caption>
          <tbody>
            {row.children.map((child) => (
              <tr key={child.item.id}>
                <td className="figures">{child.code}</td>
                <td>{reading.titleOf(child.item)}</td>
                <td>{reading.cellText(child, 'lead')}</td>
                <td><StatusChip status={statusOf(child.item)} reading={reading} /></td>
                <td><LightMark light={store.light(child)} reading={reading} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : shown.length === 0 ? (
        <p className="slide__empty">{t('meeting.noFeedback')}</p>
      ) : (
        <div className={`slide__texts slide__texts--${size}`}>
          {shown.map((column) => (
            <section key={column} aria-label={t(`column.${column}`)} tabIndex={0}>
              <h2>{t(`column.${column}`)}</h2>
              <p><Marked {...mark(column, true)} /></p>
            </section>
          ))}
        </div>
      )}
      {links.length > 0 && (
        <p className="slide__links">
          {t('column.evidence')}{t('ledger.colon')}
          {links.map(({ label, url }) => <a key={url + label} href={url} target="_blank" rel="noopener noreferrer">{label}</a>)}
        </p>
      )}
    </article>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>
}
