/** 吹哨报到: the page of a ledger's whistles, and the shared screen while nothing else is on it. */
export const whistlesZh = {
  title: '吹哨报到',
  going: '进行中',
  past: '已结束',
  older_other: '更早的 {{count}} 件没有列出。',
  rest_other: '另有 {{count}} 件。',
  emptyTitle: '还没有吹哨',
  empty:
    '街道或单位遇到需要别的单位到场处置的问题时，在这里吹哨，或在事项的面板里吹哨。每个被呼叫的单位各自计时：报到、到场、办结，最后由吹哨的单位评价。',
  blown_other: '吹哨 {{count}} 件',
  rejected_other: '未受理 {{count}} 件',
  inTime: '按时到场 {{inTime}}/{{due}}',
  mean: '平均评价 {{mean}}（{{count}} 次）',
  state: '状态',
  time: '时间',
  limits: {
    title: '吹哨时限',
    hint: '被呼叫的单位须在时限内到场。改动只影响以后的吹哨。',
    urgent: '紧急（分钟）',
    joint: '联合处置（工作日）',
    ordinary: '一般（工作日）',
  },
}
