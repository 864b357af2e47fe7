import type { meetingZh } from './meeting.zh'

export const meetingEn: typeof meetingZh = {
  problem: {
    running: 'A meeting is on already; it is the one that you see.',
    'not-allowed': 'Only coordinators run a meeting.',
    'no-meeting': 'The meeting is over, or has not begun.',
    'unknown-tracker': 'There is no such ledger.',
    'unknown-item': 'This row was deleted, or never was.',
    'not-on-agenda': 'This item is not on the agenda; add it first.',
    'unknown-person': 'Only a coordinator or an administrator can present.',
    'unknown-department': 'There is no such department.',
    'unknown-decision': 'There is no such decision, or it was withdrawn.',
    'item-missing': 'Choose an item first, then decide this.',
    'text-missing': 'Write what is decided, or why.',
    'due-missing': 'Write until when it is extended.',
    'nothing-assigned': 'Name a department, a person or a date at least.',
    'too-many': 'There are as many as there may be.',
    'unknown-meeting': 'There is no such meeting, or it is not over yet.',
    'changed-meanwhile': 'Somebody has just edited the minutes. Copy your text first, then load theirs.',
    network: 'It was not done. Check the network and try again.',
  },
}
