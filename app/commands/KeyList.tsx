import { useTranslation } from '../i18n/useTranslation'
import type { Command } from './command'
import { keyText } from './keyText'

/** The keys of those commands that have any, and what they do. */
export function KeyList({ commands }: { commands: readonly Pick<Command<never>, 'id' | 'keys' | 'browserKeys'>[] }) {
  const { t } = useTranslation()
  return (
    <dl>
      {commands
        .map(({ id, keys, browserKeys }) => ({ id, keys: keys ?? browserKeys ?? [] }))
        .filter(({ keys }) => keys.length > 0)
        .map(({ id, keys }) => (
          <div key={id}>
            <dt>
              {keys.map((key, i) => (
                <span key={key}>
                  {i > 0 && t('commands.listSeparator')}
                  <kbd>{keyText(key, t)}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(`commands.names.${id}`)}</dd>
          </div>
        ))}
    </dl>
  )
}
