import { template } from './template'

/** 改革建议落实: what a survey or a reform plan recommended, until it stands in a rule. */
export const reform = template({
  title: ['改革建议落实', 'Reform recommendations'],
  about: [
    '调研报告、改革方案的对策建议逐条落到单位，直到形成制度。',
    'Each recommendation of a review or a reform plan, until it stands in a rule.',
  ],
  settings: { dueSoonDays: 15, silentDays: 30, acknowledgeDays: 5 },
  streams: [
    ['体制机制', 'Institutions'],
    ['职责权限', 'Duties and powers'],
    ['流程与协同', 'Processes and co-operation'],
    ['队伍与能力', 'People and skills'],
    ['保障与监督', 'Means and oversight'],
  ],
  columns: [
    {
      ...{ name: ['建议性质', 'Kind of recommendation'], kind: 'choice', writers: 'structure' },
      options: [
        ['立行立改', 'At once', 'blue'],
        ['年内完成', 'Within the year', 'cyan'],
        ['长期坚持', 'Lasting', 'violet'],
      ],
    },
    {
      ...{ name: ['成果形式', 'What comes of it'], kind: 'choices', writers: 'structure' },
      options: [
        ['制度文件', 'Rules', 'indigo'],
        ['方案', 'Plan', 'blue'],
        ['编制调整', 'Change of posts', 'plum'],
        ['系统平台', 'System', 'cyan'],
        ['其他', 'Other', 'slate'],
      ],
    },
    {
      name: ['成果文件', 'Document'],
      kind: 'links',
      writers: 'report',
      neededFor: 'close',
      help: '已印发的文件或方案',
    },
    { name: ['是否需上级支持', 'Needs higher support'], kind: 'flag', writers: 'report' },
  ],
})
