import { useMemo, useState } from 'react'
import { cellIn } from '../../model/ledger/rows'
import { departmentNames } from '../../model/ledger/nameReader'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { Left } from './Left'
import { nameDialog } from './nameDialog'
import { Picker } from './Picker'

/** One department (牵头单位), or several (协办单位). */
export function DepartmentEditor({ context, item, column, fills, change, done }: EditorProps) {
  const { t, schema, departments, departmentName, columnName } = context.reading
  const isMultiple = schema.kindOf(column) === 'departments'
  const [selected, setSelected] = useState<string[]>(() => {
    const row = context.store.item(item)
    return row ? [cellIn(row, column)].flat().filter(Boolean) : []
  })
  const names = useMemo(
    () => departmentNames(departments.filter(({ isClosed, mergedInto }) => !isClosed || mergedInto)),
    [departments],
  )
  const choose = (next: string[]) => {
    setSelected(next)
    change(new Left([{ item, column, value: isMultiple ? next : (next[0] ?? '') }]))
  }
  // What was typed and not chosen is read as a paste is.
  const search = (text: string) => {
    const { ids, unknown } = names.many(text)
    const isRead = unknown.length === 0 && (isMultiple || ids.length < 2)
    const read = isRead ? ids : []
    const edit = {
      item,
      column,
      value: isMultiple ? [...new Set([...selected, ...read])] : (read[0] ?? selected[0] ?? ''),
    }
    change(new Left([edit], isRead ? [] : [{ code: 'unknown-department', item, column, text: text.trim() }]))
  }
  return (
    <div ref={nameDialog(columnName(column))} className="popup-editor popup-editor--picker">
      <Picker
        label={t('ledger.chooseDepartment')}
        options={departments
          .filter(({ id, isClosed }) => !isClosed || selected.includes(id))
          .map(({ id, name, short }) => ({
            value: id,
            label: departmentName(id),
            alias: `${name.zh} ${name.en} ${short}`,
          }))}
        selected={selected}
        isMultiple={isMultiple}
        onSearch={search}
        handOver={context.handOver}
        emptyText={t('ledger.noValues')}
        onChange={(next, by) => {
          choose(next)
          if (!isMultiple) done(by)
        }}
        onDone={done}
      />
      <FillHint fills={fills} />
      <div className="popup-editor__foot">
        <button
          className="button button--quiet button--small"
          onClick={() => {
            choose([])
            if (!isMultiple) done()
          }}
        >
          {t('ledger.clear')}
        </button>
        {isMultiple && (
          <button className="button button--primary button--small" onClick={() => done()}>
            {t('ledger.done')}
          </button>
        )}
      </div>
    </div>
  )
}
