import { structureCommands } from '../commands/structure'
import { usePageContext, type StructureMenuOf } from '../grid/PageContext'
import { MenuAt } from './MenuAt'

interface StructureMenuProps {
  of: StructureMenuOf
  at: { x: number; y: number }
  onClose: () => void
}

/** What may be done with a column, or with a stream, for everybody. */
export function StructureMenu({ of, at, onClose }: StructureMenuProps) {
  const { store, reading, commands } = usePageContext()
  const { t } = reading
  const stream = of.kind === 'stream' ? store.outline().find((one) => one.stream.id === of.id) : undefined
  if (of.kind === 'stream' ? !stream : !reading.schema.has(of.id)) return null
  return (
    <MenuAt
      label={t(of.kind === 'stream' ? 'structure.streamMenu' : 'structure.columnMenu')}
      at={at}
      table={structureCommands}
      place={of.kind}
      context={{ ...commands.context, column: of.kind === 'column' ? of.id : null, stream: stream ?? null }}
      onClose={onClose}
    />
  )
}
