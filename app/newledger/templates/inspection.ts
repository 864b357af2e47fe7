import { template } from './template'

/** 巡视审计整改: findings of inspections and audits, until they are put right and accounted for. */
export const inspection = template({
  title: ['巡视审计整改', 'Inspection and audit findings'],
  about: [
    '巡视巡察、审计、督察反馈的问题，逐条整改、验收、销号。',
    'Findings of inspections and audits, put right one by one, accepted and closed.',
  ],
  settings: { dueSoonDays: 10, silentDays: 10, blockedDays: 5, acknowledgeDays: 2, reviewDays: 5 },
  renamed: {
    title: ['反馈问题', 'Finding'],
    clause: ['反馈依据', 'Reference'],
    progress: ['整改情况', 'What was done'],
    due: ['整改时限', 'Due'],
    lead: ['整改责任单位', 'Responsible department'],
  },
  streams: [
    ['贯彻落实方面', 'Carrying out policy'],
    ['财政财务方面', 'Finance'],
    ['工程与采购方面', 'Works and procurement'],
    ['干部人事方面', 'Staff'],
    ['作风与民生方面', 'Conduct and services'],
  ],
  columns: [
    {
      ...{ name: ['问题来源', 'Found by'], kind: 'choice', writers: 'structure' },
      options: [
        ['巡视巡察', 'Inspection', 'plum'],
        ['审计', 'Audit', 'indigo'],
        ['督察', 'Supervision', 'blue'],
        ['自查', 'Own review', 'slate'],
      ],
    },
    {
      ...{ name: ['整改期限类别', 'Term'], kind: 'choice', writers: 'structure' },
      options: [
        ['立行立改', 'At once', 'violet'],
        ['限期整改', 'By a date', 'blue'],
        ['持续整改', 'Continuing', 'slate'],
      ],
    },
    { name: ['涉及金额', 'Amount'], kind: 'number', writers: 'structure', unit: '万元' },
    { name: ['已追缴或规范金额', 'Amount put right'], kind: 'number', writers: 'report', unit: '万元' },
    { name: ['整改措施', 'Measure'], kind: 'short', writers: 'report', neededFor: 'submit' },
    { name: ['问责人数', 'People held to account'], kind: 'number', writers: 'report', unit: '人' },
    { name: ['是否建立长效机制', 'Lasting rule made'], kind: 'flag', writers: 'report', neededFor: 'close' },
  ],
})
