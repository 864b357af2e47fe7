import { useMemo, useState } from 'react'
import { changeKind, planKind, type KindPlan, type KindReader } from '../model/ledger/columnKind'
import type { ColumnId, OwnColumn } from '../model/ledger/columns'
import type { Desk } from '../model/ledger/edit'
import { readColumn } from '../model/ledger/ledger'
import { createCellParser } from '../model/ledger/parseCell'
import { ownKinds, type Column, type OwnKind } from '../model/ledger/schema'
import { useStoreVersion } from '../sync/useStoreVersion'
import { ChoiceField } from './ChoiceField'
import { useStructure } from './StructureContext'

/** So many of what cannot be read are told one by one. */
const mostTold = 8

/** Turns a column into one of another kind; says before what becomes of its values (L3). `by`: the new column; null: given up. */
export function KindChange({ column, onDone }: { column: Column; onDone(by: OwnColumn | null): void }) {
  const { store, reading, desk, act } = useStructure()
  const { t } = reading
  const others = ownKinds.filter((kind) => kind !== column.kind)
  const [kind, setKind] = useState<OwnKind>(others[0]!)
  const version = useStoreVersion(store)
  const reader = useMemo<KindReader>(
    () => ({
      textOf: reading.valueText,
      parse: createCellParser({ departments: reading.departments, statusNames: [], today: store.today }),
    }),
    [reading, store],
  )
  const plan = useMemo(() => planAt(desk, column.id, kind, reader, version), [desk, column.id, kind, reader, version])
  const kindName = t(`structure.kinds.${kind}`)
  const name = reading.columnName(column.id)
  const change = () => {
    const made = act(
      (at) => changeKind(at, column.id as OwnColumn, kind, reader),
      t('structure.kindChanged', { name, kind: kindName }),
    )
    if (made !== null) onDone(made as OwnColumn)
  }
  return (
    <fieldset className="structure-form__aside">
      <legend className="visually-hidden">{t('structure.changeKind')}</legend>
      <ChoiceField
        label={t('structure.changeKindTo')}
        value={kind}
        choices={others.map((other) => [other, t(`structure.kinds.${other}`)])}
        hint={t('structure.changeKindHint')}
        onChoose={setKind}
      />
      {plan && (
        <div aria-live="polite">
          <p>{t('structure.readable', { count: plan.values.size })}</p>
          {plan.unread.length > 0 && (
            <>
              <p className="field__error">{t('structure.unreadable', { count: plan.unread.length })}</p>
              <ul className="structure-form__unread">
                {plan.unread.slice(0, mostTold).map(({ item, text }) => (
                  <li key={item.id}>
                    <span className="figures">{store.entry(item.id)?.code}</span> {reading.titleOf(item)}
                    {t('ledger.colon')}
                    <q>{text}</q>
                  </li>
                ))}
                {plan.unread.length > mostTold && (
                  <li>{t('structure.more', { count: plan.unread.length - mostTold })}</li>
                )}
              </ul>
            </>
          )}
        </div>
      )}
      <p className="structure-form__foot">
        <button className="button button--small button--primary" onClick={change}>
          {t('structure.doChangeKind', { kind: kindName })}
        </button>
        <button className="button button--quiet button--small" onClick={() => onDone(null)}>
          {t('structure.cancel')}
        </button>
      </p>
    </fieldset>
  )
}

/** As the ledger is at a version of the store. */
function planAt(desk: Desk | null, id: ColumnId, kind: OwnKind, reader: KindReader, _version: number): KindPlan | null {
  const record = desk && readColumn(desk.doc, id)
  return record && planKind(desk, record, kind, reader)
}
