/**
 * Who may take a step of a record, as they stand to it. `department`: to which it goes; `asker`: of the department that
 * opened it; `server`: what follows from something else, or from a clock.
 */
export const actors = ['department', 'asker', 'coordinator', 'leader', 'server'] as const
export type Actor = (typeof actors)[number]

export interface Step<State extends string> {
  by: readonly Actor[]
  to: State
  /** Not without words: a reason, an answer. */
  asksWords?: true
  /** Files may come along with it, or have to (R5). */
  files?: 'may' | 'must'
}

/** A kind's table of transitions (R1): whatever is not in it is not possible. A state without steps is final. */
export type Steps<State extends string = string, Event extends string = string> = Readonly<
  Record<State, Readonly<Partial<Record<Event, Step<State>>>>>
>

/** `not-now`: nobody may in this state. `not-yours`: others may. */
export type StepRefusal = 'not-now' | 'not-yours' | 'words-missing'
export type Stepped<State extends string> = { to: State } | { refused: StepRefusal }

/** What becomes of a record in `state` by an event, for somebody who stands to it as `who`. */
export function step<State extends string, Event extends string>(
  steps: Steps<State, Event>,
  state: State,
  event: Event,
  who: readonly Actor[],
  words: string,
): Stepped<State> {
  const found = steps[state][event]
  if (!found) return { refused: 'not-now' }
  if (!found.by.some((actor) => who.includes(actor))) return { refused: 'not-yours' }
  return found.asksWords && words.trim() === '' ? { refused: 'words-missing' } : { to: found.to }
}

/** What somebody may do now, in the table's order. */
export function eventsFor<State extends string, Event extends string>(
  steps: Steps<State, Event>,
  state: State,
  who: readonly Actor[],
): Event[] {
  const possible = Object.entries(steps[state]) as [Event, Step<State>][]
  return possible.filter(([, { by }]) => by.some((actor) => who.includes(actor))).map(([event]) => event)
}

/** Why a step cannot be taken with so many files; null: it can. */
export function judgeFiles(
  taking: Step<string>['files'] | undefined,
  count: number,
): 'files-not-taken' | 'files-missing' | null {
  if (count > 0 && taking === undefined) return 'files-not-taken'
  return count === 0 && taking === 'must' ? 'files-missing' : null
}

export function isFinal(steps: Steps, state: string): boolean {
  return Object.keys(steps[state] ?? {}).length === 0
}
