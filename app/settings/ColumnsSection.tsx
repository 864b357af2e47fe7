import { useState } from 'react'
import { moveColumn } from '../model/ledger/columnEdits'
import { isUnseenColumn, type ColumnId } from '../model/ledger/columns'
import { isHideable } from '../model/ledger/judgeColumn'
import type { Column } from '../model/ledger/schema'
import { ColumnForm } from '../structure/ColumnForm'
import { NewColumn } from '../structure/NewColumn'
import { OrderedList } from '../structure/OrderedList'
import { RemovedList } from '../structure/RemovedList'
import { useStructure } from '../structure/StructureContext'
import { Section } from '../ui/Section'

/** A ledger's columns, in their order; each opens to all that may be said of it (L2–L4). */
export function ColumnsSection() {
  const { reading, act } = useStructure()
  const { t, schema, columnName } = reading
  const [opened, open] = useState<ColumnId | null>(null)
  const columns = schema.columns.filter(({ id }) => !isUnseenColumn(id))
  const stateOf = ({ id, isHidden }: Column) =>
    isHidden ? t('structure.hidden') : isHideable(id) ? t('structure.shown') : t('structure.alwaysShown')
  return (
    <Section id="columns" title={t('structure.columns')}>
      <p className="section__hint">{t('structure.columnsHint')}</p>
      <OrderedList
        label={t('structure.columns')}
        className="shapes"
        entries={columns}
        nameOf={({ id }) => columnName(id)}
        onMove={(id, after) =>
          act(
            (desk) => moveColumn(desk, id as ColumnId, after as ColumnId | ''),
            t('structure.changed', { name: columnName(id as ColumnId) }),
          )
        }
      >
        {(column) => (
          <>
            <button
              className={column.isHidden ? 'shapes__line shapes__line--hidden' : 'shapes__line'}
              aria-expanded={opened === column.id}
              aria-label={t('structure.edit', { name: columnName(column.id) })}
              onClick={() => open(opened === column.id ? null : column.id)}
            >
              <span className="shapes__name">{columnName(column.id)}</span>
              <span className="shapes__quiet">{t(`structure.kinds.${column.kind}`)}</span>
              <span className="shapes__quiet shapes__wide">{t(`structure.writersOf.${column.writers}`)}</span>
              <span className="shapes__quiet shapes__wide">
                {column.neededFor && t(`structure.neededForOf.${column.neededFor}`)}
              </span>
              <span className="shapes__quiet shapes__wide">{stateOf(column)}</span>
            </button>
            {opened === column.id && (
              <div className="shapes__open">
                <ColumnForm id={column.id} onReplaced={open} />
              </div>
            )}
          </>
        )}
      </OrderedList>
      <div className="shapes__add">
        <NewColumn onAdded={open} />
      </div>
      <RemovedList of="columns" />
    </Section>
  )
}
