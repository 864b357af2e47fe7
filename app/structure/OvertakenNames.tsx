import { setColumn } from '../model/ledger/columnEdits'
import type { ColumnId, OwnColumn } from '../model/ledger/columns'
import type { Desk } from '../model/ledger/edit'
import type { Refusal } from '../model/ledger/errors'
import { setOption } from '../model/ledger/optionEdits'
import { setStream } from '../model/ledger/streamEdits'
import type { Overtaken } from '../model/live/overtaken'
import type { Reading } from '../reading/reading'
import type { KnownOvertaken } from '../sync/useLedger'
import type { Structure } from './StructureContext'

interface OvertakenNamesProps extends Pick<Structure, 'reading' | 'act'> {
  names: readonly KnownOvertaken[]
  onDismiss(name: KnownOvertaken): void
}

/** Somebody else renamed what one has just named: who, to what, and the way back to one's own. It stays until dismissed. */
export function OvertakenNames({ names, reading, act, onDismiss }: OvertakenNamesProps) {
  const { t } = reading
  const quoted = (text: string) => t('together.value', { text: text || t('ledger.emptyValue') })
  return (
    <>
      {names.map((name) => {
        const { of, id, option, part, user, mine, theirs } = name
        const who = [user?.name, user?.department && reading.departmentName(user.department)]
          .filter(Boolean)
          .join(' · ')
        return (
          <section key={[of, id, option, part].join('/')} className="collision">
            <p>
              {t('together.renamed', {
                name: who || t('together.somebody'),
                what: whatIn(reading, name),
                mine: quoted(mine),
                theirs: quoted(theirs),
              })}
            </p>
            <div className="collision__foot">
              <button
                className="button button--small"
                onClick={() => {
                  // Why it cannot be, such as that another one is called so by now, is told as for any edit.
                  act((desk) => nameAgain(desk, name), t('structure.changed', { name: mine }))
                  onDismiss(name)
                }}
              >
                {t('together.rename')}
              </button>
              <button className="button button--quiet button--small" onClick={() => onDismiss(name)}>
                {t('together.dismiss')}
              </button>
            </div>
          </section>
        )
      })}
    </>
  )
}

function whatIn({ t, columnName }: Reading, { of, id, option, part }: Overtaken): string {
  const what = option === null ? t(`together.${of}`) : t('together.option', { column: columnName(id as ColumnId) })
  return part === 'name' ? what : t('together.english', { what })
}

function nameAgain(desk: Desk, { of, id, option, part, mine }: Overtaken): Refusal[] {
  if (of === 'stream') return setStream(desk, id, part === 'name' ? { title: mine } : { titleEn: mine })
  if (option === null) return setColumn(desk, id as ColumnId, { [part]: mine })
  return setOption(desk, id as OwnColumn, option, { [part]: mine })
}
