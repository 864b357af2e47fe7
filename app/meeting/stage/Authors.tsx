import { useTranslation } from '../../i18n/useTranslation'
import type { ChangeAuthor } from '../../model/history/sinceLast'
import type { Wording } from '../../reading/wording'
import { lookOf, type Pen } from './pens'

/** By whom what is marked was changed: a line that the far end of the room can read, with the pens of the marks. */
export function Authors({
  authors,
  penOf,
  columnName,
}: {
  authors: readonly ChangeAuthor[]
  penOf(author: string): Pen
  columnName: Wording['columnName']
}) {
  const { t } = useTranslation()
  if (authors.length === 0) return null
  return (
    <p className="slide__authors">
      {authors.map(({ name, columns }) => (
        <span key={name} {...lookOf(penOf(name))}>
          <ins>{name}</ins>{' '}
          {t('meeting.changedColumns', {
            columns: columns.map(columnName).join(t('together.between')),
          })}
        </span>
      ))}
    </p>
  )
}
