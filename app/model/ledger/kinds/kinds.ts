import type { ColumnKind } from '../schema'
import { choice, choices } from './choices'
import { computed } from './computed'
import { date } from './date'
import { department, departments } from './departments'
import { flag } from './flag'
import type { Kind } from './Kind'
import { links } from './links'
import { number } from './number'
import { order, parent, stream } from './places'
import { status } from './status'
import { short, text } from './texts'

/** The kinds of columns: a new one is an entry here, and its words (reading), editor (grid) and form in files (transfer). */
export const kinds: Readonly<Record<ColumnKind, Kind>> = {
  short,
  number,
  date,
  choice,
  choices,
  flag,
  department,
  departments,
  links,
  computed,
  stream,
  parent,
  order,
  status,
  text,
}
