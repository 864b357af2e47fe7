import { writeXlsx, type Cell } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import type { Item } from '#app/model/ledger/rows'
import type { Plan } from '#app/transfer/plan'
import { planOf } from '../support/import'
import { deskOf, item, ledgerOf, person, stream } from '../support/ledger'

const coordinator = person('coordinator')
const renshe = person('department', 'renshe')

function desk(who = coordinator, ...more: Item[]) {
  const items = [
    item('a', { title: '总结试点经验', titleEn: 'Draw lessons', order: 'a1', owner: '王敏', due: '2026-12-01' }),
    item('b', { title: '扩大试点', order: 'a2', status: '' }),
    item('b1', { title: '教委试点', order: 'a1', parent: 'b', lead: 'jiaowei', support: ['renshe'] }),
    item('b2', { title: '人社试点', order: 'a2', parent: 'b' }),
    item('c', { title: '区街衔接', order: 'a1', stream: 's2', lead: 'jiaowei' }),
    ...more,
  ]
  const streams = [
    { ...stream('s1', 'a1'), title: '创新方式', titleEn: 'Innovate' },
    { ...stream('s2', 'a2'), title: '区街衔接工作' },
  ]
  return { doc: ledgerOf(items, streams), person: who }
}

/** What a plan does, as lines: `1.1 owner: 王敏 → 李强`, `+1.3 title: …`, `!1.1 due bad-date`. */
function linesOf({ rows }: Plan): string[] {
  return rows.flatMap(({ kind, code, cells, refused }) => [
    ...cells.map(({ column, from, to }) =>
      kind === 'new' ? `+${code} ${column}: ${to}` : `${code} ${column}: ${from} → ${to}`,
    ),
    ...refused.map(({ column, why }) => `!${code} ${column ?? 'row'} ${why}`),
  ])
}
const lines = async (file: string, who = coordinator, clearsEmpty = false) =>
  linesOf(await planOf(file, desk(who), clearsEmpty))

