import type { InEnglish } from './InEnglish'
import type { changesZh } from './changes.zh'

export const changesEn: InEnglish<typeof changesZh> = {
  column: 'Column',
  before: 'Before',
  after: 'After',
  person: 'Changed by',
  department: 'Department',
  at: 'Changed at',
  row: 'Whole row',
  there: 'there',
  file: '{{title}} changes {{from}} to {{to}}',
  problem: {
    signIn: 'Sign in first, then look at the changes.',
    'unknown-tracker': 'There is no such ledger.',
    'unknown-meeting': 'There is no such meeting, or it is not closed yet.',
    'too-early': 'The ledger did not exist yet at that moment. Choose a later one.',
    'bad-moment':
      'This is no moment. Write a meeting’s id, or 2026-11-23, 2026-11-23T09:30 or 2026-11-23T09:30:00+08:00.',
    future: 'This moment is still to come. Choose one in the past.',
  },
}
