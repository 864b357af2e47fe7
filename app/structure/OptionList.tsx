import { useState } from 'react'
import type { OwnColumn } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import { addOption, moveOption, removeOption, rowsWithOption, setOption } from '../model/ledger/optionEdits'
import type { Column, Option } from '../model/ledger/schema'
import { titleIn } from '../model/text/titleIn'
import { useStoreVersion } from '../sync/useStoreVersion'
import { OptionChip } from '../ui/OptionChip'
import { AddField } from './AddField'
import { ColourField } from './ColourField'
import { LiveField } from './LiveField'
import { OrderedList } from './OrderedList'
import { RemoveOption } from './RemoveOption'
import { useStructure } from './StructureContext'

/** What may be chosen in a column: named, coloured, put in order, removed and brought back (L4). */
export function OptionList({ column, hasKeyboard = false }: { column: Column; hasKeyboard?: boolean }) {
  const { store, reading, act } = useStructure()
  const { t, language } = reading
  useStoreVersion(store)
  const [removing, setRemoving] = useState<string | null>(null)
  const id = column.id as OwnColumn
  const there = column.options.filter(({ isRemoved }) => !isRemoved)
  const removed = column.options.filter(({ isRemoved }) => isRemoved)
  const nameOf = ({ name, nameEn }: Option) => titleIn(language, { title: name, titleEn: nameEn })
  const usesOf = (option: string) => rowsWithOption(store.allItems(), id, option).length
  const remove = (option: Option & { id: string }, instead: string | null) => {
    act((desk) => removeOption(desk, id, option.id, instead), t('structure.removedOption', { name: nameOf(option) }))
    setRemoving(null)
  }
  return (
    <fieldset className="options">
      <legend className="field__label">{t('structure.options')}</legend>
      <OrderedList
        label={t('structure.options')}
        entries={there}
        nameOf={nameOf}
        onMove={(option, after) =>
          act((desk) => moveOption(desk, id, option, after), t('structure.changed', { name: reading.columnName(id) }))
        }
      >
        {(option) => {
          const say = (change: Partial<Option>) =>
            act((desk) => setOption(desk, id, option.id, change), t('structure.changed', { name: nameOf(option) }))
          const uses = usesOf(option.id)
          return (
            <>
              <ColourField option={option} name={nameOf(option)} onChoose={(colour) => say({ colour })} />
              <LiveField
                of={nameOf(option)}
                label={t('structure.optionName')}
                className="options__name"
                value={option.name}
                required
                maxLength={limits.columnName}
                onCommit={(name) => say({ name })}
              />
              <LiveField
                of={nameOf(option)}
                label={t('structure.optionNameEn')}
                className="options__name"
                value={option.nameEn}
                placeholder={t('structure.optionNameEn')}
                maxLength={limits.columnName}
                onCommit={(nameEn) => say({ nameEn })}
              />
              <span className="options__uses">{uses > 0 && t('structure.uses', { count: uses })}</span>
              <button
                className="button button--quiet button--small"
                aria-label={`${t('structure.remove')} ${nameOf(option)}`}
                onClick={() => (uses > 0 ? setRemoving(option.id) : remove(option, null))}
              >
                ×
              </button>
              {removing === option.id && (
                <RemoveOption
                  column={column}
                  option={option}
                  onRemove={(instead) => remove(option, instead)}
                  onCancel={() => setRemoving(null)}
                />
              )}
            </>
          )
        }}
      </OrderedList>
      <AddField
        label={t('structure.addOption')}
        name={t('structure.newOptionName')}
        hasKeyboard={hasKeyboard}
        onAdd={(name) => act((desk) => addOption(desk, id, { name }), t('structure.changed', { name })) !== null}
      />
      {removed.length > 0 && (
        <ul className="options__removed" aria-label={t('structure.removed')}>
          {removed.map((option) => (
            <li key={option.id}>
              <OptionChip option={option} name={nameOf(option)} />
              <button
                className="button button--quiet button--small"
                onClick={() =>
                  act(
                    (desk) => setOption(desk, id, option.id, { isRemoved: false }),
                    t('structure.restored', { name: nameOf(option) }),
                  )
                }
              >
                {t('structure.restore')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
