import { describe, expect, it } from 'vitest'
import { minutesEn } from '#app/i18n/minutes.en'
import { minutesZh } from '#app/i18n/minutes.zh'
import { compareLedgers } from '#app/model/history/comparison'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { AgendaEntry, Attendee, Decision, Meeting, RowLabel } from '#app/model/meeting/meeting'
import { draftMinutes, type MinutesBlock, type MinutesSource } from '#app/model/meeting/minutes'
import { minutesToMarkdown } from '#app/model/meeting/minutesMarkdown'
import type { Department } from '#app/model/ledger/person'
import { column, item, stream } from '../../support/ledger'

const start = Date.parse('2026-11-23T01:00:00Z')
const xu = { id: 'xu', name: '许协调', department: 'bianban' }
const label = (code: string, title: string): RowLabel => ({
  code,
  title,
  titleEn: `Item ${code}`,
  stream: 's1',
  lead: 'renshe',
})
const department = (id: string, zh: string, en: string): Department => ({
  id,
  name: { zh, en },
  short: zh,
  kind: 'government',
})
const entry = (code: string, state: AgendaEntry['state'], isGone = false): AgendaEntry => ({
  item: code,
  reasons: ['overdue', 'changed'],
  state,
  label: label(code, `事项${code}`),
  addedBy: null,
  isGone,
})
const attendee = (name: string, role: Attendee['role'], department: string | null): Attendee => ({
  person: { id: name, name, department },
  role,
  firstSeen: start,
  lastSeen: start,
})
const decision = (id: string, values: Partial<Decision> = {}): Decision => ({
  id,
  meeting: 'm1',
  item: '1.1',
  label: label('1.1', '事项1.1'),
  kind: 'decision',
  text: '两周内|印发\n方案',
  department: 'renshe',
  responsible: '王敏',
  due: '2026-12-07',
  by: xu,
  at: start,
  subItem: null,
  settledAt: null,
  settledBy: null,
  withdrawnAt: null,
  withdrawnBy: null,
  ...values,
})
const meeting: Meeting = {
  id: 'm1',
  title: '第三次例会',
  heldOn: '2026-11-23',
  chair: '周主任',
  by: 'stream',
  secondsPerItem: null,
  startedAt: start,
  startedBy: xu,
  presenter: xu,
  position: { slide: 'closing', item: null },
  positionSince: start,
  version: 9,
  base: { meeting: 'm0', at: start - 7 * 86_400_000 },
  closedAt: null,
  closedBy: null,
}
const before = {
  at: meeting.base.at,
  columns: [],
  streams: [stream('s1', 'a1')],
  items: [item('1.1', { due: '2026-11-20' }), item('x', { order: 'a2' })],
  stamps: {},
}
const after = {
  at: start,
  columns: [],
  streams: before.streams,
  items: [item('1.1', { due: '2026-11-20', owner: '王敏' }), item('y', { order: 'a3', title: '新事项' })],
  stamps: {},
}
const source: MinutesSource = {
  tracker: { title: { zh: '台账', en: 'Ledger' }, settings: defaultLightSettings },
  departments: [
    department('bianban', '区委编办', 'Staffing Office'),
    department('renshe', '区人社局', 'Human Resources'),
  ],
  streams: before.streams,
  meeting,
  agenda: [entry('1.1', 'discussed'), entry('1.2', 'skipped'), entry('1.3', 'pending', true)],
  decisions: [
    decision('d1'),
    decision('d2', { withdrawnAt: start }),
    decision('d3', { item: null, label: null, text: '下周再议', department: '', responsible: '', due: '' }),
  ],
  carried: [decision('d0', { text: '上次的决定' })],
  attendance: [
    attendee('任人社', 'department', 'renshe'),
    attendee('杨管理', 'administrator', null),
    attendee('凌领导', 'viewer', null),
    attendee('许协调', 'coordinator', 'bianban'),
    attendee('章编办', 'department', 'bianban'),
    attendee('周主任', 'viewer', null),
    attendee('王敏', 'department', 'renshe'),
    attendee('董旁听', 'viewer', null),
  ],
  comparison: compareLedgers(before, after, [], defaultLightSettings),
}
const tableUnder = (blocks: MinutesBlock[], heading: string) => {
  const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === heading)
  return blocks[at + 1] as Extract<MinutesBlock, { kind: 'table' }>
}

