import { expect, it } from 'vitest'
import { isOneLine } from '#app/model/text/isOneLine'
import { oneLine } from '#app/model/text/oneLine'

it.each([
  '例\ud800会\r\nX: y',
  'a\0b',
  'a\tb',
  'a\nb',
  'a\vb',
  'a\x1bb',
  'a\x7fb',
  'a\x85b',
  'a\u2028b',
  'a\u2029b',
  '\udc00a',
  'a\ud83d',
  'a\ufffe',
  'a\uffffb',
  '报告\u202etxt.exe',
  'a\u2066b',
  '\0',
])('X9: %j stands in no line', (typed) => {
  expect(isOneLine(typed)).toBe(false)
  expect(oneLine.safeParse(typed).success).toBe(false)
})

it.each([
  '',
  ' 例会 ',
  '第 5 次例会（扩大）',
  'Ann-Marie O’Neil',
  '👩‍👩‍👧 家庭',
  'नमस्ते',
  'می‌خواهم',
  '𠮷野家',
  '\n例会\r\n',
])('X9: %j does, without what is around it', (typed) => {
  expect(isOneLine(typed)).toBe(true)
  expect(oneLine.parse(typed)).toBe(typed.trim())
})
