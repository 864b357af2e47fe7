import { useState } from 'react'
import { limits } from '../model/ledger/limits'
import type { Stream } from '../model/ledger/rows'
import { restoreStream, setStream, type StreamChange } from '../model/ledger/streamEdits'
import { useStoreVersion } from '../sync/useStoreVersion'
import { LiveField } from './LiveField'
import { RemoveStream } from './RemoveStream'
import { useStructure } from './StructureContext'

const fields = ['title', 'titleEn', 'problem', 'problemEn', 'note', 'noteEn', 'clause'] as const
const long: ReadonlySet<string> = new Set(['note', 'noteEn'])

interface StreamFormProps {
  id: string
  /** It begins with asking what becomes of the stream's items. */
  isRemoving?: boolean
  onRemoved?(): void
}

/** All that is said of a stream; each is written as soon as it is said. */
export function StreamForm({ id, onRemoved, ...begins }: StreamFormProps) {
  const { store, reading, act } = useStructure()
  const { t } = reading
  useStoreVersion(store)
  const [isRemoving, setRemoving] = useState(begins.isRemoving ?? false)
  const stream = store.allStreams.find((one: Stream) => one.id === id)
  if (!stream) return null
  const name = reading.titleOf(stream) || t('structure.unnamed')
  const say = (change: StreamChange) => act((desk) => setStream(desk, id, change), t('structure.changed', { name }))
  if (stream.removed !== '')
    return (
      <div className="structure-form">
        <p className="notice">{t('structure.gone')}</p>
        <button
          className="button button--small"
          onClick={() => act((desk) => restoreStream(desk, id), t('structure.restored', { name }))}
        >
          {t('structure.restore')}
        </button>
      </div>
    )
  return (
    <div className="structure-form">
      <div className="structure-form__fields">
        {fields.map((field) => (
          <LiveField
            of={name}
            key={field}
            label={t(`structure.${field}`)}
            value={stream[field]}
            required={field === 'title'}
            lines={long.has(field) ? 2 : 1}
            maxLength={limits.shortText}
            onCommit={(text) => say({ [field]: text })}
          />
        ))}
      </div>
      {isRemoving ? (
        <RemoveStream stream={stream} onRemoved={() => onRemoved?.()} onCancel={() => setRemoving(false)} />
      ) : (
        <p className="structure-form__foot">
          <span className="structure-form__space" />
          <button className="button button--quiet button--small button--danger" onClick={() => setRemoving(true)}>
            {t('structure.removeStream')}
          </button>
        </p>
      )}
    </div>
  )
}
