import { optionColours } from '../model/ledger/optionColours'
import type { Option } from '../model/ledger/schema'
import { useStructure } from './StructureContext'

interface ColourFieldProps {
  option: Option
  name: string
  onChoose(colour: string): void
}

/** An option's colour, in that colour. */
export function ColourField({ option: { colour }, name, onChoose }: ColourFieldProps) {
  const { t } = useStructure().reading
  return (
    <select
      className={`options__colour option-chip${colour === '' ? '' : ` option-chip--${colour}`}`}
      aria-label={`${t('structure.colour')} ${name}`}
      value={colour}
      onChange={({ target }) => onChoose(target.value)}
    >
      <option value="">{t('structure.noColour')}</option>
      {optionColours.map((one) => (
        <option key={one} value={one}>
          {t(`optionColours.${one}`)}
        </option>
      ))}
    </select>
  )
}
