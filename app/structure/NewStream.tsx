import { addStream } from '../model/ledger/streamEdits'
import { AddField } from './AddField'
import { useStructure } from './StructureContext'

interface NewStreamProps {
  /** Behind which it goes; the last without. */
  after?: string
  onAdded?(id: string): void
}

/** A new stream: its name. All else is said once it is there. */
export function NewStream({ after, onAdded }: NewStreamProps) {
  const { reading, act } = useStructure()
  const { t } = reading
  return (
    <AddField
      label={t('structure.addStream')}
      name={t('structure.newStreamName')}
      onAdd={(title) => {
        const id = act((desk) => addStream(desk, { title }, after), t('structure.addedStream', { name: title }))
        if (id) onAdded?.(id)
        return id !== null
      }}
    />
  )
}
