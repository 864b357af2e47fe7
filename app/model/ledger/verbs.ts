import type { CellEdit } from './edit'
import type { Item } from './rows'
import type { LedgerSchema } from './schema'
import { coordinates, type Person } from './person'
import { missingFor, statusOf, type Missing, type Status } from './status'

/** What people do with an item, by the names that they have for it. */
export const verbs = [
  'acknowledge',
  'submit',
  'withdraw',
  'resume',
  'block',
  'unblock',
  'ask-reopen',
  'close',
  'return',
  'defer',
  'reopen',
] as const
export type Verb = (typeof verbs)[number]

/** The status that each leads to; null: it is a request in words, and changes none. */
const goals: Record<Verb, Status | null> = {
  acknowledge: 'in_progress',
  submit: 'submitted',
  withdraw: 'in_progress',
  resume: 'in_progress',
  block: 'blocked',
  unblock: 'in_progress',
  'ask-reopen': null,
  close: 'closed',
  return: 'returned',
  defer: 'deferred',
  reopen: 'in_progress',
}

/** What a lead department may do from each status, the next thing first. */
const ofLead: Record<Status, readonly Verb[]> = {
  issued: ['acknowledge'],
  in_progress: ['submit', 'block'],
  blocked: ['unblock', 'submit'],
  submitted: ['withdraw'],
  returned: ['submit', 'resume'],
  deferred: [],
  closed: ['ask-reopen'],
}

/** What coordinators may; they rule on what was submitted, and put right what stands elsewhere. */
const ofCoordinators: Record<Status, readonly Verb[]> = {
  issued: ['defer', 'close'],
  in_progress: ['defer', 'close'],
  blocked: ['defer', 'close'],
  submitted: ['close', 'return', 'defer'],
  returned: ['defer', 'close'],
  deferred: ['reopen'],
  closed: ['reopen'],
}

/** Verbs that ask for words before they are done. */
export const needsWords = (verb: Verb): verb is 'return' | 'defer' | 'ask-reopen' =>
  verb === 'return' || verb === 'defer' || verb === 'ask-reopen'

/** What this person may do with an item now, the next thing first; nothing with one that has sub-items. */
export function verbsOf(person: Person, item: Item, hasSubItems: boolean): Verb[] {
  if (hasSubItems || person.role === 'viewer') return []
  const status = statusOf(item)
  const leads = person.department !== null && item.lead === person.department
  if (coordinates(person)) {
    // Who rules on it neither takes it back from themselves nor asks themselves.
    const own = leads ? ofLead[status].filter((verb) => verb !== 'ask-reopen' && verb !== 'withdraw') : []
    return [...own, ...ofCoordinators[status]]
  }
  return leads ? [...ofLead[status]] : []
}

/** What may be done, but is nothing that the loop waits for. */
const beside: ReadonlySet<Verb> = new Set(['withdraw', 'block', 'ask-reopen', 'defer', 'reopen'])

/** What the loop waits for this person to do with an item; null where it waits for nothing of theirs. */
export function nextVerb(person: Person, item: Item, hasSubItems: boolean): Verb | null {
  const [first] = verbsOf(person, item, hasSubItems)
  return first && !beside.has(first) ? first : null
}

/** What a verb writes into an item: its status, and with it what it brings along. `words`: why, for those that ask. */
export function editsOf(verb: Verb, item: Item, person: Person, words = ''): CellEdit[] {
  const goal = goals[verb]
  if (goal === null) return []
  const owner: CellEdit[] =
    verb === 'acknowledge' && item.owner.trim() === '' ? [{ item: item.id, column: 'owner', value: person.name }] : []
  const reason: CellEdit[] = needsWords(verb) ? [{ item: item.id, column: 'reason', value: words.trim() }] : []
  return [...owner, { item: item.id, column: 'status', value: goal }, ...reason]
}

/** What is still missing before a verb can be done, and the column where it is to be filled in; null when nothing is. */
export function missingOf(verb: Verb, item: Item, schema: LedgerSchema): Missing | null {
  const goal = goals[verb]
  if (goal === null || needsWords(verb) || verb === 'acknowledge') return null
  return missingFor(goal, item, statusOf(item), schema)
}

/** The verb by which a person brings an item to a status; null where there is no name for it. */
export function verbTo(status: Status, offered: readonly Verb[]): Verb | null {
  return offered.find((verb) => goals[verb] === status) ?? null
}
