import { fold } from '../model/text/fold'
import type { Mentionable } from '../model/records/mentions'

/** What is typed after an @, from there to the cursor: what the list of candidates is looked through for. */
export interface MentionQuery {
  /** Where the @ stands. */
  at: number
  typed: string
}

export interface Candidate {
  key: string
  /** What is put in after the @. */
  name: string
  /** What tells it from others: a department's whole name. */
  note: string
}

const longest = 24
const shown = 8

/** Null when the cursor is in no name. An address such as a@b has none. */
export function mentionQuery(text: string, cursor: number): MentionQuery | null {
  const at = text.lastIndexOf('@', cursor - 1)
  const typed = text.slice(at + 1, cursor)
  if (at === -1 || typed.length > longest || /[\s，。；、：]/.test(typed) || /[\w.]/.test(text[at - 1] ?? ''))
    return null
  return { at, typed }
}

/** Those whose name begins with what was typed, then those that contain it. */
export function candidatesFor(typed: string, mentionables: readonly Mentionable[], language: string): Candidate[] {
  const wanted = fold(typed)
  const found = mentionables.flatMap(({ kind, id, names }) => {
    const [short = '', zh = '', en = ''] = names
    const name = kind === 'department' && language === 'en' ? en || short : short
    const places = names.map((one) => fold(one).indexOf(wanted)).filter((place) => place !== -1)
    return places.length === 0
      ? []
      : [
          {
            place: Math.min(...places),
            candidate: { key: `${kind}-${id}`, name, note: kind === 'department' && zh !== name ? zh : '' },
          },
        ]
  })
  return found
    .sort((a, b) => Math.sign(a.place) - Math.sign(b.place))
    .slice(0, shown)
    .map(({ candidate }) => candidate)
}
