import { nameOf, possible, runCommand, type AnyContext, type Command } from './command'
import { ariaKey, keyText } from './keyText'

interface CommandButtonProps<Context> {
  command: Command<Context>
  context: Context
  className: string
  /** Shows its first key behind its name. */
  showsKey?: boolean
}

/** A command as a button: its name, its key and, while it cannot be done, why. Nothing for those who may not. */
export function CommandButton<Context extends AnyContext>({
  command,
  context,
  className,
  showsKey = false,
}: CommandButtonProps<Context>) {
  const { t } = context
  const answer = possible(command, context)
  if (answer === false) return null
  const name = command.label?.(context) ?? nameOf(command, context)
  const [key] = command.keys ?? []
  const keyName = key && keyText(key, t)
  const hint = command.hint?.(context) ?? (keyName && t('commands.withKey', { name, key: keyName }))
  return (
    <button
      className={className}
      aria-label={command.icon ? name : undefined}
      aria-keyshortcuts={command.keys?.map(ariaKey).join(' ')}
      aria-haspopup={command.opensDialog && 'dialog'}
      aria-pressed={command.isOn?.(context)}
      title={answer === true || answer.why === '' ? hint : answer.why}
      disabled={answer !== true}
      onClick={() => runCommand(command, context)}
    >
      {command.icon ? <span aria-hidden="true">{command.icon}</span> : name}
      {showsKey && keyName && (
        <>
          {' '}
          <kbd className="command-key" aria-hidden="true">
            {keyName}
          </kbd>
        </>
      )}
    </button>
  )
}
