import type { InEnglish } from './InEnglish'
import type { optionColoursZh } from './optionColours.zh'

export const optionColoursEn: InEnglish<typeof optionColoursZh> = {
  slate: 'Slate',
  blue: 'Blue',
  cyan: 'Cyan',
  indigo: 'Indigo',
  violet: 'Violet',
  plum: 'Plum',
  brown: 'Brown',
}
