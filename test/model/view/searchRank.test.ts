import { describe, expect, it } from 'vitest'
import { pinyinInitials } from '#app/model/text/pinyin'
import { searchRank } from '#app/model/view/searchRank'

const all = [
  { label: '按当前所见导出 XLSX', also: ['Export'] },
  { label: '导入 CSV 或 XLSX…' },
  { label: '只看人社局的事项', also: ['区人力社保局', 'Human Resources and Social Security Bureau'] },
  { label: '提交部门职责清单', also: ['1.2.4'], isPlain: true },
  { label: '研究制定方案', also: ['1.2'], isPlain: true },
]
const found = (typed: string) => searchRank(all, typed).map(({ label }) => label)

describe('searchRank', () => {
  it('finds by a part of a name, of another name, and by a code', () => {
    expect(found('导出')).toEqual(['按当前所见导出 XLSX'])
    expect(found('human')).toEqual(['只看人社局的事项'])
    expect(found('1.2')).toEqual(['研究制定方案', '提交部门职责清单'])
    expect(found('没有的')).toEqual([])
  })
  it('finds by the initials of pinyin, and by letters that follow each other', () => {
    expect(found('rsj')).toEqual(['只看人社局的事项'])
    expect(found('dr')).toEqual(['导入 CSV 或 XLSX…'])
    expect(found('导XLSX')).toEqual(['按当前所见导出 XLSX', '导入 CSV 或 XLSX…'])
    expect(found('tjbm')).toEqual([])
  })
  it('all words must fit, whatever their width and case', () => {
    expect(found('ｘｌｓｘ 导出')).toEqual(['按当前所见导出 XLSX'])
    expect(found('导出 人社局')).toEqual([])
    expect(found(' ')).toEqual(all.map(({ label }) => label))
  })
  it('puts what begins so before what only contains it', () => {
    expect(found('导')).toEqual(['导入 CSV 或 XLSX…', '按当前所见导出 XLSX'])
  })
})

it('the initials of pinyin are those of an input method', () => {
  for (const [text, initials] of [
    ['人社局', 'rsj'],
    ['什刹海', 'ssh'],
    ['广安门内', 'gamn'],
    ['德胜', 'ds'],
    ['椿树', 'cs'],
    ['阿胶', 'aj'],
    ['欧洲', 'oz'],
    ['牛街 2', 'nj2'],
    ['Ａ区，杂项', 'aqzx'],
  ]) {
    expect(pinyinInitials(text!)).toBe(initials)
  }
})
