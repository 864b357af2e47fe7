import type { Flag } from '../model/ledger/kinds/flag'

/** Yes or no as a box with or without a tick. `name`: what it says to who hears the page; '' where that stands beside it. */
export function FlagMark({ flag, name }: { flag: Flag; name: string }) {
  return (
    <span className={`flag flag--${flag}`}>
      <span aria-hidden="true">{flag === 'yes' ? '✓' : ''}</span>
      {name !== '' && <span className="visually-hidden">{name}</span>}
    </span>
  )
}
