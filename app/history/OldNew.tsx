import { columns, type StoredColumn } from '../model/ledger/columns'
import { textEdit } from '../model/text/mergeText'
import type { FullWording } from '../reading/useWording'

/** So much of a long text is shown on each side of what changed in it; the ledger has the rest. */
const shownAround = 60

/** A value before and after: the old one struck, the new one underlined. Of a long text, the stretch that changed. */
export function OldNew({
  column,
  before,
  after,
  reading,
}: {
  column: StoredColumn
  before: string
  after: string
  reading: FullWording
}) {
  const { t } = reading
  if (columns[column].kind === 'text' && before !== '' && after !== '')
    return <Stretch before={before} after={after} reading={reading} />
  return (
    <>
      <Old text={before} reading={reading} />
      <span aria-hidden="true" className="change__arrow">
        {' '}
        →{' '}
      </span>
      {after === '' ? (
        <ins className="change__empty">{t('records.compare.empty')}</ins>
      ) : (
        <New text={after} reading={reading} />
      )}
    </>
  )
}

function Stretch({ before, after, reading }: { before: string; after: string; reading: FullWording }) {
  const { start, removed, inserted } = textEdit(before, after)
  const [head, tail] = [before.slice(0, start), before.slice(start + removed)]
  const gone = before.slice(start, start + removed)
  return (
    <>
      <span>{head.length > shownAround ? reading.t('records.compare.omitted') + lastOf(head) : head}</span>
      {gone !== '' && <Old text={gone} reading={reading} />}
      {inserted !== '' && <New text={inserted} reading={reading} />}
      <span>{tail.length > shownAround ? firstOf(tail) + reading.t('records.compare.omitted') : tail}</span>
    </>
  )
}

/** What is struck or underlined is also said, since screen readers tell neither. */
function Old({ text, reading: { t } }: { text: string; reading: FullWording }) {
  return (
    <del className={text === '' ? 'change__empty' : undefined}>
      <span className="visually-hidden">{t('records.compare.before')}</span>
      {text === '' ? t('records.compare.empty') : text}
    </del>
  )
}

function New({ text, reading: { t } }: { text: string; reading: FullWording }) {
  return (
    <ins>
      <span className="visually-hidden">{t('records.compare.after')}</span>
      {text}
    </ins>
  )
}

// By whole characters: half a surrogate pair is none.
function firstOf(text: string): string {
  return Array.from(text.slice(0, shownAround * 2))
    .slice(0, shownAround)
    .join('')
}

function lastOf(text: string): string {
  return Array.from(text.slice(-shownAround * 2))
    .slice(-shownAround)
    .join('')
}
