import type { InEnglish } from './InEnglish'
import type { historyZh } from './history.zh'

export const historyEn: InEnglish<typeof historyZh> = {
  asOfTitle: 'The ledger in the past',
  asOf: 'This is the ledger as it was at {{when}}. It is read only.',
  asNow: 'This is the ledger as it is now, read only. Choose a moment in the past to see the ledger of then.',
  asOfDetail:
    'Lights are those of that moment; names of departments and the rules of lights are those of today. A long text that was being typed just then is shown as it was before.',
  beijing: 'Beijing time',
  moment: 'Date and time ({{zone}})',
  show: 'Show',
  csv: 'CSV of this moment',
  live: 'Back to the live ledger',
  table: 'The ledger in the past',
  problem: {
    badDate: 'This is no date or time. Write 2026-11-23, 2026-11-23T09:30 or 2026-11-23T09:30:00+08:00.',
    future: 'This moment is still to come. Choose one in the past.',
    tooEarly: 'The ledger did not exist yet at that moment. Choose a later one.',
    signIn: 'Sign in first, then look at the history.',
    unknownRow: 'There is no such ledger, or there never was such a row in it.',
    unknownColumn: 'There is no such column. Leave column out to see the history of the whole row.',
  },
}
