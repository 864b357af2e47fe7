import type { ReactNode } from 'react'
import type { CellValue } from '../model/ledger/rows'
import { isFlag } from '../model/ledger/kinds/flag'
import type { Column, ColumnKind } from '../model/ledger/schema'
import { parseLink } from '../model/text/links'
import type { Reading } from '../reading/reading'
import { FlagMark } from '../ui/FlagMark'
import { linkAddress } from '../ui/linkAddress'
import { OptionChip } from '../ui/OptionChip'

interface ValueMarkProps {
  column: Column
  value: CellValue
  reading: Pick<Reading, 'optionName' | 'unitName' | 'valueText'>
}

/** Kinds of values that are more than their text. */
const marks: Partial<Record<ColumnKind, (props: ValueMarkProps) => ReactNode>> = {
  links: LinkMarks,
  choice: OptionMarks,
  choices: OptionMarks,
  flag({ column, value, reading }) {
    const [said] = entriesOf(value)
    return isFlag(said) ? <FlagMark flag={said} name={reading.valueText(column.id, said)} /> : null
  },
  number({ column, value, reading }) {
    const [digits] = entriesOf(value)
    return digits === undefined ? null : (
      <span className="number">
        {digits}
        {column.unit !== '' && <span className="number__unit"> {reading.unitName(column.unit)}</span>}
      </span>
    )
  },
}

export function hasMark(kind: ColumnKind | null): boolean {
  return kind !== null && marks[kind] !== undefined
}

/** A value as it looks, wherever it stands: choices in their colours, a tick, links that lead somewhere. */
export function ValueMark(props: ValueMarkProps): ReactNode {
  const Mark = marks[props.column.kind]
  return Mark ? <Mark {...props} /> : props.reading.valueText(props.column.id, props.value)
}

const entriesOf = (value: CellValue) => [value].flat().filter(Boolean)

function OptionMarks({ column, value, reading }: ValueMarkProps) {
  const chosen = entriesOf(value).map((id) => ({ id, option: column.options.find((known) => known.id === id) }))
  return (
    <span className="option-chips">
      {chosen.map(({ id, option }) =>
        option ? <OptionChip key={id} option={option} name={reading.optionName(option)} /> : <span key={id}>{id}</span>,
      )}
    </span>
  )
}

function LinkMarks({ value }: ValueMarkProps) {
  const links = entriesOf(value)
    .map(parseLink)
    .filter((link) => link !== null)
  return (
    <span className="links">
      {links.map(({ label, url }) => (
        <a key={url + label} href={linkAddress(url)} target="_blank" rel="noopener noreferrer" tabIndex={-1}>
          {label}
        </a>
      ))}
    </span>
  )
}
