import type * as Y from 'yjs'
import type { Touched } from '../model/history/changes'
import { emptyRecord, optionField } from '../model/ledger/columnFields'
import { isBuiltIn } from '../model/ledger/columns'
import { roots } from '../model/ledger/ledger'
import type { Stream } from '../model/ledger/rows'
import type { ColumnRecord } from '../model/ledger/schema'
import { isSameName, namesOfColumn, namesOfStream, type NamePlace, type Overtaken } from '../model/live/overtaken'

/** What is said of a column and of a stream; null of one that is not there. */
export interface Said {
  column(id: string): ColumnRecord | null
  stream(id: string): Stream | null
}

interface Given {
  place: NamePlace
  name: string
  /** The number of the edit (Unsaved). */
  edit: number
  /** ms since 1970. */
  at: number
}

/** The names that this page's person gave to columns, options and streams, as long as they are unsaved or recent. */
export class LatelyNamed {
  private given: Given[] = []
  private savedUpTo = 0

  /** `keptFor`: ms for which a saved one is still recent. */
  constructor(private readonly keptFor: number) {}

  /** The person's own edit number `edit`. What is new has had no name before, and is not noted. */
  edited(edit: number, touched: Touched, before: Said, now: Said, at: number): void {
    const known = namesIn(touched, before)
    for (const [place, name] of namesIn(touched, now)) {
      const was = known.find(([other]) => isSameName(other, place))
      if (!was || was[1] === name) continue
      this.forget(place)
      this.given.push({ place, name, edit, at })
    }
  }

  /** The edits up to this number are saved. */
  saved(upTo: number): void {
    this.savedUpTo = upTo
  }

  /** The names that somebody else's transaction, which is just through, put in the place of these: each is told once. */
  overtaken({ doc }: Pick<Y.Transaction, 'doc'>, touched: Touched, now: Said, at: number): Overtaken[] {
    const isRecent = (own: Given) => own.edit > this.savedUpTo || at - own.at <= this.keptFor
    this.given = this.given.filter(isRecent)
    if (this.given.length === 0) return []
    return namesIn(touched, now).flatMap(([place, theirs]) => {
      const own = this.given.find((given) => isSameName(given.place, place))
      if (!own || own.name === theirs) return []
      this.forget(place)
      return { ...place, mine: own.name, theirs, client: writerOf(doc, place) }
    })
  }

  private forget(place: NamePlace): void {
    this.given = this.given.filter((given) => !isSameName(given.place, place))
  }
}

function namesIn({ columns, streams }: Touched, said: Said) {
  return [
    ...[...columns.keys()].flatMap((id) => ofKnown(said.column(id) ?? unsaid(id), namesOfColumn)),
    ...[...streams.keys()].flatMap((id) => ofKnown(said.stream(id), namesOfStream)),
  ]
}

/** A built-in column is there before anything is said of it. */
function unsaid(id: string): ColumnRecord | null {
  return isBuiltIn(id) ? emptyRecord(id) : null
}

function ofKnown<Known, Name>(known: Known | null, namesOf: (known: Known) => Name[]): Name[] {
  return known === null ? [] : namesOf(known)
}

/** Whose page wrote what stands there. */
function writerOf(doc: Y.Doc, { of, id, option, part }: NamePlace): number | null {
  const { columns, streams } = roots(doc)
  const row = (of === 'column' ? columns : streams).get(id)
  const column = of === 'column' ? part : part === 'name' ? 'title' : 'titleEn'
  return row?._map.get(option === null ? column : optionField(option))?.id.client ?? null
}
