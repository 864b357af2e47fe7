import type { InEnglish } from './InEnglish'
import type { decisionsZh } from './decisions.zh'

export const decisionsEn: InEnglish<typeof decisionsZh> = {
  state: 'State',
  recorder: 'Recorded by',
  recorderDepartment: 'Recorder’s department',
  at: 'Recorded at',
  open: 'open',
  settled: 'done',
  subItem: 'became a sub-item',
  withdrawn: 'withdrawn',
  file: '{{title}} decisions {{date}}',
  minutesFile: '{{title}} minutes {{date}}',
  problem: {
    signIn: 'Sign in first, then look at the meeting.',
    unknown: 'There is no such meeting.',
    'no-minutes': 'The meeting is not closed yet, so there are no minutes.',
    'bad-request': 'What arrived could not be understood. Reload the page and try again.',
  },
}
