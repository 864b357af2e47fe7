import { isOptionColour } from '../model/ledger/optionColours'
import type { Option } from '../model/ledger/schema'

interface OptionChipProps {
  option: Pick<Option, 'colour' | 'isRemoved'>
  /** In the reader's language. */
  name: string
}

/** What was chosen, in its colour. One that is removed stays to be read where it was chosen (L4). */
export function OptionChip({ option: { colour, isRemoved }, name }: OptionChipProps) {
  const painted = colour !== '' && isOptionColour(colour) ? ` option-chip--${colour}` : ''
  return <span className={`option-chip${painted}${isRemoved ? ' option-chip--removed' : ''}`}>{name}</span>
}
