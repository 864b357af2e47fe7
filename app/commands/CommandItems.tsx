import { Menu } from '@mantine/core'
import { Fragment } from 'react'
import {
  isCommand,
  nameOf,
  possible,
  runCommand,
  type AnyContext,
  type Command,
  type Entry,
  type Place,
  type Possible,
} from './command'

interface CommandItemsProps<Context> {
  table: readonly Entry<Context>[]
  place: Place
  context: Context
  /** It is about to be done. */
  onChoose?(command: Command<Context>): void
}

/** The entries of a menu: what may be done, what may not now and why, with a line between sections. */
export function CommandItems<Context extends AnyContext>({
  table,
  place,
  context,
  onChoose,
}: CommandItemsProps<Context>) {
  const entries = table
    .filter((entry) => entry.place === place)
    .map((entry) => ({ entry, answer: possible(entry, context) }))
    .filter(({ answer }) => answer !== false)
  return (
    <>
      {entries.map(({ entry, answer }, i) => (
        <Fragment key={entry.id}>
          {i > 0 && entries[i - 1]!.entry.section !== entry.section && <Menu.Divider />}
          {isCommand(entry) ? (
            <Menu.Item
              className={entry.className}
              aria-haspopup={entry.opensDialog && 'dialog'}
              disabled={answer !== true}
              onClick={() => {
                onChoose?.(entry)
                runCommand(entry, context)
              }}
            >
              {entry.label?.(context) ?? nameOf(entry, context)}
            </Menu.Item>
          ) : (
            <>
              {entry.heading && <Menu.Label>{entry.heading(context)}</Menu.Label>}
              {entry.list(context).map(({ id, label, run }) => (
                <Menu.Item key={id} disabled={answer !== true} onClick={run}>
                  {label}
                </Menu.Item>
              ))}
            </>
          )}
          {/* Said once for those that stand together and cannot be done for the same reason. */}
          {whyOf(answer) !== '' && whyOf(answer) !== whyOf(entries[i + 1]?.answer ?? true) && (
            <Menu.Label>{whyOf(answer)}</Menu.Label>
          )}
        </Fragment>
      ))}
    </>
  )
}

const whyOf = (answer: Possible): string => (typeof answer === 'boolean' ? '' : answer.why)
