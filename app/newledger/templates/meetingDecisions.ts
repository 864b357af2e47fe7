import { template } from './template'

/** 会议议定事项: what meetings of leaders decided, each with its minutes. */
export const meetingDecisions = template({
  title: ['会议议定事项', 'Decisions of meetings'],
  about: [
    '常务会、专题会、现场会议定的事项，逐项交办、反馈、办结。',
    'What meetings decided: assigned, reported on and closed one by one.',
  ],
  settings: { dueSoonDays: 3, silentDays: 7, blockedDays: 3, acknowledgeDays: 1, reviewDays: 3 },
  renamed: { title: ['议定事项', 'Decision'], clause: ['纪要文号', 'Minutes'] },
  streams: [
    ['常务会议', 'Executive meetings'],
    ['专题会议', 'Meetings on a subject'],
    ['现场办公', 'Meetings on site'],
    ['领导批示', 'Written instructions'],
  ],
  columns: [
    { name: ['会议日期', 'Date of the meeting'], kind: 'date', writers: 'structure' },
    { name: ['交办领导', 'Assigned by'], kind: 'short', writers: 'structure' },
    {
      ...{ name: ['紧急程度', 'Urgency'], kind: 'choice', writers: 'structure' },
      options: [
        ['特急', 'At once', 'plum'],
        ['加急', 'Soon', 'violet'],
        ['平件', 'Usual', 'slate'],
      ],
    },
    {
      ...{ name: ['办理方式', 'How'], kind: 'choice', writers: 'structure' },
      options: [
        ['专报', 'Report', 'indigo'],
        ['方案', 'Plan', 'blue'],
        ['落实', 'Deed', 'cyan'],
      ],
    },
    { name: ['是否已向领导报告', 'Reported to the leader'], kind: 'flag', writers: 'follow-up', neededFor: 'close' },
  ],
})
