import { ownColumnsOf, type Item } from '#app/model/ledger/rows'

/** Columns of one writer's own: each edit counts up there. */
export const ownColumns = ['owner', 'clause'] as const
/** Columns where everybody leaves a mark beside the others' marks. */
export const sharedColumns = ['progress', 'next'] as const
/** Rows that writers add and take away again. */
export const addedRow = /^crash-(\d+)-/

/**
 * What an edit leaves in the ledger: its `key` says where, and `step` counts up with each edit there by the one writer
 * who edits it. So a ledger that has step n has kept all edits up to n. A row's steps: 1 there, 2 gone again.
 */
export interface Mark {
  key: string
  step: number
  writer: number
}

export function addedRowId(writer: number, count: number): string {
  return `crash-${writer}-${count}`
}

export function ownValue(writer: number, step: number): string {
  return `${writer}.${step}`
}

export function sharedMark(writer: number, step: number): string {
  return `‹${writer}:${step}›`
}

/** The marks in a row, all of them or those in some columns. */
export function marksOf(item: Item, columns: ReadonlySet<string> | null = null): Mark[] {
  const has = (column: string) => columns === null || columns.has(column)
  const marks: Mark[] = []
  const note = (key: string, writer: string | undefined, step: string | number | undefined) => {
    if (writer !== undefined) marks.push({ key, writer: Number(writer), step: Number(step) })
  }
  if (columns === null) note(item.id, addedRow.exec(item.id)?.[1], 1)
  for (const column of ownColumns.filter(has)) {
    const [, writer, step] = /^(\d+)\.(\d+)$/.exec(item[column]) ?? []
    note(`${item.id}/${column}`, writer, step)
  }
  // Columns that writers add (L2), each counting up in one row.
  for (const column of ownColumnsOf(item).filter(has)) {
    const [, writer, step] = /^(\d+)\.(\d+)$/.exec(String(item.cells[column])) ?? []
    note(`${item.id}/${column}`, writer, step)
  }
  for (const column of sharedColumns.filter(has)) {
    for (const [, writer, step] of item[column].matchAll(/‹(\d+):(\d+)›/g))
      note(`${item.id}/${column}/${writer}`, writer, step)
  }
  return marks
}

/** What must be stored, whatever happens (W5): what was acknowledged, and what anybody has received. */
export class Evidence {
  acknowledged = 0
  seen = 0
  private readonly least = new Map<string, number>()
  private readonly received = new Map<string, number>()

  /** `leaving`: rows that somebody asked to delete; they may be gone before that is acknowledged. */
  constructor(private readonly leaving = new Set<string>()) {}

  acknowledge(mark: Mark): void {
    this.acknowledged++
    this.raise(mark)
  }

  see(mark: Mark): void {
    if (mark.step <= (this.received.get(mark.key) ?? 0)) return
    this.received.set(mark.key, mark.step)
    this.seen++
    this.raise(mark)
  }

  willLeave(row: string): void {
    this.leaving.add(row)
  }

  /** What is known until now: later promises do not count for it. */
  untilNow(): Evidence {
    const copy = new Evidence(this.leaving)
    for (const [key, step] of this.least) copy.least.set(key, step)
    return copy
  }

  /** What of it is not in these rows, in words. */
  missingFrom(items: readonly Item[]): string[] {
    const stored = new Map(items.flatMap((item) => marksOf(item)).map(({ key, step }) => [key, step]))
    return [...this.least].flatMap(([key, step]) => {
      const found = stored.get(key) ?? 0
      if (!addedRow.test(key))
        return found >= step ? [] : [`${key}: step ${step} was promised, step ${found} is stored`]
      const isKept = step === 2 ? found === 0 : found === 1 || this.leaving.has(key)
      return isKept ? [] : [`row ${key}: ${step === 2 ? 'its deletion' : 'it'} was promised and is not stored`]
    })
  }

  private raise({ key, step }: Mark): void {
    if (step > (this.least.get(key) ?? 0)) this.least.set(key, step)
  }
}
