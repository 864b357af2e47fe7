import { dateIn } from '../text/dates'
import { dayOf } from '../text/moments'
import { lightOf, type LightSettings, type LightState } from './light'
import type { Stamp } from './stamp'
import { rollUp, type OutlineItem } from './outline'

/** The light of an item. */
export type ItemLight = (entry: OutlineItem) => LightState

/** Of an item with sub-items, the worst light of theirs; `own`: that of one without. */
export function lightsOf(own: ItemLight): ItemLight {
  return (entry) => rollUp(entry.children, own).worst ?? own(entry)
}

/** The lights of a ledger at a moment (ms since 1970). */
export function lightsAt(stamps: Readonly<Record<string, Stamp>>, settings: LightSettings, at: number): ItemLight {
  const today = dayOf(dateIn(settings.timeZone, at), settings.timeZone)
  return lightsOf(({ item }) => lightOf(item, stamps[item.id], settings, today))
}
