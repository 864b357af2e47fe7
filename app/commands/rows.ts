import { coordinates } from '../model/ledger/person'
import type { OutlineItem } from '../model/ledger/outline'
import { missingOf, needsWords, verbs, verbsOf, type Verb } from '../model/ledger/verbs'
import { openedKinds, type OpenedKind } from '../model/records/record'
import { missingText } from '../reading/missingText'
import type { Possible } from './command'
import type { LedgerCommand, LedgerCommandContext, LedgerEntry } from './LedgerCommandContext'

type Asked = LedgerCommandContext & { row: OutlineItem }

const arranges = ({ canWrite, person, row }: LedgerCommandContext): boolean =>
  canWrite && row !== null && coordinates(person)

/**
 * What a coordinator does with one row; `may` is asked only where there is one. In its menu, and in the palette for the
 * row with the focus.
 */
const arranging = (
  id: LedgerCommand['id'],
  section: string,
  work: (context: Asked) => void,
  rest: { may?: (context: Asked) => Possible } & Pick<LedgerCommand, 'className' | 'leadsOn'> = {},
): LedgerCommand => ({
  id,
  place: 'row',
  section,
  group: 'focused',
  run({ row, ...context }) {
    if (row) work({ ...context, row })
  },
  ...rest,
  may(context) {
    const { row } = context
    if (!arranges(context) || !row) return false
    return rest.may ? rest.may({ ...context, row }) : true
  },
})

const canMove = ({ rowActions, row, t }: Asked, by: 1 | -1): Possible => {
  if (!rowActions.isInOrder) return { why: t('views.notInOrder') }
  return rowActions.canMove(row.item, by) || { why: '' }
}

/** One of the verbs, for the row: in its menu, and in the palette. Those that ask for words ask for them in the row's panel. */
const verbCommand = (verb: Verb): LedgerCommand => ({
  id: verb,
  place: 'row',
  section: 'verbs',
  group: 'focused',
  leadsOn: true,
  may({ canWrite, person, reading, row }) {
    if (!row || !canWrite || !verbsOf(person, row.item, row.children.length > 0).includes(verb)) return false
    const missing = missingOf(verb, row.item, reading.schema)
    return missing === null || { why: missingText(missing, reading) }
  },
  run({ row, doVerb, openPanel }) {
    if (!row) return
    if (needsWords(verb)) openPanel(row.item.id, { asking: verb })
    else void doVerb(verb, row)
  },
})

/** Asks something about the row, in a form in its panel. */
const askingCommand = (kind: OpenedKind): LedgerCommand => ({
  id: `ask-${kind}`,
  place: 'row',
  section: 'asks',
  group: 'focused',
  leadsOn: true,
  may: ({ canWrite, row, mayAsk }) => row !== null && canWrite && mayAsk(kind, row),
  run({ row, openPanel }) {
    if (row) openPanel(row.item.id, { record: kind })
  },
})

/** What is done with a row. */
export const rowCommands: readonly LedgerEntry[] = [
  {
    id: 'open-details',
    place: 'row',
    section: 'look',
    group: 'focused',
    may: ({ row }) => row !== null,
    run({ row, openPanel }) {
      if (row) openPanel(row.item.id)
    },
  },
  ...verbs.map(verbCommand),
  ...openedKinds.map(askingCommand),
  arranging('add-below', 'add', ({ rowActions, row }) => rowActions.addBelow(row.item), { leadsOn: true }),
  arranging('add-sub-item', 'add', ({ rowActions, row }) => rowActions.addSubItem(row.item), {
    may: ({ row }) => row.depth === 0,
    leadsOn: true,
  }),
  arranging('move-up', 'place', ({ rowActions, row }) => rowActions.move(row.item, -1), {
    may: (context) => canMove(context, -1),
  }),
  arranging('move-down', 'place', ({ rowActions, row }) => rowActions.move(row.item, 1), {
    may: (context) => canMove(context, 1),
  }),
  {
    id: 'move-to-stream',
    place: 'row',
    section: 'place',
    heading: ({ t }) => t('ledger.moveTo'),
    may: (context) => arranges(context) && context.row?.depth === 0,
    list: ({ row, store, reading, rowActions }) =>
      store
        .outline()
        .filter(({ stream }) => row && stream.id !== row.item.stream)
        .map((outline) => ({
          id: outline.stream.id,
          label: reading.streamName(outline),
          run() {
            if (row) rowActions.moveToStream(row.item, outline.stream.id)
          },
        })),
  },
  arranging('delete', 'end', ({ rowActions, row }) => rowActions.remove(row), { className: 'row-menu__delete' }),
]
