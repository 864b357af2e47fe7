import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { markdownTree } from '#app/meeting/markdown'
import { MinutesText } from '../../app/meeting/MinutesText'
import { minutesToMarkdown } from '#app/model/meeting/minutesMarkdown'

const plain = (text: string) => [{ text, isBold: false }]

describe('markdownTree', () => {
  it('reads headings, lists, tables and paragraphs as minutesMarkdown writes them', () => {
    const text = minutesToMarkdown([
      { kind: 'heading', level: 1, text: '第一次例会纪要' },
      { kind: 'list', entries: ['主持：周主任', '两行\n的一条'] },
      { kind: 'heading', level: 2, text: '议定的事项' },
      {
        kind: 'table',
        header: ['序号', '决定'],
        rows: [
          ['1.3', '两周内|印发\n方案'],
          ['', '<script>alert(1)</script>'],
        ],
      },
      { kind: 'paragraph', text: '# 不是标题\n- 不是列表' },
    ])
    expect(markdownTree(text)).toEqual([
      { kind: 'heading', level: 1, spans: plain('第一次例会纪要') },
      { kind: 'list', entries: [plain('主持：周主任'), plain('两行\n的一条')] },
      { kind: 'heading', level: 2, spans: plain('议定的事项') },
      {
        kind: 'table',
        header: [plain('序号'), plain('决定')],
        rows: [
          [plain('1.3'), plain('两周内|印发\n方案')],
          [[], plain('<script>alert(1)</script>')],
        ],
      },
      { kind: 'paragraph', spans: plain('# 不是标题\n- 不是列表') },
    ])
  })

  it.each([
    [
      '会上**原则同意**，请修改。',
      [
        ['会上', false],
        ['原则同意', true],
        ['，请修改。', false],
      ],
    ],
    ['**全部**', [['全部', true]]],
    [
      '**一** 和 **二**',
      [
        ['一', true],
        [' 和 ', false],
        ['二', true],
      ],
    ],
    ['**x**', [['x', true]]],
    ['2 ** 3 ** 4', [['2 ** 3 ** 4', false]]],
    ['没有**关上', [['没有**关上', false]]],
    ['****', [['****', false]]],
  ])('bold: %s', (text, spans) => {
    expect(markdownTree(text)).toEqual([
      { kind: 'paragraph', spans: spans.map(([part, isBold]) => ({ text: part, isBold })) },
    ])
  })

  it('bold stands in headings, lists and tables too; what else people know of Markdown stays text', () => {
    expect(markdownTree('## **一**')).toEqual([{ kind: 'heading', level: 2, spans: [{ text: '一', isBold: true }] }])
    expect(markdownTree('- **一**')).toEqual([{ kind: 'list', entries: [[{ text: '一', isBold: true }]] }])
    expect(markdownTree('[网址](javascript:alert(1)) ![图](x) `码`')).toEqual([
      { kind: 'paragraph', spans: plain('[网址](javascript:alert(1)) ![图](x) `码`') },
    ])
    expect(markdownTree('')).toEqual([])
  })
})

it('X4: the page sets it as elements; what looks like HTML is shown as it was typed', () => {
  const html = renderToStaticMarkup(
    createElement(MinutesText, {
      text: '# 纪要\n\n- 一\n\n<img src=x onerror=alert(1)> **重**\n\n| 甲 |\n| --- |\n| <b>乙</b> |\n',
    }),
  )
  expect(html).toBe(
    '<div class="minutes"><h3 class="minutes__title">纪要</h3><ul><li>一</li></ul><p>&lt;img src=x onerror=alert(1)&gt; <strong>重</strong></p>' +
      '<table><thead><tr><th scope="col" class="minutes__short">甲</th></tr></thead><tbody><tr><td class="minutes__short">&lt;b&gt;乙&lt;/b&gt;</td></tr></tbody></table></div>',
  )
})