describe('what a file changes', () => {
  it('shows each cell from → to, and counts what stays', async () => {
    const plan = await planOf(
      '序号,督办事项,责任人,完成时限,进展情况\n1.1,总结试点经验,李强,2026/12/1,已成稿\n1.2.2,人社试点,,,\n',
      desk(),
    )
    expect(linesOf(plan)).toEqual(['1.1 owner: 王敏 → 李强', '1.1 progress:  → 已成稿'])
    expect(plan.counts).toMatchObject({
      changedRows: 1,
      changedCells: 2,
      unchangedRows: 1,
      newRows: 0,
      refusedCells: 0,
      refusedRows: 0,
    })
  })

  it('reads names in both languages and widths, dates as the grid does, several departments, links one a line', async () => {
    expect(
      await lines(
        '序号,牵头单位,协办单位,状态,完成时限,佐证材料\n' +
          '1.1,Education Commission,"人社局、Science, Technology and Information Bureau；编办",in progress,12月31日,"报告 https://a.example/1\n\nhttps://a.example/2"\n' +
          '2.1,ＲＥＮＳＨＥ,,推 进 中,20261130,\n',
      ),
    ).toEqual([
      '1.1 lead: 区人力社保局 → 区教委',
      '1.1 support:  → 区人力社保局、区科技和信息化局、区委编办',
      '1.1 status: 待签收 → 推进中',
      '1.1 due: 2026-12-01 → 2026-12-31',
      '1.1 evidence:  → 报告 https://a.example/1\na.example https://a.example/2',
      '2.1 lead: 区教委 → 区人力社保局',
      '2.1 status: 待签收 → 推进中',
      '2.1 due:  → 2026-11-30',
    ])
  })

  it.each(['#REF!', '#N/A', '#VALUE!', '"=DISPIMG(""ID_1"",1)"', "'=DISPIMG(1)"])(
    '%s takes the place of no text, and is told',
    async (text) => {
      const why = text.includes('DISPIMG') ? 'cell-picture' : 'sheet-error'
      expect(await lines(`序号,督办事项,责任人,进展情况\n1.1,${text},${text},${text}\n`, coordinator, true)).toEqual([
        `!1.1 title ${why}`,
        `!1.1 owner ${why}`,
        `!1.1 progress ${why}`,
      ])
      expect(await lines(`序号,督办事项,责任人\n${text},总结试点经验,李强\n${text},扩大试点,王敏\n`)).toEqual([
        '1.1 owner: 王敏 → 李强',
        `!1.1 code ${why}`,
        '1.2 owner:  → 王敏',
        `!1.2 code ${why}`,
      ])
      expect(await lines(`序号,督办事项\n1.9,${text}\n`)).toEqual(['!1.9 title no-title'])
      expect(await lines(`类别,督办事项\n${text},总结试点经验\n${text},第十项\n`)).toEqual([
        `!1.1 stream ${why}`,
        `! stream ${why}`,
      ])
    },
  )

  it('a code in a workbook is the one that is shown, whatever number it is', async () => {
    const cells = new Map<string, Partial<Cell>>([
      ['1,0', { value: 1.1, style: { numFmt: '0.00' } }],
      ['2,0', { value: 1.1, style: { numFmt: '0.0' } }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'x',
          rows: [
            ['序号', '督办事项', '类别'],
            [null, '第十项', '创新方式'],
            [null, '总结试点经验', null],
          ],
          cells,
        },
      ],
    })
    const plan = await planOf(bytes, desk())
    expect(plan.rows.map(({ kind, fileCode, title }) => [kind, fileCode, title])).toEqual([['new', '1.10', '第十项']])
  })

  it('a cell that shows nothing says nothing, whatever is in it', async () => {
    for (const sign of ['\u200b', '\ufeff', ' \u00ad\u3000', '\u202a\u202c'])
      expect(
        await lines(`序号,督办事项,责任人,完成时限\n1.1,${sign},${sign},${sign}\n${sign},${sign},${sign},${sign}\n`),
      ).toEqual([])
  })

  it('codes and titles are known through what nobody sees', async () => {
    expect(
      await lines('序号,督办事项,责任人\n1.\u200b1,总结\u200b试点经验,李强\n\ufeff1.2.2\u200e,人社试点\u2060,王敏\n'),
    ).toEqual(expect.arrayContaining(['1.1 owner: 王敏 → 李强', '1.2.2 owner:  → 王敏']))
  })

  it('the address behind evidence comes with its name, and what it says already is no change', async () => {
    const cells = new Map<string, Partial<Cell>>([
      ['1,1', { value: '报告', hyperlink: { target: 'https://a.example/1' } }],
      ['1,2', { value: '王敏', hyperlink: { target: 'https://a.example/2' } }],
    ])
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'x',
          rows: [
            ['序号', '佐证材料', '责任人'],
            ['1.1', null, null],
          ],
          cells,
        },
      ],
    })
    const { doc, person: who } = desk()
    expect(linesOf(await planOf(bytes, { doc, person: who }))).toEqual(['1.1 evidence:  → 报告 https://a.example/1'])
    setCells(deskOf(doc, who), [{ item: 'a', column: 'evidence', value: ['报告 https://a.example/1'] }])
    expect(linesOf(await planOf(bytes, { doc, person: who }))).toEqual([])
  })

  it('what lies under a merged cell is not emptied, even where empty cells are', async () => {
    const rows = [
      ['序号', '督办事项', '责任人', '完成时限'],
      ['1.1', '总结试点经验', null, null],
      ['1.2', '扩大试点', null, '2026-12-02'],
      ['1.2.2', '人社试点', null, null],
    ]
    const merges = [
      { startRow: 1, endRow: 1, startCol: 1, endCol: 3 },
      { startRow: 2, endRow: 3, startCol: 3, endCol: 3 },
    ]
    const found = (merged: typeof merges) =>
      writeXlsx({ sheets: [{ name: 'x', rows, merges: merged }] }).then(async (bytes) =>
        linesOf(await planOf(bytes, desk(), true)),
      )
    expect(await found(merges)).toEqual(['1.2 due:  → 2026-12-02', '1.2.2 due:  → 2026-12-02'])
    expect(await found([])).toEqual(['1.1 owner: 王敏 → ', '1.1 due: 2026-12-01 → ', '1.2 due:  → 2026-12-02'])
    // An empty cell may be merged too.
    rows.unshift(rows.shift()!, rows.splice(1, 1)[0]!)
    expect(await found([{ startRow: 1, endRow: 2, startCol: 2, endCol: 3 }])).toEqual(['1.2 due:  → 2026-12-02'])
  })

  it('a line with more cells than the header is left out and told; the others are read, and a remark below is no row', async () => {
    expect(
      await lines('序号,督办事项,责任人\n1.1,总结试点经验,李强\n1.2.2,人社,试点,王敏\n1.2.1,教委试点\n合计 3 项\n'),
    ).toEqual(['1.1 owner: 王敏 → 李强', '!1.2.2 row too-many-cells', '!合计 3 项 title no-title'])
  })

  it('takes an empty cell as nothing said, or as emptied when asked to; a title and a status are never emptied', async () => {
    const file = '序号,督办事项,责任人,完成时限,状态\n1.1,,,,\n'
    expect(await lines(file)).toEqual([])
    expect((await planOf(file, desk())).counts.emptyCells).toBe(4)
    expect(await lines(file, coordinator, true)).toEqual(['1.1 owner: 王敏 → ', '1.1 due: 2026-12-01 → '])
  })

  it('a new title leaves its translation behind, and says so; an English one replaces the translation', async () => {
    expect(await lines('序号,督办事项\n1.1,总结五个试点\n')).toEqual([
      '1.1 title: 总结试点经验 → 总结五个试点',
      '1.1 titleEn: Draw lessons → ',
    ])
    expect(await lines('No.,Item\n1.1,Draw all lessons\n')).toEqual(['1.1 titleEn: Draw lessons → Draw all lessons'])
  })

  it('refuses what is wrong, cell by cell, and takes the rest', async () => {
    expect(
      await lines(
        '序号,牵头单位,状态,完成时限,佐证材料,责任人\n1.1,不存在局,办结,2026-02-30,见附件,李强\n1.2,,已销号,,,\n',
      ),
    ).toEqual([
      '1.1 owner: 王敏 → 李强',
      '!1.1 lead unknown-department',
      '!1.1 status unknown-status',
      '!1.1 due bad-date',
      '!1.1 evidence bad-link',
      '!1.2 status has-sub-items',
    ])
    expect(await lines(`序号,责任人,进展情况\n1.1,${'长'.repeat(2_001)},${'长'.repeat(20_001)}\n`)).toEqual([
      '!1.1 owner too-long',
      '!1.1 progress too-long',
    ])
  })

  it('moves no rows, and knows no other streams', async () => {
    expect(await lines('序号,类别,责任人\n1.1,区街衔接工作,李强\n2.1,没有的类,李强\n2.1.1,,x')).toEqual([
      '1.1 owner: 王敏 → 李强',
      '!1.1 stream not-moved',
      '2.1 owner:  → 李强',
      '!2.1 stream unknown-stream',
      '!2.1.1 title no-title',
    ])
  })
})

