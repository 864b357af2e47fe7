import type { Translate } from '../i18n/Translate'
import type { Wording } from '../reading/wording'
import type { PlannedRow } from './plan'
import { reasonText } from './reasons'

interface PreviewRowProps {
  row: PlannedRow
  t: Translate
  columnName: Wording['columnName']
  hasCodes: boolean
}

/** One row of the file in the preview: which item it is, and below it its cells. */
export function PreviewRow({ row, t, columnName, hasCodes }: PreviewRowProps) {
  const { line, kind, code, title, byTitle, cells, refused } = row
  const byTitleText =
    hasCodes && row.fileCode ? t('transfer.byTitle', { code: row.fileCode }) : t('transfer.byTitleOnly')
  return (
    <>
      <tr className="import__row">
        <th scope="rowgroup" colSpan={2}>
          <span className="import__code">{code || t('transfer.noCode')}</span>{' '}
          <span className="import__title" title={title}>
            {title || t('transfer.noTitle')}
          </span>{' '}
          {kind === 'new' && <span className="import__tag import__tag--new">{t('transfer.tagNew')}</span>}
          {kind === 'out' && <span className="import__tag import__tag--out">{t('transfer.tagOut')}</span>}
          {byTitle && <span className="import__hint">{byTitleText}</span>}{' '}
          <span className="import__line">{t('transfer.line', { line })}</span>
        </th>
      </tr>
      {cells.map(({ column, from, to }) => (
        <tr key={column}>
          <th scope="row">{columnName(column)}</th>
          <td>
            {from !== '' && (
              <>
                <del title={from}>{from}</del> <span aria-hidden="true">→ </span>
              </>
            )}
            {to === '' ? <span className="import__empty">{t('transfer.empty')}</span> : <ins title={to}>{to}</ins>}
          </td>
        </tr>
      ))}
      {refused.map(({ column, text, why }, i) => (
        <tr key={`${column}/${i}`}>
          <th scope="row">{column && columnName(column)}</th>
          <td>
            {text !== '' && (
              <>
                <span className="import__refused" title={text}>
                  {text}
                </span>{' '}
              </>
            )}
            <span className="import__why">{t('transfer.notWritten', { reason: reasonText(t, why) })}</span>
          </td>
        </tr>
      ))}
    </>
  )
}
