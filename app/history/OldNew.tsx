import { stretches } from '../model/text/stretches'
import type { FullWording } from '../reading/useWording'

/** So much of a long text is shown on each side of what changed in it; the ledger has the rest. */
const shownAround = 60

/** A value before and after: the old one struck, the new one underlined. Of a long text, what changed in it. */
export function OldNew({
  isLong = false,
  before,
  after,
  reading,
}: {
  isLong?: boolean
  before: string
  after: string
  reading: FullWording
}) {
  const { t } = reading
  if (isLong && before !== '' && after !== '') return <Stretches before={before} after={after} reading={reading} />
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

/** What changed in a long text, with a little of what stayed around it. */
function Stretches({ before, after, reading }: { before: string; after: string; reading: FullWording }) {
  const all = stretches(before, after)
  return all.map(({ kind, text }, i) => {
    if (kind === 'gone') return <Old key={i} text={text} reading={reading} />
    if (kind === 'new') return <New key={i} text={text} reading={reading} />
    return <span key={i}>{shortened(text, i > 0, i < all.length - 1, reading.t('records.compare.omitted'))}</span>
  })
}

/** What stays readable of a text between two changes, or at the end of all: some letters beside each. */
function shortened(text: string, isAfterChange: boolean, isBeforeChange: boolean, omitted: string): string {
  const shown = (isAfterChange ? shownAround : 0) + (isBeforeChange ? shownAround : 0)
  if (text.length <= shown) return text
  return (isAfterChange ? firstOf(text) : '') + omitted + (isBeforeChange ? lastOf(text) : '')
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
