import { describe, expect, it } from 'vitest'
import { addItem, setCells, takeBack } from '#app/model/ledger/edit'
import { meetingCommand } from '#app/model/meeting/meetingCommand'
import { readCell, readStream } from '#app/model/ledger/ledger'
import type { CellValue, Item } from '#app/model/ledger/rows'
import { createCellParser } from '#app/model/ledger/parseCell'
import type { BuiltInColumn } from '#app/model/ledger/columns'
import { builtInSchema } from '#app/model/ledger/schema'
import { isHeld, plainText } from '#app/model/text/plainText'
import { inSight, judgeRow } from '#app/model/ledger/rights'
import { setStream } from '#app/model/ledger/streamEdits'
import { words } from '#app/i18n/words'
import { departments, deskOf, item, ledgerOf, person } from '../../support/ledger'

/** Everything that XML cannot hold, between letters. */
const unheld = ['\0', '\x01', '\x08', '\x1b', '\x1f', '\ufffe', '\uffff', '\ud83d', '\udc00']
const parser = createCellParser({ departments: [], statusNames: [words.zh.status], today: '2026-11-24' })
const parse = (column: BuiltInColumn, text: string) => parser(builtInSchema.column(column), text)

describe('what a text may hold', () => {
  it.each(['\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('%j ends a line', (end) => {
    expect(plainText(`一${end}二`)).toBe('一\n二')
    expect(parse('progress', `一${end}二`)).toEqual({ value: '一\n二' })
    expect(parse('owner', `王${end}敏`)).toEqual({ value: '王 敏' })
    expect(parse('evidence', `甲 https://a.example/1${end}乙 https://a.example/2`)).toEqual({
      value: ['甲 https://a.example/1', '乙 https://a.example/2'],
    })
  })

  it.each(unheld)('%j is in no text', (sign) => {
    expect(plainText(`一${sign}二`)).toBe('一二')
    expect(isHeld(`一${sign}二`)).toBe(false)
  })

  it('all else is: tabs, letters of two units, signs that nobody sees', () => {
    for (const text of ['一\t二\n三', '😀𠮷', '\u200b\u00ad\ufeff', '\ud7ff\ue000\ufffd', ''])
      expect([plainText(text), isHeld(text)]).toEqual([text, true])
  })

  it.each(['title', 'owner', 'progress', 'evidence'] as const)(
    'D2: nobody writes one into %s, by whatever program',
    (column) => {
      const bad = column === 'evidence' ? ['甲\0 https://a.example/\ufffe1'] : '一\0二\v三'
      const world = {
        schema: builtInSchema,
        departments,
        streams: new Set(['s1']),
        removedStreams: inSight,
        parentOf: () => '',
        hasSubItems: () => false,
      }
      const before = item('a')
      const judge = (from: Item | null, to: CellValue) =>
        judgeRow(person('coordinator'), from, { ...before, [column]: to }, world)
      expect(judge(before, bad)).toEqual([expect.objectContaining({ code: 'bad-value', column })])
      expect(judge(null, bad)).toContainEqual(expect.objectContaining({ code: 'bad-value', column }))
      // What stands from before the rule may be written on.
      const older = { ...before, [column]: bad }
      expect(judge(older, typeof bad === 'string' ? `${bad}四` : [...bad, '乙 https://a.example/2'])).toEqual([])
      const doc = ledgerOf([item('a')])
      expect(setCells(deskOf(doc, person('coordinator')), [{ item: 'a', column, value: bad }])).toEqual([])
      expect(readCell(doc, 'a', column)).toEqual(column === 'evidence' ? ['甲 https://a.example/1'] : '一二\n三')
    },
  )

  it('the same in what a stream says, and in what a meeting decides', () => {
    const doc = ledgerOf([item('a')])
    expect(setStream(deskOf(doc, person('coordinator')), 's1', { title: '一\uffff二' })).toEqual([])
    expect(readStream(doc, 's1')!.title).toBe('一二')
    const decided = meetingCommand.parse({
      do: 'decide',
      id: 'd1',
      item: null,
      kind: 'decision',
      text: ' 抓紧\u2028办\0理 ',
      department: '',
      responsible: '',
      due: '',
    })
    expect(decided).toMatchObject({ text: '抓紧\n办理' })
  })

  it('G4: a row from before this rule may be edited, and a step back over it goes to what it may hold', () => {
    const doc = ledgerOf([item('a', { progress: '旧\0文', owner: '王\0敏' })])
    const desk = {
      ...deskOf(doc, person('coordinator')),
      onStep: (step: Parameters<typeof takeBack>[1]) => steps.push(step),
    }
    const steps: Parameters<typeof takeBack>[1][] = []
    setCells(desk, [
      { item: 'a', column: 'progress', value: '旧\0文章' },
      { item: 'a', column: 'owner', value: '李强' },
    ])
    expect([readCell(doc, 'a', 'progress'), readCell(doc, 'a', 'owner')]).toEqual(['旧文章', '李强'])
    expect(takeBack(desk, steps[0]!).refusals).toEqual([])
    expect([readCell(doc, 'a', 'progress'), readCell(doc, 'a', 'owner')]).toEqual(['旧文', '王敏'])
    expect(addItem(desk, { stream: 's1', parent: '', after: '' })).toHaveProperty('id')
  })
})
