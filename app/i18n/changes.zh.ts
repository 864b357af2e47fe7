/** The words of what changed between two moments, in files and where addresses are answered in one sentence. */
export const changesZh = {
  column: '列',
  before: '原内容',
  after: '现内容',
  person: '修改人',
  department: '修改人单位',
  at: '修改时间',
  row: '整行',
  there: '有',
  file: '{{title}} 变化 {{from}} 至 {{to}}',
  problem: {
    signIn: '请先登录，再查看变化。',
    'unknown-tracker': '没有这个台账。',
    'unknown-meeting': '没有这次会议，或者它还没有结束。',
    'too-early': '那时还没有这个台账。请选择更晚的时间。',
    'bad-moment': '无法识别这个时间。请写会议编号，或 2026-11-23、2026-11-23T09:30、2026-11-23T09:30:00+08:00。',
    future: '这个时间还没有到。请选择过去的时间。',
  },
}
