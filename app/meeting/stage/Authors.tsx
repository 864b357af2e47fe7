import type { CSSProperties } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ChangeAuthor } from '../../model/history/sinceLast'

/** By whom what is marked was changed: a line that the far end of the room can read, with the colours of the marks. */
export function Authors({
  authors,
  colourOf,
}: {
  authors: readonly ChangeAuthor[]
  colourOf(person: string): string | undefined
}) {
  const { t } = useTranslation()
  if (authors.length === 0) return null
  return (
    <p className="slide__authors">
      {authors.map(({ name, person, columns }) => {
        const colour = colourOf(person)
        return (
          <span key={name} className="marked" style={colour ? ({ '--editor': colour } as CSSProperties) : undefined}>
            <ins>{name}</ins>{' '}
            {t('meeting.changedColumns', {
              columns: columns.map((column) => t(`column.${column}`)).join(t('together.between')),
            })}
          </span>
        )
      })}
    </p>
  )
}
