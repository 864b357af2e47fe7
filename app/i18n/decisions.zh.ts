/** The words of a meeting's decisions in files. */
export const decisionsZh = {
  state: '办理情况',
  recorder: '记录人',
  recorderDepartment: '记录人单位',
  at: '记录时间',
  open: '未办结',
  settled: '已办结',
  subItem: '已列为分项',
  withdrawn: '已撤回',
  file: '{{title}} 议定事项 {{date}}',
  minutesFile: '{{title}} 纪要 {{date}}',
  problem: {
    signIn: '请先登录，再查看会议。',
    unknown: '没有这次会议。',
    'no-minutes': '会议还没有结束，还没有纪要。',
    'bad-request': '收到的内容无法识别，请重新载入页面后再试。',
  },
}
