import { expect, it } from 'vitest'
import { chineseNumeral } from '#app/model/text/chineseNumeral'
import { streamNames } from '#app/model/ledger/streamNames'
import { stream } from '../../support/ledger'

it('a stream has one name, its numeral by its place in the ledger and its title, in either language', () => {
  const streams = [
    { ...stream('b', 'a2'), title: '区街衔接', titleEn: 'Linkage' },
    { ...stream('a', 'a1'), title: '动态管理', titleEn: '' },
  ]
  expect([...streamNames('zh', streams)]).toEqual([
    ['a', '一 动态管理'],
    ['b', '二 区街衔接'],
  ])
  expect([...streamNames('en', streams)]).toEqual([
    ['a', '1 动态管理'],
    ['b', '2 Linkage'],
  ])
})

it('numerals go on behind ten', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 30, 99].map(chineseNumeral)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '三十',
    '九十九',
  ])
})
