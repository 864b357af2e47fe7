import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { structureChangesEn } from '#app/i18n/structureChanges.en'
import { structureChangesZh } from '#app/i18n/structureChanges.zh'
import { changeSentence } from '#app/model/history/structureText'
import {
  addColumn,
  moveColumn,
  removeColumn,
  restoreColumn,
  setColumn,
  type NewColumn,
} from '#app/model/ledger/columnEdits'
import { changeKind } from '#app/model/ledger/columnKind'
import type { OwnColumn } from '#app/model/ledger/columns'
import type { Desk } from '#app/model/ledger/edit'
import { readColumn } from '#app/model/ledger/ledger'
import { addOption, moveOption, removeOption, setOption } from '#app/model/ledger/optionEdits'
import { LedgerSchema } from '#app/model/ledger/schema'
import { addStream, moveStream, removeStream, restoreStream, setStream } from '#app/model/ledger/streamEdits'
import { changesCsv, type Compared } from '#app/transfer/changesCsv'
import { createLedgers } from '#db/ledgers'
import { Editor, people, tracker, until, useSyncServers, type SyncServer } from './syncHarness'

const { start, after } = useSyncServers()
const day = 86_400_000
const begin = Date.parse('2030-01-02T01:00:00Z')

/** A ledger that a coordinator edits, told by its stored history. Nobody wrote in it on the first day. */
async function scene() {
  let now = begin
  const server: SyncServer = await start({ now: () => now })
  const editor = await new Editor(server, 'xu', { ack: true }).synced()
  after(() => editor.close())
  const desk: Desk = {
    doc: editor.doc,
    person: people.xu!,
    departments: new Set(['renshe', 'bianban']),
    newId: () => crypto.randomUUID(),
  }
  // What it answered the server with when it came.
  let sent = 1
  /** One step, stored before the next; a day goes by after it. */
  const step = async <T>(work: () => T): Promise<T> => {
    const made = work()
    sent++
    await until(() => editor.acked === sent)
    now += day
    return made
  }
  const compared = async (from: number, to: number | 'now' = 'now') => {
    const point = to === 'now' ? to : { at: to }
    const answer = await createLedgers(server.db).compare(tracker, { at: from }, point, now)
    if (answer.outcome !== 'compared') throw new Error(answer.outcome)
    return answer
  }
  return { desk, step, compared, now: () => now }
}

const idOf = (made: { id: string } | { refusals: unknown[] }): OwnColumn => {
  if ('refusals' in made) throw new Error(JSON.stringify(made.refusals))
  return made.id as OwnColumn
}
const sentences = ({ comparison }: Compared, words = structureChangesZh) =>
  comparison.structure.map((change) => changeSentence(change, words))
const hard: NewColumn = {
  ...({ name: '难度', kind: 'choice', writers: 'report' } as const),
  options: [{ name: '难' }, { name: '易' }, { name: '中' }],
}

const optionsOf = (desk: Desk, id: OwnColumn) =>
  new LedgerSchema([readColumn(desk.doc, id)!]).column(id)!.options.map((option) => option.id)

