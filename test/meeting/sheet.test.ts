import fc from 'fast-check'
import { history } from 'prosemirror-history'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { CellSelection } from 'prosemirror-tables'
import { describe, expect, it } from 'vitest'
import {
  breakLine,
  nextCell,
  sheetCommands,
  toTextAtStart,
  type SheetTool,
} from '../../app/meeting/sheet/sheetCommands'
import { openSheet, sheetText, type OpenedSheet } from '../../app/meeting/sheet/sheetDoc'
import { tidy } from '../../app/meeting/sheet/tidy'

/** Minutes as they may have been stored: some of it as no program would write it. */
const stored = `# 第三次例会纪要
- 主持：周主任
- 出席：区教委 王敏\\
  （代）


## 研究的事项

| 序号 | 事项 |
|:--|--|
| 1.3 | 方案<br>两稿 | 多出的 |
| 2.6 | **已办** |

会议**原则同意**，
面积 2*3。
`

/** Minutes being edited, with the caret behind `text`. */
class Desk {
  private readonly opened: OpenedSheet
  state: EditorState
  constructor(text: string) {
    this.opened = openSheet(text)
    this.state = EditorState.create({ doc: this.opened.doc, plugins: [history(), tidy] })
  }
  at(text: string): this {
    let found = -1
    this.state.doc.descendants((node, position) => {
      if (node.isText && node.text!.includes(text)) found = position + node.text!.indexOf(text) + text.length
    })
    expect(found, text).toBeGreaterThan(0)
    this.state = this.state.apply(this.state.tr.setSelection(TextSelection.create(this.state.doc, found)))
    return this
  }
  type(text: string): this {
    this.state = this.state.apply(this.state.tr.insertText(text))
    return this
  }
  does(command: Command): this {
    expect(command(this.state, (tr) => (this.state = this.state.apply(tr)))).toBe(true)
    return this
  }
  uses(tool: SheetTool): this {
    return this.does(sheetCommands[tool].run)
  }
  get text(): string {
    return sheetText(this.opened, this.state.doc)
  }
}

describe('the text that is stored', () => {
  it('is the same, sign by sign, when nothing was changed, whatever it is', () => {
    const line = fc.constantFrom(
      ...stored.split('\n'),
      '| 甲 |',
      '|---|',
      '',
      ' ',
      '- ',
      '# ',
      '**',
      '\\',
      '<br>',
      '* 一',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n')
        const opened = openSheet(text)
        opened.doc.check()
        expect(sheetText(opened, opened.doc)).toBe(text)
      }),
    )
  })

  it('has a change in its own block alone: the others stay sign by sign', () => {
    expect(new Desk(stored).at('已办').type('完').text).toBe(
      stored.replace('|:--|--|', '| --- | --- |').replace('| 多出的 |', '|').replace('**已办**', '**已办完**'),
    )
    // One empty line stands on each side of what was changed.
    expect(new Desk(stored).at('周主任').type('、许主任').text).toBe(
      stored.replace('纪要\n- 主持：周主任', '纪要\n\n- 主持：周主任、许主任').replace('\n\n\n', '\n\n'),
    )
  })

  it('is the old one again when what was changed is undone', () => {
    expect(new Desk(stored).at('周主任').type('、许主任').uses('undo').text).toBe(stored)
  })

  it('reads as what was typed, asterisks and all', () => {
    const { text, state } = new Desk('一\n').at('一').type('**重要**的 2 ** 3').does(breakLine).type('- 不是列表')
    expect(text).toBe('一\\*\\*重要\\*\\*的 2 \\*\\* 3\\\n\\- 不是列表\n')
    expect(openSheet(text).doc.eq(state.doc)).toBe(true)
  })

  it('has no paragraphs, entries and headings that say nothing', () => {
    expect(
      new Desk('甲\n\n- 一\n').at('甲').type('乙').does(sheetCommands.insertTable.run).uses('deleteTable').text,
    ).toBe('甲乙\n\n- 一\n')
  })
})

