import { useState } from 'react'
import { removeColumn, restoreColumn, setColumn, type ColumnChange } from '../model/ledger/columnEdits'
import type { OwnColumn, ColumnId } from '../model/ledger/columns'
import { isHideable, needsOf } from '../model/ledger/judgeColumn'
import { kinds } from '../model/ledger/kinds/kinds'
import { limits } from '../model/ledger/limits'
import { ownWriters } from '../model/ledger/schema'
import { words } from '../i18n/words'
import { ChoiceField } from './ChoiceField'
import { KindChange } from './KindChange'
import { LiveField } from './LiveField'
import { OptionList } from './OptionList'
import { useStructure } from './StructureContext'

interface ColumnFormProps {
  id: ColumnId
  /** Where the keyboard goes. */
  startAt?: 'options' | undefined
  /** Another column took its place. */
  onReplaced?(by: OwnColumn): void
}

/** All that may be said of a column; each is written as soon as it is said. */
export function ColumnForm({ id, startAt, onReplaced }: ColumnFormProps) {
  const { reading, act } = useStructure()
  const { t, schema } = reading
  const [isChangingKind, setChangingKind] = useState(false)
  const column = schema.column(id)
  if (!column) return null
  const name = reading.columnName(id)
  const say = (change: ColumnChange) => act((desk) => setColumn(desk, id, change), t('structure.changed', { name }))
  if (column.isRemoved)
    return (
      <div className="structure-form">
        <p className="notice">{t('structure.gone')}</p>
        <button
          className="button button--small"
          onClick={() => act((desk) => restoreColumn(desk, id as OwnColumn), t('structure.restored', { name }))}
        >
          {t('structure.restore')}
        </button>
      </div>
    )
  const usual = (language: 'zh' | 'en') =>
    column.isOwn ? '' : t('structure.usualName', { name: words[language].column[id as keyof typeof words.zh.column] })
  return (
    <div className="structure-form">
      <div className="structure-form__fields">
        <LiveField
          of={name}
          label={t('structure.name')}
          value={column.name}
          required={column.isOwn}
          placeholder={usual('zh')}
          maxLength={limits.columnName}
          onCommit={(text) => say({ name: text })}
        />
        <LiveField
          of={name}
          label={t('structure.nameEn')}
          value={column.nameEn}
          placeholder={column.isOwn ? t('structure.nameEnHint') : usual('en')}
          maxLength={limits.columnName}
          onCommit={(text) => say({ nameEn: text })}
        />
        {id === 'evidence' && (
          <ChoiceField
            label={t('structure.neededFor')}
            value={column.neededFor}
            choices={(['', 'file'] as const).map((need) => [need, t(`structure.neededForEvidence.${need}`)])}
            onChoose={(neededFor) => say({ neededFor })}
          />
        )}
        {column.isOwn && (
          <>
            <ChoiceField
              label={t('structure.writers')}
              value={column.writers}
              choices={ownWriters.map((writers) => [writers, t(`structure.writersOf.${writers}`)])}
              onChoose={(writers) => writers !== 'nobody' && say({ writers })}
            />
            <ChoiceField
              label={t('structure.neededFor')}
              value={column.neededFor}
              choices={needsOf(column).map((need) => [need, t(`structure.neededForOf.${need}`)])}
              onChoose={(neededFor) => say({ neededFor })}
            />
            {column.kind === 'number' && (
              <LiveField
                of={name}
                label={t('structure.unit')}
                hint={t('structure.unitHint')}
                value={column.unit}
                maxLength={limits.columnName}
                onCommit={(text) => say({ unit: text })}
              />
            )}
            <LiveField
              of={name}
              className="structure-form__wide"
              label={t('structure.help')}
              value={column.help}
              lines={2}
              maxLength={limits.shortText}
              onCommit={(text) => say({ help: text })}
            />
          </>
        )}
      </div>
      {kinds[column.kind].names === 'options' && <OptionList column={column} hasKeyboard={startAt === 'options'} />}
      {column.isOwn && isChangingKind && (
        <KindChange column={column} onDone={(by) => (by ? onReplaced?.(by) : setChangingKind(false))} />
      )}
      <p className="structure-form__foot">
        {isHideable(id) && (
          <label className="structure-form__shown" title={t('structure.shownHint')}>
            <input
              type="checkbox"
              checked={!column.isHidden}
              onChange={() =>
                act(
                  (desk) => setColumn(desk, id, { isHidden: !column.isHidden }),
                  t(column.isHidden ? 'structure.shownColumn' : 'structure.hiddenColumn', { name }),
                )
              }
            />{' '}
            {t('structure.shown')}
          </label>
        )}
        <span className="structure-form__space" />
        {column.isOwn && !isChangingKind && (
          <button
            className="button button--quiet button--small"
            disabled={column.isHidden}
            title={column.isHidden ? t('structure.hiddenNoKind') : undefined}
            onClick={() => setChangingKind(true)}
          >
            {t('structure.changeKind')}
          </button>
        )}
        {column.isOwn && (
          <button
            className="button button--quiet button--small button--danger"
            onClick={() => act((desk) => removeColumn(desk, id as OwnColumn), t('structure.removedColumn', { name }))}
          >
            {t('structure.removeColumn')}
          </button>
        )}
      </p>
    </div>
  )
}
