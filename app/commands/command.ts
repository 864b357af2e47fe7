import type { Translate } from '../i18n/Translate'
import type { commandsZh } from '../i18n/commands.zh'
import type { Findable } from '../model/view/searchRank'
import type { Bound, Press } from './keyMap'

/** A command's name stands in the words of both languages, under its id: `commands.names`. */
export type CommandId = keyof (typeof commandsZh)['names']

/** Where a button or an entry for it stands: the page's bars, its menus, and those of the meeting's stage. */
export type Place =
  | 'top'
  | 'tools'
  | 'tools-middle'
  | 'tools-end'
  | 'add'
  | 'transfer'
  | 'row'
  | 'column'
  | 'stream'
  | 'stage-steps'
  | 'stage-bar'
  | 'stage-menu'
  | 'decide'

/** What the palette says that it is. */
export type Group = keyof (typeof commandsZh)['group']

/** `true`: it may be done now · `why`: not now, and why, '' where that is plain · `false`: not by this person, or not here. */
export type Possible = boolean | { why: string }

/** All that a command asks of any page. */
export interface AnyContext {
  t: Translate
  /** Says something for a moment. */
  tell(text: string): void
}

interface Common<Context> {
  /** Stands in a menu or a row of buttons, in the order of the table. */
  place?: Place
  /** Entries of a menu that belong together; a line stands between others. */
  section?: string
  /** Stands in the palette. */
  group?: Group
  may?(context: Context): Possible
}

/** One thing that can be done: everything that its button, menu, key, palette and help say and do. */
export interface Command<Context> extends Bound, Common<Context> {
  id: CommandId
  /** Keys that are the browser's: it tells of them as an event of another kind. */
  browserKeys?: readonly string[]
  /** Whoever types in a field keeps the key for it. */
  yieldsToFields?: true
  /** Its button shows this instead of its name. */
  icon?: string
  /** What its button says, where that is not its name. */
  label?(context: Context): string
  /** Explains it, where its name does not. */
  hint?(context: Context): string
  /** Other names by which the palette finds it. */
  also?(context: Context): readonly string[]
  /** For what is switched on and off. */
  isOn?(context: Context): boolean
  className?: string
  /** What opens takes the keyboard and lies over the page: its button says so to who cannot see it. */
  opensDialog?: true
  /** The keyboard goes on to where it leads: the menu in which it was chosen does not take it back. */
  leadsOn?: true
  run(context: Context, press: Press | null): void
}

/** One command for each of several things that are only known as the page goes, such as streams and views. */
export interface Choices<Context> extends Common<Context> {
  id: string
  /** Stands over them in a menu. */
  heading?(context: Context): string
  list(context: Context): readonly Choice[]
}

export interface Choice extends Findable {
  id: string
  group?: Group
  run(): void
}

/** What a table of commands holds. */
export type Entry<Context> = Command<Context> | Choices<Context>

export const isCommand = <Context>(entry: Entry<Context>): entry is Command<Context> => 'run' in entry

export const commandsIn = <Context>(table: readonly Entry<Context>[]): Command<Context>[] => table.filter(isCommand)

export function possible<Context>({ may }: Entry<Context>, context: Context): Possible {
  return may ? may(context) : true
}

export const nameOf = ({ id }: Pick<Command<never>, 'id'>, { t }: AnyContext): string => t(`commands.names.${id}`)

/** Does it, when it may be done now. False: it is not this person's or not here, and a key for it is free for others. */
export function runCommand<Context extends AnyContext>(
  command: Command<Context>,
  context: Context,
  press: Press | null = null,
): boolean {
  const answer = possible(command, context)
  if (answer === false) return false
  if (answer === true) command.run(context, press)
  else if (answer.why !== '') context.tell(answer.why)
  return true
}
