import { useState } from 'react'
import { addColumn } from '../model/ledger/columnEdits'
import type { ColumnId, OwnColumn } from '../model/ledger/columns'
import { ownKinds, ownWriters, type OwnKind, type OwnWriters } from '../model/ledger/schema'
import { AddField } from './AddField'
import { ChoiceField } from './ChoiceField'
import { useStructure } from './StructureContext'

interface NewColumnProps {
  /** Behind which it goes; the last without. */
  after?: ColumnId
  onAdded(id: OwnColumn): void
}

/** A new column: what it is, who fills it in, and what it is called. All else is said once it is there. */
export function NewColumn({ after, onAdded }: NewColumnProps) {
  const { reading, act } = useStructure()
  const { t } = reading
  const [kind, setKind] = useState<OwnKind>('short')
  const [writers, setWriters] = useState<OwnWriters>('report')
  return (
    <div className="new-column">
      <ChoiceField
        label={t('structure.kind')}
        value={kind}
        choices={ownKinds.map((one) => [one, t(`structure.kinds.${one}`)])}
        onChoose={setKind}
      />
      <ChoiceField
        label={t('structure.writers')}
        value={writers}
        choices={ownWriters.map((one) => [one, t(`structure.writersOf.${one}`)])}
        onChoose={setWriters}
      />
      <AddField
        label={t('structure.addColumn')}
        name={t('structure.newColumnName')}
        onAdd={(name) => {
          const id = act(
            (desk) => addColumn(desk, { name, kind, writers }, after),
            t('structure.addedColumn', { name }),
          )
          if (id) onAdded(id as OwnColumn)
          return id !== null
        }}
      />
    </div>
  )
}