describe('what the tools do', () => {
  it.each<[SheetTool, string, string]>([
    ['title', '正文\n', '# 正文\n'],
    ['heading', '# 正文\n', '## 正文\n'],
    ['text', '# 正文\n', '正文\n'],
    ['list', '## 正文\n', '- 正文\n'],
    ['list', '- 一\n- 正文\n- 二\n', '- 一\n\n正文\n\n- 二\n'],
    ['text', '- 正文\n', '正文\n'],
    ['heading', '- 一\n- 正文\n', '- 一\n\n## 正文\n'],
  ])('%s makes of %j %j, and one step back takes it back', (tool, before, after) => {
    const desk = new Desk(before).at('正文').uses(tool)
    expect(desk.text).toBe(after)
    expect(desk.uses('undo').text).toBe(before)
  })

  it('bold is for what is selected', () => {
    const desk = new Desk('会议原则同意。\n')
    desk.state = desk.state.apply(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, 3, 7)))
    expect(desk.uses('bold').text).toBe('会议**原则同意**。\n')
    expect(desk.uses('bold').text).toBe('会议原则同意。\n')
  })

  it('a table has rows and columns added and taken away, and always its first row as its header', () => {
    const table = '| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n'
    const at = (text: string) => new Desk(table).at(text)
    expect(at('1').uses('rowBelow').text).toBe('| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n|  |  |\n')
    expect(at('甲').uses('rowAbove').text).toBe('|  |  |\n| --- | --- |\n| 甲 | 乙 |\n| 1 | 2 |\n')
    expect(at('甲').uses('deleteRow').text).toBe('| 1 | 2 |\n| --- | --- |\n')
    expect(at('1').uses('columnLeft').text).toBe('|  | 甲 | 乙 |\n| --- | --- | --- |\n|  | 1 | 2 |\n')
    expect(at('2').uses('columnRight').text).toBe('| 甲 | 乙 |  |\n| --- | --- | --- |\n| 1 | 2 |  |\n')
    expect(at('2').uses('deleteColumn').text).toBe('| 甲 |\n| --- |\n| 1 |\n')
    expect(at('2').uses('deleteTable').text).toBe('')
    const heads = at('甲').uses('deleteRow').state.doc.child(1).child(0)
    expect(heads.children.map(({ type }) => type.name)).toEqual(['table_header', 'table_header'])
  })

  it('a new table stands in place of an empty paragraph, and with room beside it', () => {
    const desk = new Desk('').uses('insertTable').type('序号')
    expect(desk.text).toBe('| 序号 |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |\n')
    expect(desk.state.doc.children.map(({ type }) => type.name)).toEqual(['paragraph', 'table', 'paragraph'])
  })

  it('Tab goes from cell to cell, and makes a row behind the last one', () => {
    const desk = new Desk('| 甲 | 乙 |\n| --- | --- |\n').at('甲').does(nextCell)
    desk.state = desk.state.apply(desk.state.tr.insertText('二'))
    expect(desk.text).toBe('| 甲 | 二 |\n| --- | --- |\n')
    expect(desk.does(nextCell).type('三').text).toBe('| 甲 | 二 |\n| --- | --- |\n| 三 |  |\n')
    expect(nextCell(new Desk('甲\n').at('甲').state)).toBe(false)
  })

  it('at the start of an entry or a heading, Backspace makes text of it first', () => {
    const start = (text: string) => {
      const desk = new Desk(text).at('甲')
      const { $from } = desk.state.selection
      desk.state = desk.state.apply(desk.state.tr.setSelection(TextSelection.create(desk.state.doc, $from.start())))
      return desk
    }
    expect(start('- 甲\n').does(toTextAtStart).text).toBe('甲\n')
    expect(start('# 甲\n').does(toTextAtStart).text).toBe('甲\n')
    expect(toTextAtStart(start('甲\n').state)).toBe(false)
  })

  it('several cells at once are no place for a heading', () => {
    const { state } = new Desk('| 甲 | 乙 |\n| --- | --- |\n')
    const cells = state.apply(state.tr.setSelection(CellSelection.create(state.doc, 4, 9)))
    expect(sheetCommands.heading.run(cells)).toBe(false)
  })
})
