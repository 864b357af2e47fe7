import { useState } from 'react'
import type { CustomCellEditorProps } from 'ag-grid-react'
import { columns, type StoredColumn } from '../../model/columns'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import { Edited } from './Edited'
import { nameDialog } from './nameDialog'
import { Picker } from './Picker'

/** One department (牵头单位), or several (协办单位). */
export function DepartmentEditor(props: CustomCellEditorProps<GridRow, unknown, GridContext>) {
  const { context, data, stopEditing, onValueChange } = props
  const column = props.column.getColId() as StoredColumn
  const { t, departments, departmentName } = context.reading
  const isMultiple = columns[column].kind === 'departments'
  const value = context.store.item(data.key)?.[column] ?? ''
  const [selected, setSelected] = useState<string[]>(() => [value].flat().filter(Boolean))
  const change = (next: string[]) => {
    setSelected(next)
    onValueChange(new Edited(isMultiple ? next : (next[0] ?? '')))
  }
  const finish = (by?: KeyboardEvent) => stopEditing(false, by)
  return (
    <div ref={nameDialog(t(`column.${column}`))} className="popup-editor popup-editor--picker">
      <Picker
        label={t('ledger.chooseDepartment')}
        options={departments.map(({ id, name, short }) => ({ value: id, label: departmentName(id), alias: `${name.zh} ${name.en} ${short}` }))}
        selected={selected}
        isMultiple={isMultiple}
        isSearchable
        handOver={context.handOver}
        emptyText={t('ledger.noValues')}
        onChange={change}
        onDone={finish}
      />
      <div className="popup-editor__foot">
        <button className="button button--quiet button--small" onClick={() => { change([]); if (!isMultiple) finish() }}>{t('ledger.clear')}</button>
        {isMultiple && <button className="button button--primary button--small" onClick={() => finish()}>{t('ledger.done')}</button>}
      </div>
    </div>
  )
}
