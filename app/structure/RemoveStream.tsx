import { useState } from 'react'
import type { Stream } from '../model/ledger/rows'
import { removeStream } from '../model/ledger/streamEdits'
import { ChoiceField } from './ChoiceField'
import { useStructure } from './StructureContext'

interface RemoveStreamProps {
  stream: Stream
  onRemoved(): void
  onCancel(): void
}

/** Removes a stream, after asking what becomes of its items (L5). */
export function RemoveStream({ stream, onRemoved, onCancel }: RemoveStreamProps) {
  const { store, reading, act } = useStructure()
  const { t } = reading
  const others = store.outline().filter((other) => other.stream.id !== stream.id)
  const [to, setTo] = useState('')
  const count = store.allItems().filter((item) => item.stream === stream.id).length
  const name = reading.titleOf(stream) || t('structure.unnamed')
  const remove = () => {
    const target = others.find((other) => other.stream.id === to)
    const text = target
      ? t('structure.itemsMovedTo', { name, to: reading.titleOf(target.stream) })
      : t('structure.removedStream', { name })
    if (act((desk) => removeStream(desk, stream.id, target ? to : null), text) !== null) onRemoved()
  }
  return (
    <div className="structure-form__aside" role="group" aria-label={t('structure.removeStream')}>
      {count > 0 && (
        <ChoiceField
          label={t('structure.streamHasItems', { count })}
          value={to}
          choices={[
            ['', t('structure.keepItems')],
            ...others.map(
              (other) => [other.stream.id, `${t('structure.moveItemsTo')} ${reading.streamName(other)}`] as const,
            ),
          ]}
          onChoose={setTo}
        />
      )}
      <p className="structure-form__foot">
        <button className="button button--small button--danger" onClick={remove}>
          {t('structure.removeStream')}
        </button>
        <button className="button button--quiet button--small" onClick={onCancel}>
          {t('structure.cancel')}
        </button>
      </p>
    </div>
  )
}
