import { template } from './template'

/** 接诉即办专项: what many people complain about, until they say that it is solved. */
export const hotline = template({
  title: ['接诉即办专项', 'Recurring complaints'],
  about: [
    '高频、共性诉求按专题治理，以回访的解决率和满意率为准。',
    'What many people complain about, until they say that it is solved.',
  ],
  settings: { dueSoonDays: 2, silentDays: 5, blockedDays: 2, acknowledgeDays: 1, reviewDays: 3 },
  renamed: {
    title: ['诉求问题', 'Complaint'],
    progress: ['办理情况', 'What was done'],
    problems: ['未解决原因', 'Why not solved'],
  },
  streams: [
    ['物业管理', 'Property management'],
    ['停车管理', 'Parking'],
    ['噪声扰民', 'Noise'],
    ['供热供水供电', 'Heat, water, power'],
    ['市容环境', 'Streets'],
    ['其他', 'Other'],
  ],
  columns: [
    {
      ...{ name: ['诉求来源', 'Came by'], kind: 'choice', writers: 'structure' },
      options: [
        ['12345热线', 'Hotline', 'blue'],
        ['网格上报', 'Street wardens', 'cyan'],
        ['信访', 'Petition', 'plum'],
        ['媒体', 'Media', 'violet'],
      ],
    },
    { name: ['点位', 'Place'], kind: 'short', writers: 'structure' },
    { name: ['诉求量', 'Complaints'], kind: 'number', writers: 'structure', unit: '件' },
    { name: ['是否实地办理', 'On site'], kind: 'flag', writers: 'report' },
    { name: ['回访日期', 'Called back on'], kind: 'date', writers: 'follow-up' },
    {
      ...{ name: ['回访结果', 'What they say'], kind: 'choice', writers: 'follow-up', neededFor: 'close' },
      options: [
        ['解决且满意', 'Solved, content', 'cyan'],
        ['解决不满意', 'Solved, not content', 'violet'],
        ['未解决', 'Not solved', 'plum'],
        ['无法联系', 'Not reached', 'slate'],
      ],
    },
    { name: ['解决率', 'Solved'], kind: 'number', writers: 'report', unit: '%' },
  ],
})
