import { coordinates } from '../model/ledger/person'
import type { LedgerCommandContext, LedgerEntry } from './LedgerCommandContext'

const adds = ({ canWrite, person }: LedgerCommandContext): boolean => canWrite && coordinates(person)

/** Where a new item may stand. */
export const addingCommands: readonly LedgerEntry[] = [
  {
    id: 'add-here',
    place: 'add',
    section: 'here',
    may: (context) => adds(context) && context.row !== null,
    list: ({ t, row, rowActions }) =>
      row
        ? [
            {
              id: 'below',
              label: t('commands.addBelow', { code: row.code }),
              run: () => rowActions.addBelow(row.item),
            },
            ...(row.depth === 0
              ? [
                  {
                    id: 'under',
                    label: t('commands.addUnder', { code: row.code }),
                    run: () => rowActions.addSubItem(row.item),
                  },
                ]
              : []),
          ]
        : [],
  },
  {
    id: 'add-to-stream',
    place: 'add',
    section: 'stream',
    group: 'action',
    may: adds,
    list: ({ t, store, reading, rowActions }) =>
      store.outline().map((outline) => ({
        id: outline.stream.id,
        label: t('commands.newItemIn', { stream: reading.streamName(outline) }),
        also: [reading.titleOf(outline.stream), String(outline.number)],
        run: () => rowActions.addTo(outline.stream.id),
      })),
  },
]
