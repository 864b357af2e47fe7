import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MinutesBlock, Span } from '#app/model/meeting/minutes'
import { minutesFromMarkdown, minutesToMarkdown, readMarkdown } from '#app/model/meeting/minutesMarkdown'

const plain = (text: string): Span[] => (text === '' ? [] : [{ text, isBold: false }])
const bold = (text: string): Span => ({ text, isBold: true })

describe('minutes as Markdown', () => {
  const signs = ['字', 'a', ' ', '|', '\\', '#', '-', '*', '*', '+', '<br>', '<', '`', '1.', '：']
  const line = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 }).map((text) => text.trim())
  const solid = line.filter((text) => text !== '')
  /** Spans as a reader makes them: none empty, bold and not bold in turn, no space at the ends of a bold one. */
  const spans = (first: fc.Arbitrary<string>, rest: fc.Arbitrary<string>) =>
    fc.tuple(first, fc.array(fc.tuple(solid, solid), { maxLength: 2 }), rest).map(([before, pairs, after]) => {
      const all = pairs.flatMap(([between, strong]) => [...plain(between), bold(strong)])
      const text = [...plain(before), ...(before === '' ? all : all.slice(1)), ...plain(after)]
      return text.filter((span, i) => i === 0 || span.isBold !== text[i - 1]!.isBold)
    })
  const lines = fc.array(line, { maxLength: 3 }).map((all) => all.join('\n'))
  const rest = lines.map((text) => text.trim())
  const text = spans(solid, rest)
  const cell = fc.oneof(fc.constant<Span[]>([]), text)
  const block: fc.Arbitrary<MinutesBlock<Span[]>> = fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const),
      text: spans(solid, line),
    }),
    fc.record({ kind: fc.constant('paragraph' as const), text }),
    fc.record({ kind: fc.constant('list' as const), entries: fc.array(cell, { minLength: 1, maxLength: 3 }) }),
    fc.integer({ min: 1, max: 4 }).chain((width) => {
      const row = fc.array(cell, { minLength: width, maxLength: width })
      return fc.record({ kind: fc.constant('table' as const), header: row, rows: fc.array(row, { maxLength: 3 }) })
    }),
  )

  it('read back as they were written, whatever is in them, asterisks among it', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        expect(minutesFromMarkdown(minutesToMarkdown(blocks))).toEqual(blocks)
      }),
      { numRuns: 2_000 },
    )
  })

  it('what is drafted from the ledger is never bold: its asterisks are text', () => {
    const text = minutesToMarkdown([{ kind: 'paragraph', text: '面积 2*3，**加急**，* 号' }])
    expect(minutesFromMarkdown(text)).toEqual([{ kind: 'paragraph', text: plain('面积 2*3，**加急**，* 号') }])
    expect(text).toBe('面积 2*3，\\*\\*加急\\*\\*，* 号\n')
  })

  it('whatever somebody typed is read as something, and nothing of it is lost', () => {
    const typed = '### 补充\n第一行\n第二行\n* 一\n* 二\n| 甲 | 乙 |\n|---|:-:|\n| 1 |\n\n|不是表\n'
    expect(minutesFromMarkdown(typed)).toEqual([
      { kind: 'heading', level: 2, text: plain('补充') },
      { kind: 'paragraph', text: plain('第一行\n第二行') },
      { kind: 'list', entries: [plain('一'), plain('二')] },
      { kind: 'table', header: [plain('甲'), plain('乙')], rows: [[plain('1'), []]] },
      { kind: 'paragraph', text: plain('|不是表') },
    ])
    expect(minutesFromMarkdown(' \r\n ')).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => void minutesFromMarkdown(text)))
  })

  it('the texts of what was read, with what stood between, are the text as it was', () => {
    const typed = '# 纪要\n第一行\n第二行\n* 一\n\n\n| 甲 |\n|:-:|\n| 1 | 2 |'
    const read = readMarkdown(typed)
    expect(read.map(({ source }) => source)).toEqual(['# 纪要', '第一行\n第二行', '* 一', '| 甲 |\n|:-:|\n| 1 | 2 |'])
    expect(read.map(({ gap, source }, i) => (i === 0 ? '' : gap) + source).join('')).toBe(typed)
  })
})

it.each<[string, Span[]]>([
  ['会上**原则同意**，请修改。', [...plain('会上'), bold('原则同意'), ...plain('，请修改。')]],
  ['**全部**', [bold('全部')]],
  ['**一** 和 **二**', [bold('一'), ...plain(' 和 '), bold('二')]],
  ['**x**', [bold('x')]],
  ['**两\\*三**', [bold('两*三')]],
  ['\\**全部**', plain('**全部**')],
  ['\\*\\*全部\\*\\*', plain('**全部**')],
  ['C:\\\\**重**', [...plain('C:\\'), bold('重')]],
  ['2 ** 3 ** 4', plain('2 ** 3 ** 4')],
  ['没有**关上', plain('没有**关上')],
  ['****', plain('****')],
  ['[网址](javascript:alert(1)) ![图](x) `码`', plain('[网址](javascript:alert(1)) ![图](x) `码`')],
])('bold is two asterisks on each side, and what else people know of Markdown is text: %s', (text, spans) => {
  expect(minutesFromMarkdown(text)).toEqual([{ kind: 'paragraph', text: spans }])
  expect(minutesFromMarkdown(`## ${text}`)).toEqual([{ kind: 'heading', level: 2, text: spans }])
  expect(minutesFromMarkdown(`- ${text}`)).toEqual([{ kind: 'list', entries: [spans] }])
})

it('spaces at the ends of something bold are written outside of the asterisks, where they are read', () => {
  const text = [...plain('请'), bold(' 各单位 '), bold('尽快'), bold(' ')]
  expect(minutesToMarkdown([{ kind: 'paragraph', text }])).toBe('请 **各单位** **尽快** \n')
})