describe('which row is which item', () => {
  it('two rows with one code are both left out: nobody knows which is meant', async () => {
    expect(await lines("序号,责任人\n1.1,甲\n'1.1,乙\n2.1,丙\n")).toEqual([
      '!1.1 code duplicate-code',
      '!1.1 code duplicate-code',
      '2.1 owner:  → 丙',
    ])
  })

  it('where codes have moved on since the file was made, the title says which item is meant', async () => {
    const plan = await planOf('序号,督办事项,责任人\n1.1,扩大试点,甲\n1.2,总结试点经验,乙\n', desk())
    expect(linesOf(plan)).toEqual(['1.2 owner:  → 甲', '1.1 owner: 王敏 → 乙'])
    expect(plan.rows.map(({ byTitle }) => byTitle)).toEqual([true, true])
    // The item of 1.1 was deleted since: its row is not taken for a new title of what stands there now.
    expect(await lines('序号,督办事项,责任人\n1.1,已删除的事项,甲\n1.2,总结试点经验,乙\n')).toEqual([
      '!1.1 title other-item',
      '1.1 owner: 王敏 → 乙',
    ])
  })

  it('without codes the title alone says it, unless several have it', async () => {
    expect(await lines('督办事项,责任人\n人社 试点,甲\n', renshe)).toEqual(['1.2.2 owner:  → 甲'])
  })
})