describe('H1 L2: what became of columns, between two moments', () => {
  it('added, renamed, moved, hidden, with a need, by who did it; nothing of a column that came and went', async () => {
    const { desk, step, compared, now } = await scene()
    const id = await step(() => idOf(addColumn(desk, hard, 'due')))
    const there = now() - 1
    await step(() => setColumn(desk, id, { name: '等级', nameEn: 'Level' }))
    const added = await compared(begin - 1)
    expect(sentences(added)).toEqual(['列“等级”：新增（单选）'])
    expect(sentences(added, structureChangesEn)).toEqual(['Column “Level”: Added (Choice)'])
    expect(added.comparison.structure[0]).toMatchObject({ by: { id: 'xu' }, at: begin })
    const gone = await step(() => idOf(addColumn(desk, { ...hard, name: '临时' })))
    await step(() => removeColumn(desk, gone))
    await step(() => moveColumn(desk, id, 'title'))
    await step(() => setColumn(desk, id, { neededFor: 'close', help: '按影响面判断' }))
    await step(() => setColumn(desk, 'due', { name: '办结时限', isHidden: true }))
    expect(sentences(await compared(there))).toEqual([
      '列“等级”：名称由“难度”改为“等级”',
      '列“等级”：英文名称（Level）',
      '列“等级”：位置由“第 11 位”改为“第 3 位”',
      '列“等级”：填写说明（按影响面判断）',
      '列“等级”：何时必填由“不要求”改为“销号前”',
      '列“办结时限”：名称由“完成时限”改为“办结时限”',
      '列“办结时限”：对所有人隐藏',
    ])
  })

  it('L4: options added, renamed, coloured, moved, removed; L3: the column removed and brought back', async () => {
    const { desk, step, compared, now } = await scene()
    const id = await step(() => idOf(addColumn(desk, hard)))
    const from = now() - 1
    const [difficult, easy, middle] = optionsOf(desk, id) as [string, string, string]
    await step(() => setOption(desk, id, difficult, { name: '很难', colour: 'blue' }))
    await step(() => idOf(addOption(desk, id, { name: '极难' })))
    await step(() => removeOption(desk, id, easy, null))
    expect(sentences(await compared(from)).sort()).toEqual([
      '列“难度”：新增选项“极难”',
      '列“难度”：移除选项“易”',
      '列“难度”：选项“很难”的颜色（蓝）',
      '列“难度”：选项名称由“难”改为“很难”',
    ])
    const then = now() - 1
    await step(() => moveOption(desk, id, difficult, middle))
    await step(() => removeColumn(desk, id))
    const removed = now() - 1
    expect(sentences(await compared(then))).toEqual(['列“难度”：移除'])
    await step(() => restoreColumn(desk, id))
    expect(sentences(await compared(removed))).toEqual(['列“难度”：恢复'])
    expect(sentences(await compared(then))).toEqual(['列“难度”：选项“很难”的位置由“第 1 位”改为“第 2 位”'])
  })

  it('L3: another kind that took the place of the first is one change, also after several turns', async () => {
    const { desk, step, compared, now } = await scene()
    const id = await step(() => idOf(addColumn(desk, { name: '金额', kind: 'short', writers: 'report' })))
    const from = now() - 1
    const reader = { textOf: String, parse: (_: unknown, text: string) => ({ value: text }) }
    const number = await step(() => idOf(changeKind(desk, id, 'number', reader)))
    expect(sentences(await compared(from))).toEqual(['列“金额”：类型由“短文本”改为“数字”'])
    const date = await step(() => idOf(changeKind(desk, number, 'date', reader)))
    expect(sentences(await compared(from))).toEqual(['列“金额”：类型由“短文本”改为“日期”'])
    await step(() => removeColumn(desk, date))
    expect(sentences(await compared(from))).toEqual(['列“金额”：移除'])
  })
})

describe('H1 L5: what became of streams, between two moments', () => {
  it('added, renamed, described, moved, removed and brought back; in the file of changes too', async () => {
    const { desk, step, compared, now } = await scene()
    const from = now() - 1
    const made = await step(() => idOf(addStream(desk, { title: '其他事项', titleEn: 'Others' }, 's1')))
    await step(() => setStream(desk, 's2', { title: '街区联动', note: '联动不足' }))
    await step(() => removeStream(desk, 's3', null))
    const middle = now() - 1
    await step(() => moveStream(desk, made, 's5'))
    const all = await compared(from)
    expect(sentences(all).slice(0, 2)).toEqual([
      '类别“街区联动”：名称由“街道“大部制”配套与区街衔接”改为“街区联动”',
      '类别“街区联动”：问题说明由“街道改革后区级部门的跟进和指导不够，部分区街工作环节接不上”改为“联动不足”',
    ])
    expect(sentences(all).slice(-2)).toEqual(['类别“其他事项”：新增', '类别“过渡期部门职责分工协同”：移除'])
    expect(sentences(await compared(middle))).toEqual(['类别“其他事项”：位置由“第 2 位”改为“第 5 位”'])
    const lines = parse(changesCsv(all, 'zh', 'http://luoshi.example'), { bom: true }).slice(1)
    const who = ['许协调', '区委编办', '2030-01-03 09:00']
    expect(lines[0]).toEqual([
      ...['街区联动', '', '类别“街区联动”', '', '名称', '街道“大部制”配套与区街衔接', '街区联动'],
      ...who,
    ])
    await step(() => restoreStream(desk, 's3'))
    expect(sentences(await compared(now() - 2 * day))).toEqual(['类别“过渡期部门职责分工协同”：恢复'])
  })
})
