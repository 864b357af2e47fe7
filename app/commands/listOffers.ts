import type { Findable } from '../model/view/searchRank'
import { isCommand, nameOf, possible, runCommand, type AnyContext, type Entry, type Group } from './command'
import { keyText } from './keyText'
import { pinyinOf } from './pinyin'

/** A line of the palette. */
export interface Offer extends Findable {
  id: string
  group: Group
  /** The key that does the same; '' for none. */
  key: string
  /** Why it cannot be done now; '' when it can. */
  why: string
  run(): void
}

/** What a palette offers, as the page is now: all that may be done by its name, and what may not for a reason. */
export function listOffers<Context extends AnyContext>(table: readonly Entry<Context>[], context: Context): Offer[] {
  return table.flatMap((entry): Offer[] => {
    const { group } = entry
    const answer = group ? possible(entry, context) : false
    if (!group || answer === false || (answer !== true && answer.why === '')) return []
    const why = answer === true ? '' : answer.why
    if (!isCommand(entry))
      return entry.list(context).map((choice) => ({ group, key: '', why, ...choice, id: `${entry.id}-${choice.id}` }))
    const [key] = entry.keys ?? entry.browserKeys ?? []
    return [
      {
        id: entry.id,
        group,
        label: nameOf(entry, context),
        also: [...(entry.also?.(context) ?? []), ...pinyinOf(entry.id)],
        key: key ? keyText(key, context.t) : '',
        why,
        run: () => void runCommand(entry, context),
      },
    ]
  })
}