describe('new rows', () => {
  it('go to the end of their stream, or under their item, also one that is new itself, in whatever order', async () => {
    const plan = await planOf(
      '序号,类别,督办事项,牵头单位,状态\n1.2.7,,新分项,人社局,\n1.8.1,,新事项的分项,教委,\n1.8,,新事项,,推进中\n,区街衔接工作,无序号,,\n,二、区街衔接工作,再一项,,\n',
      desk(),
    )
    expect(linesOf(plan)).toEqual([
      '+1.2.3 title: 新分项',
      '+1.2.3 lead: 区人力社保局',
      '+1.3.1 title: 新事项的分项',
      '+1.3.1 lead: 区教委',
      '+1.3 title: 新事项',
      '!1.3 status has-sub-items',
      '+2.2 title: 无序号',
      '+2.3 title: 再一项',
    ])
    const [sub, child, top] = plan.rows
    expect(sub!.item).toMatchObject({ stream: 's1', parent: 'b', status: 'issued' })
    expect(child!.item).toMatchObject({ parent: top!.item!.id, stream: 's1' })
    expect(plan.counts.newRows).toBe(5)
  })

  it('what is refused is told as the file says it', async () => {
    const plan = await planOf('序号,督办事项,状态\n1.3,新事项,已销号\n', desk())
    expect(plan.rows[0]!.refused).toEqual([{ column: 'status', text: '已销号', why: 'needs-evidence' }])
  })

  it('need a title and a place', async () => {
    expect(await lines('序号,督办事项,责任人\n9,没有类别,甲\n1.9.1,没有上级,甲\n1.2.1.1,太深,甲\n2.5,,甲\n')).toEqual([
      '!9 stream no-stream',
      '!1.9.1 code no-parent',
      '!1.2.1.1 stream no-stream',
      '!2.5 title no-title',
    ])
  })

  it('are refused for what a new row may not have, cell by cell', async () => {
    expect(await lines('序号,督办事项,状态,完成时限\n1.3,新事项,已销号,不是日期\n')).toEqual([
      '+1.3 title: 新事项',
      '!1.3 due bad-date',
      '!1.3 status needs-evidence',
    ])
  })
})

describe('who imports', () => {
  it('a department fills its own cells; the others are told and left', async () => {
    expect(
      await lines(
        '序号,督办事项,责任人,完成时限,进展情况\n1.1,总结试点经验,李强,2026-12-31,已成稿\n1.2.1,教委试点,甲,,协办情况\n2.1,区街衔接,,,不该我写\n',
        renshe,
      ),
    ).toEqual([
      '1.1 owner: 王敏 → 李强',
      '1.1 progress:  → 已成稿',
      '!1.1 due structure-only',
      '1.2.1 progress:  → 协办情况',
      '!1.2.1 owner lead-only',
      '!2.1 progress not-your-item',
    ])
  })

  it('a department adds no rows and renames none', async () => {
    expect(await lines('序号,督办事项,进展情况\n1.9,新的,x\n1.1,改了名,x\n', renshe)).toEqual([
      '!1.9 row not-there',
      '!1.1 title other-item',
    ])
  })

  it('a department moves a status only as it may', async () => {
    expect(await lines('序号,状态,进展情况\n1.1,待审核,做完了\n1.2.2,已销号,\n2.1,推进中,\n', renshe)).toEqual([
      '1.1 status: 待签收 → 待审核',
      '1.1 progress:  → 做完了',
      '!1.2.2 status no-such-move',
      '!2.1 status not-your-item',
    ])
  })
})
