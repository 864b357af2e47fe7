import { useState } from 'react'
import type { OwnColumn } from '../model/ledger/columns'
import { rowsWithOption } from '../model/ledger/optionEdits'
import type { Column, Option } from '../model/ledger/schema'
import { titleIn } from '../model/text/titleIn'
import { ChoiceField } from './ChoiceField'
import { useStructure } from './StructureContext'

/** So many are told one by one. */
const mostTold = 5

interface RemoveOptionProps {
  column: Column
  option: Option & { id: string }
  /** See `removeOption`. */
  onRemove(instead: string | null): void
  onCancel(): void
}

/** Says where an option is in use, and asks what takes its place there (L4). */
export function RemoveOption({ column, option, onRemove, onCancel }: RemoveOptionProps) {
  const { store, reading } = useStructure()
  const { t, language } = reading
  const nameOf = ({ name, nameEn }: Option) => titleIn(language, { title: name, titleEn: nameEn })
  const others = column.options.filter(({ id, isRemoved }) => !isRemoved && id !== option.id)
  const rows = rowsWithOption(store.allItems(), column.id as OwnColumn, option.id)
  // In a hidden column nobody writes anything.
  const takers = column.isHidden
    ? []
    : [...others.map((other) => [other.id, nameOf(other)] as const), ['', t('structure.insteadNothing')] as const]
  const offered = [...takers, ['keep', t('structure.insteadKeep')] as const]
  const [chosen, setChosen] = useState<string>(offered[0]![0])
  // Somebody else may have removed what was chosen: what is shown is done.
  const [instead] = offered.find(([choice]) => choice === chosen) ?? offered[0]!
  return (
    <div className="structure-form__aside" role="group" aria-label={t('structure.remove')}>
      <p>{t('structure.optionInUse', { name: nameOf(option), count: rows.length })}</p>
      <ul className="structure-form__unread">
        {rows.slice(0, mostTold).map((item) => (
          <li key={item.id}>
            <span className="figures">{store.entry(item.id)?.code}</span> {reading.titleOf(item)}
          </li>
        ))}
        {rows.length > mostTold && <li>{t('structure.more', { count: rows.length - mostTold })}</li>}
      </ul>
      <ChoiceField label={t('structure.instead')} value={instead} choices={offered} onChoose={setChosen} />
      <p className="structure-form__foot">
        <button
          className="button button--small button--danger"
          onClick={() => onRemove(instead === 'keep' ? null : instead)}
        >
          {t('structure.remove')}
        </button>
        <button className="button button--quiet button--small" onClick={onCancel}>
          {t('structure.cancel')}
        </button>
      </p>
    </div>
  )
}
