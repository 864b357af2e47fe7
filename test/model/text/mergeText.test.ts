import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeText } from '#app/model/text/mergeText'
import { stretches } from '#app/model/text/stretches'
import { textEdits } from '#app/model/text/textEdits'

const minutes = [
  '主持：陈主任',
  '出席：编办、人社局',
  '',
  '| 事项 | 议定 |',
  '| --- | --- |',
  '| 1.1 | 归档 |',
  '| 1.2 | 督办 |',
  '',
  '记录：李强',
]
/** The minutes with some of their lines said otherwise, by their numbers. */
const saying = (lines: Record<number, string>) => minutes.map((line, i) => lines[i] ?? line).join('\n')

describe('mergeText', () => {
  it('puts what each wrote in its place, in however many places', () => {
    expect(mergeText('abc', 'abcX', 'Yabc')).toBe('YabcX')
    expect(mergeText('hello world', 'hello there', 'Oh hello world')).toBe('Oh hello there')
    const mine = saying({ 0: '主持：陈主任（甲）', 5: '| 1.1 | 归档，甲办 |', 8: '记录：李强、甲' })
    const theirs = saying({ 1: '出席：编办、人社局、乙局', 6: '| 1.2 | 督办，乙办 |' })
    expect(mergeText(saying({}), mine, theirs)).toBe(
      saying({
        0: '主持：陈主任（甲）',
        1: '出席：编办、人社局、乙局',
        5: '| 1.1 | 归档，甲办 |',
        6: '| 1.2 | 督办，乙办 |',
        8: '记录：李强、甲',
      }),
    )
  })

  it('keeps rows that both added at the same place apart, and does once what both did', () => {
    const row = (text: string) => saying({ 6: `| 1.2 | 督办 |\n${text}` })
    expect(mergeText(saying({}), row('| 1.3 | 甲 |'), row('| 1.4 | 乙 |'))).toBe(row('| 1.3 | 甲 |\n| 1.4 | 乙 |'))
    const both = { 8: '记录：王敏' }
    expect(mergeText(saying({}), saying({ ...both, 0: '主持：甲' }), saying({ ...both, 1: '出席：乙' }))).toBe(
      saying({ ...both, 0: '主持：甲', 1: '出席：乙' }),
    )
  })

  it('loses neither side when both replaced the same stretch', () => {
    const merged = mergeText('one two three', 'one 2 three', 'one II three')
    expect(merged).toContain('2')
    expect(merged).toContain('II')
  })

  it('of texts that differ in other lines takes each line as who changed it has it', () => {
    const line = fc.array(fc.constantFrom('甲', '乙', 'word', '，'), { maxLength: 6 }).map((parts) => parts.join(''))
    // Lines that both left alone stand between: what touches is one stretch.
    const rows = fc.array(fc.tuple(line, line, fc.constantFrom('mine', 'theirs')), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, (asked) => {
        const say = (who: string | null) =>
          asked
            .map(
              ([before, after, by], i) =>
                `${i}：${by === who || who === 'both' ? after : before}\n＝＝＝＝＝＝＝＝＝＝${i}`,
            )
            .join('\n')
        expect(mergeText(say(null), say('mine'), say('theirs'))).toBe(say('both'))
      }),
    )
  })

  it('loses nothing that was put in, whatever was taken out around it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
    fc.assert(
      fc.property(
        text,
        text,
        fc.nat(6),
        fc.nat(6),
        fc.constantFrom('', 'X', 'XY'),
        fc.nat(6),
        fc.nat(6),
        fc.constantFrom('', 'U', 'UV'),
        (left, right, a, b, mineIn, c, d, theirsIn) => {
          const base = left + right
          const mine = base.slice(0, a) + mineIn + base.slice(a + b)
          const theirs = base.slice(0, c) + theirsIn + base.slice(c + d)
          const merged = mergeText(base, mine, theirs)
          expect(merged).toContain(mineIn)
          expect(merged).toContain(theirsIn)
          expect(merged.length).toBeLessThanOrEqual(base.length + mineIn.length + theirsIn.length)
        },
      ),
    )
  })
})

describe('textEdits', () => {
  const texts = fc
    .array(fc.constantFrom('甲乙', '丙', 'word ', '\n', '😀', '👨‍👩‍👧', '，'), { maxLength: 24 })
    .map((parts) => parts.join(''))

  it('turn the one text into the other, in order and apart, and cut no character in half', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edits = textEdits(before, after)
        let end = -1
        for (const { start, removed, inserted } of edits) {
          expect(start).toBeGreaterThan(end)
          end = start + removed
          for (const part of [before.slice(start, end), inserted]) expect(part).not.toMatch(/\p{Surrogate}/u)
        }
        const done = [...edits]
          .reverse()
          .reduce(
            (text, { start, removed, inserted }) => text.slice(0, start) + inserted + text.slice(start + removed),
            before,
          )
        expect(done).toBe(after)
        expect(mergeText(before, after, before)).toBe(after)
        expect(mergeText(before, before, after)).toBe(after)
      }),
    )
  })

  it('tell a sentence that was written anew as one, and two that were apart as two', () => {
    expect(textEdits('请编办十日内提交初稿。', '责成人社局于月底报送终稿。')).toHaveLength(1)
    expect(
      textEdits('六月印发方案，七月开会研究，八月报送总结。', '五月印发方案，七月开会研究，九月报送总结。'),
    ).toEqual([
      { start: 0, removed: 1, inserted: '五' },
      { start: 14, removed: 1, inserted: '九' },
    ])
  })

  it('of texts that have nothing in common are one, in good time', () => {
    const text = (from: number) =>
      Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(from + (i % 5_000))).join('')
    expect(textEdits(text(0x4e00), text(0x6300))).toHaveLength(1)
  })
})

it('stretches are both texts, in reading order', () => {
  expect(stretches('六月印发方案。', '五月印发方案，并报送。')).toEqual([
    { kind: 'gone', text: '六' },
    { kind: 'new', text: '五' },
    { kind: 'kept', text: '月印发方案' },
    { kind: 'new', text: '，并报送' },
    { kind: 'kept', text: '。' },
  ])
  expect(stretches('', '')).toEqual([])
})
