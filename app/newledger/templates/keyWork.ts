import { template } from './template'

/** 重点工作督办: the year's key tasks with their milestones and figures. */
export const keyWork = template({
  title: ['重点工作督办', 'Key tasks of the year'],
  about: [
    '政府工作报告、年度重点任务、折子工程按节点推进。',
    'The tasks of the year’s programme, with milestones, figures and money.',
  ],
  settings: { dueSoonDays: 10, silentDays: 14 },
  streams: [
    ['经济发展', 'Economy'],
    ['城市建设与管理', 'The city'],
    ['民生保障', 'Services'],
    ['生态环境', 'Environment'],
    ['改革与治理', 'Reform'],
  ],
  columns: [
    {
      ...{ name: ['任务级别', 'Level'], kind: 'choice', writers: 'structure' },
      options: [
        ['市级', 'City', 'plum'],
        ['区级', 'District', 'indigo'],
        ['部门', 'Department', 'slate'],
      ],
    },
    { name: ['分管领导', 'Leader in charge'], kind: 'short', writers: 'structure' },
    { name: ['年度目标', 'Goal of the year'], kind: 'short', writers: 'structure' },
    { name: ['完成率', 'Done'], kind: 'number', writers: 'report', unit: '%', neededFor: 'submit' },
    { name: ['计划投资', 'Planned investment'], kind: 'number', writers: 'structure', unit: '万元' },
    { name: ['完成投资', 'Invested so far'], kind: 'number', writers: 'report', unit: '万元' },
    { name: ['下一节点日期', 'Next milestone'], kind: 'date', writers: 'report' },
    {
      ...{ name: ['风险', 'Risk'], kind: 'choice', writers: 'report' },
      options: [
        ['无', 'None', 'slate'],
        ['可控', 'In hand', 'cyan'],
        ['需关注', 'To be watched', 'violet'],
      ],
    },
  ],
})
