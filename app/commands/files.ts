import type { LedgerCommand } from './LedgerCommandContext'

const exported = (id: LedgerCommand['id'], ending: 'csv' | 'xlsx', isWhole: boolean): LedgerCommand => ({
  id,
  place: 'transfer',
  section: 'export',
  group: 'action',
  run: ({ download }) => download(ending, isWhole),
})

/** The ledger as a file, and a file into the ledger. */
export const fileCommands: readonly LedgerCommand[] = [
  {
    id: 'import',
    place: 'transfer',
    section: 'import',
    group: 'action',
    may: ({ person, canWrite }) => person.role !== 'viewer' && (canWrite || { why: '' }),
    opensDialog: true,
    run: ({ open }) => open('import'),
  },
  exported('export-seen-xlsx', 'xlsx', false),
  exported('export-seen-csv', 'csv', false),
  exported('export-whole-xlsx', 'xlsx', true),
  exported('export-whole-csv', 'csv', true),
]
