import { setColumn, removeColumn } from '../model/ledger/columnEdits'
import { isOwnColumn, type ColumnId } from '../model/ledger/columns'
import { isHideable } from '../model/ledger/judgeColumn'
import { kinds } from '../model/ledger/kinds/kinds'
import type { OutlineStream } from '../model/ledger/outline'
import { coordinates } from '../model/ledger/person'
import { moveStream } from '../model/ledger/streamEdits'
import type { LedgerCommand, LedgerCommandContext, LedgerEntry } from './LedgerCommandContext'

const shapes = ({ canWrite, person }: LedgerCommandContext): boolean => canWrite && coordinates(person)

/** What a coordinator does with one column: in its header's menu, and in the palette for the one with the focus. */
const ofColumn = (
  id: LedgerCommand['id'],
  section: string,
  work: (column: ColumnId, context: LedgerCommandContext) => void,
  rest: Pick<LedgerCommand, 'className' | 'leadsOn'> & {
    for?: (column: ColumnId, context: LedgerCommandContext) => boolean
  } = {},
): LedgerCommand => ({
  id,
  place: 'column',
  section,
  group: 'column',
  className: rest.className,
  leadsOn: rest.leadsOn,
  may(context) {
    const { column } = context
    return shapes(context) && column !== null && (rest.for?.(column, context) ?? true)
  },
  run(context) {
    if (context.column !== null) work(context.column, context)
  },
})

/** The same with a stream. */
const ofStream = (
  id: LedgerCommand['id'],
  section: string,
  work: (outline: OutlineStream, context: LedgerCommandContext) => void,
  rest: Pick<LedgerCommand, 'className' | 'leadsOn'> & {
    for?: (outline: OutlineStream, context: LedgerCommandContext) => boolean
  } = {},
): LedgerCommand => ({
  id,
  place: 'stream',
  section,
  className: rest.className,
  leadsOn: rest.leadsOn,
  may(context) {
    const { stream } = context
    return shapes(context) && stream !== null && ((rest.for?.(stream, context) ?? true) || { why: '' })
  },
  run(context) {
    if (context.stream !== null) work(context.stream, context)
  },
})

const hasOptions = (column: ColumnId, { reading }: LedgerCommandContext) =>
  kinds[reading.schema.column(column)!.kind].names === 'options'

/** Moves a stream by one among those that there are. */
function move(
  { stream, number }: OutlineStream,
  by: 1 | -1,
  { store, reading, structure }: LedgerCommandContext,
): void {
  const others = store.outline().filter((one) => one.stream.id !== stream.id)
  const after = others[number - 2 + by]?.stream.id ?? ''
  const { t } = reading
  structure.act(
    (desk) => moveStream(desk, stream.id, after),
    t('structure.moved', { name: reading.titleOf(stream), place: number + by }),
  )
}

/** What a coordinator does with columns and streams, for everybody (L2–L5). */
export const structureCommands: readonly LedgerEntry[] = [
  ofColumn('edit-column', 'say', (column, { structure }) => structure.open({ kind: 'column', id: column }), {
    leadsOn: true,
  }),
  ofColumn(
    'edit-options',
    'say',
    (column, { structure }) => structure.open({ kind: 'column', id: column, at: 'options' }),
    {
      leadsOn: true,
      for: hasOptions,
    },
  ),
  ofColumn(
    'add-column-right',
    'add',
    (column, { structure }) => structure.open({ kind: 'new-column', after: column }),
    {
      leadsOn: true,
    },
  ),
  ofColumn(
    'hide-for-all',
    'end',
    (column, { reading, structure }) =>
      structure.act(
        (desk) => setColumn(desk, column, { isHidden: true }),
        reading.t('structure.hiddenColumn', { name: reading.columnName(column) }),
      ),
    { for: isHideable },
  ),
  ofColumn(
    'remove-column',
    'end',
    (column, { reading, structure }) => {
      if (isOwnColumn(column))
        structure.act(
          (desk) => removeColumn(desk, column),
          reading.t('structure.removedColumn', { name: reading.columnName(column) }),
        )
    },
    { for: isOwnColumn, className: 'row-menu__delete' },
  ),
  {
    id: 'new-column',
    group: 'action',
    leadsOn: true,
    may: shapes,
    run: ({ structure }) => structure.open({ kind: 'new-column' }),
  },
  {
    id: 'column-settings',
    group: 'action',
    may: shapes,
    list: ({ t, reading, structure }) =>
      reading.schema.columns
        .filter(({ writers, isOwn }) => isOwn || writers !== 'nobody')
        .map(({ id }) => ({
          id,
          label: t('structure.editColumn', { name: reading.columnName(id) }),
          run: () => structure.open({ kind: 'column', id }),
        })),
  },
  ofStream('edit-stream', 'say', ({ stream }, { structure }) => structure.open({ kind: 'stream', id: stream.id }), {
    leadsOn: true,
  }),
  ofStream(
    'add-stream-below',
    'say',
    ({ stream }, { structure }) => structure.open({ kind: 'new-stream', after: stream.id }),
    { leadsOn: true },
  ),
  ofStream('move-stream-up', 'place', (outline, context) => move(outline, -1, context), {
    for: ({ number }) => number > 1,
  }),
  ofStream('move-stream-down', 'place', (outline, context) => move(outline, 1, context), {
    for: ({ number }, { store }) => number < store.outline().length,
  }),
  ofStream(
    'remove-stream',
    'end',
    ({ stream }, { structure }) => structure.open({ kind: 'stream', id: stream.id, at: 'remove' }),
    { leadsOn: true, className: 'row-menu__delete' },
  ),
  {
    id: 'new-stream',
    group: 'action',
    leadsOn: true,
    may: shapes,
    run: ({ structure }) => structure.open({ kind: 'new-stream' }),
  },
  {
    id: 'stream-settings',
    group: 'action',
    may: shapes,
    list: ({ t, store, reading, structure }) =>
      store.outline().map((outline) => ({
        id: outline.stream.id,
        label: t('structure.editStream', { name: reading.streamName(outline) }),
        run: () => structure.open({ kind: 'stream', id: outline.stream.id }),
      })),
  },
  {
    id: 'restore-removed',
    place: 'column',
    section: 'back',
    group: 'action',
    leadsOn: true,
    may: shapes,
    run: ({ structure }) => structure.open({ kind: 'removed' }),
  },
]