describe('minutes are drafted', () => {
  const zh = draftMinutes(source, minutesZh, start + 90 * 60_000)

  it('say who chaired, who was there of the working team and of each unit; who is of none is left to be named', () => {
    expect(zh[0]).toEqual({ kind: 'heading', level: 1, text: '第三次例会纪要' })
    expect(zh[1]).toEqual({
      kind: 'list',
      entries: [
        '台账：台账',
        '时间：2026-11-23（09:00 开始，10:30 结束）',
        '主持：周主任',
        '专班：杨管理、许协调',
        '出席：区委编办 章编办；区人社局 任人社、王敏',
        '其他人员：凌领导（单位、职务：＿＿＿＿＿＿）；董旁听（单位、职务：＿＿＿＿＿＿）',
        '记录：许协调',
      ],
    })
  })

  it('tell what was discussed and what was not, by name though the row is gone', () => {
    expect(tableUnder(zh, '研究的事项').rows).toEqual([['1.1', '事项1.1', '区人社局', '逾期、有变化']])
    expect(tableUnder(zh, '未研究的事项').rows.map(([code, title]) => [code, title])).toEqual([
      ['1.2', '事项1.2'],
      ['1.3', '事项1.3（已删除）'],
    ])
  })

  it('tell decisions with who and until when, and not what was withdrawn; and what earlier meetings left open', () => {
    expect(tableUnder(zh, '议定的事项').rows).toEqual([
      ['1.1', '事项1.1', '决定', '两周内|印发\n方案', '区人社局', '王敏', '2026-12-07'],
      ['', '（会议整体）', '决定', '下周再议', '', '', ''],
    ])
    expect(tableUnder(zh, '以往会议议定、尚未办结的事项').rows[0]![3]).toBe('上次的决定')
  })

  it('say what was decided where nobody wrote more', () => {
    const [first] = source.decisions
    const extended = draftMinutes(
      { ...source, decisions: [{ ...first!, kind: 'extend', text: '', due: '2027-01-31' }] },
      minutesZh,
      start,
    )
    expect(tableUnder(extended, '议定的事项').rows[0]!.slice(2, 4)).toEqual(['延期', '完成时限延至 2027-01-31'])
  })

  it('say why something was extended, returned or put off, in both languages', () => {
    const [first] = source.decisions
    const said = (words: typeof minutesZh, heading: string) =>
      (['extend', 'return', 'defer', 'close'] as const).map((kind) => {
        const decisions = [{ ...first!, kind, text: '待批复' }]
        return tableUnder(draftMinutes({ ...source, decisions }, words, start), heading).rows[0]![3]
      })
    expect(said(minutesZh, '议定的事项')).toEqual(['原因：待批复', '原因：待批复', '原因：待批复', '待批复'])
    expect(said(minutesEn, 'Decisions')).toEqual(['Reason: 待批复', 'Reason: 待批复', 'Reason: 待批复', '待批复'])
  })

  it('tell what changed since the last meeting: counts, by stream, newly red, new and removed', () => {
    const told = minutesToMarkdown(zh)
    expect(told).toContain(
      '自上次会议（2026-11-16 09:00）以来：有变化的事项 1、改动的单元格 1、新增 1、删除 1、新亮红灯 1、新销号 0。',
    )
    expect(told).toMatch(/新亮红灯：\n\n- 1\.1 1\.1\n\n新增：\n\n- 1\.2 新事项\n\n删除：\n\n- 1\.2 x\n$/)
  })

  it('L2 L5: tell what became of columns and streams themselves, in both languages', () => {
    const made = column('c_level', 'choice', { name: '等级', nameEn: 'Level' })
    const structured = {
      ...after,
      columns: [made],
      streams: [stream('s1', 'a1', { title: '新名称', titleEn: 'New name' })],
    }
    const comparison = compareLedgers(before, structured, [], defaultLightSettings)
    const said = (words: typeof minutesZh) =>
      minutesToMarkdown(draftMinutes({ ...source, comparison }, words, start))
        .split('\n\n')
        .slice(-2)
    expect(said(minutesZh)).toEqual([
      '列和类别的调整：',
      '- 列“等级”：新增（单选）\n- 类别“新名称”：名称由“s1”改为“新名称”\n- 类别“新名称”：英文名称（New name）\n',
    ])
    expect(said(minutesEn)[1]).toContain('- Column “Level”: Added (Choice)\n- Stream “New name”: ')
  })

  it('in English too; a meeting at which nothing happened says so', () => {
    const text = minutesToMarkdown(draftMinutes(source, minutesEn, start))
    expect(text).toContain('# Minutes: 第三次例会')
    expect(text).toContain(
      '- Others present: 凌领导 (unit and role: ____________); 董旁听 (unit and role: ____________)\n',
    )
    expect(text).toContain('| 1.1 | Item 1.1 | Human Resources | overdue, changed |')
    const same = compareLedgers(before, before, [], defaultLightSettings)
    const empty = minutesToMarkdown(
      draftMinutes(
        {
          ...source,
          agenda: [],
          decisions: [],
          carried: [],
          attendance: [],
          comparison: same,
          meeting: { ...meeting, chair: '', base: { meeting: null, at: start } },
        },
        minutesEn,
        start,
      ),
    )
    for (const said of ['- Present: ____________\n', 'No items were discussed', 'Nothing was decided.'])
      expect(empty).toContain(said)
    for (const none of ['Chair', 'Working team', 'Others present', 'earlier meetings', 'not discussed', '| Stream'])
      expect(empty).not.toContain(none)
  })
})
