import type { Stream } from '../ledger/rows'
import type { ColumnRecord } from '../ledger/schema'

/** Which name: of a column, of one of its options, or of a stream; in Chinese, or in English. */
export interface NamePlace {
  of: 'column' | 'stream'
  id: string
  option: string | null
  part: 'name' | 'nameEn'
}

/** For so long (ms) after one has given a name another one in its place is told: a form is filled in for a while. */
export const latelyNamed = 60_000

/** Somebody else gave another name where this page's person had just given one. */
export interface Overtaken extends NamePlace {
  mine: string
  theirs: string
  /** Yjs's clientID of the page that gave it. */
  client: number | null
}

type Name = readonly [place: NamePlace, name: string]

/** All that a column and its options are called; '' where nothing is said. */
export function namesOfColumn({ id, name, nameEn, options }: ColumnRecord): Name[] {
  const both = (option: string | null, named: { name: string; nameEn: string }): Name[] => [
    [{ of: 'column', id, option, part: 'name' }, named.name],
    [{ of: 'column', id, option, part: 'nameEn' }, named.nameEn],
  ]
  return [...both(null, { name, nameEn }), ...Object.entries(options).flatMap(([option, said]) => both(option, said))]
}

export function namesOfStream({ id, title, titleEn }: Stream): Name[] {
  return [
    [{ of: 'stream', id, option: null, part: 'name' }, title],
    [{ of: 'stream', id, option: null, part: 'nameEn' }, titleEn],
  ]
}

export function isSameName(a: NamePlace, b: NamePlace): boolean {
  return a.of === b.of && a.id === b.id && a.option === b.option && a.part === b.part
}
