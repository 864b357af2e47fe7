import type { LedgerTemplate } from '../../model/ledger/template'
import { hotline } from './hotline'
import { inspection } from './inspection'
import { keyWork } from './keyWork'
import { meetingDecisions } from './meetingDecisions'
import { reform } from './reform'

/** Templates that come with the program, by ids that addresses may name. */
export const readyTemplates: readonly { id: string; template: LedgerTemplate }[] = [
  { id: 'reform', template: reform },
  { id: 'inspection', template: inspection },
  { id: 'key-work', template: keyWork },
  { id: 'meeting', template: meetingDecisions },
  { id: 'hotline', template: hotline },
]
