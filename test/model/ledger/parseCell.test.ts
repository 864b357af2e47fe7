import { describe, expect, it } from 'vitest'
import { createCellParser } from '#app/model/ledger/parseCell'
import type { BuiltInColumn } from '#app/model/ledger/columns'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { builtInSchema, LedgerSchema } from '#app/model/ledger/schema'
import { words } from '#app/i18n/words'

const department = (id: string, zh: string, en: string, short: string) => ({
  id,
  name: { zh, en },
  short,
  kind: 'government' as const,
})
const parser = createCellParser({
  departments: [
    department('renshe', '区人力社保局', 'Human Resources and Social Security Bureau', '人社局'),
    department('kexin', '区科信局', 'Science, Technology and Information Bureau', '科信局'),
    department('guangnei', '广安门内街道', 'Guang’anmennei Subdistrict', '广安门内'),
  ],
  statusNames: [words.zh.status, words.en.status],
  today: '2026-11-24',
})
const parse = (column: BuiltInColumn, text: string, address?: string) =>
  parser(builtInSchema.column(column), text, address)

const ownDate = new LedgerSchema([{ ...emptyRecord('c_day'), kind: 'date' }]).column('c_day')!

describe('parseCell', () => {
  it.each([
    ['3月底前', '2026-03-31'],
    ['2026.3.31', '2026-03-31'],
    ['二季度末', '2026-06-30'],
    ['明年6月', '2027-06-30'],
    ['31 March 2027', '2027-03-31'],
    ['二〇二七年五月一日', '2027-05-01'],
  ])('L6: reads %s in every column of dates, as it is read in files', (text, value) => {
    expect(parse('due', text)).toEqual({ value })
    expect(parser(ownDate, text)).toEqual({ value })
  })
  it('L6: what is no date stays none', () => {
    for (const text of ['长期', '每月底', '待定']) expect(parser(ownDate, text)).toEqual({ code: 'bad-date' })
  })
  it('knows a department by its names in both languages, short or long, and by its id', () => {
    for (const name of ['人社局', '区人力社保局', ' human resources and social security bureau', 'renshe'])
      expect(parse('lead', name)).toEqual({ value: 'renshe' })
    expect(parse('lead', "Guang'anmennei Subdistrict")).toEqual({ value: 'guangnei' })
    expect(parse('lead', '')).toEqual({ value: '' })
    expect(parse('lead', '没有的局')).toEqual({ code: 'unknown-department' })
  })
  it('several departments, whatever stands between them, and names with commas in them', () => {
    for (const text of [
      '人社局、科信局',
      '人社局，科信局',
      '人社局\n科信局；人社局',
      'renshe, Science, Technology and Information Bureau',
    ]) {
      expect(parse('support', text)).toEqual({ value: ['renshe', 'kexin'] })
    }
    expect(parse('support', '')).toEqual({ value: [] })
    expect(parse('support', '人社局、没有的局')).toEqual({ code: 'unknown-department' })
  })
  it('knows statuses in both languages', () => {
    for (const text of ['推进中', 'In progress', ' IN PROGRESS ', 'in_progress'])
      expect(parse('status', text)).toEqual({ value: 'in_progress' })
    expect(parse('status', '汇总 2/5')).toEqual({ code: 'unknown-status' })
  })
  it('reads dates as people and spreadsheets write them', () => {
    for (const text of ['2026/11/5', '2026年11月5日', '11月5日', '2026-11-05 00:00:00', '２０２６-１１-０５'])
      expect(parse('due', text)).toEqual({ value: '2026-11-05' })
    expect(parse('due', '2月30日')).toEqual({ code: 'bad-date' })
  })
  it.each(['\u200b', '\u200e', '\u202c', '\u2060', '\u00ad', '\ufeff'])(
    'what nobody sees (%j) hides no department, status or date',
    (sign) => {
      expect(parse('lead', `${sign}人社${sign}局`)).toEqual({ value: 'renshe' })
      expect(parse('support', `人社局、${sign}、科信${sign}局`)).toEqual({ value: ['renshe', 'kexin'] })
      expect(parse('status', `推进${sign}中`)).toEqual({ value: 'in_progress' })
      expect(parse('due', `2026-11-05${sign}`)).toEqual({ value: '2026-11-05' })
      for (const column of ['title', 'progress', 'lead', 'due'] as const)
        expect(parse(column, ` ${sign}`)).toEqual({ value: '' })
    },
  )
  it.each([
    '#REF!',
    '#N/A',
    ' #DIV/0! ',
    '#name?',
    '#GETTING_DATA',
    '########',
    '=DISPIMG("ID_9F0",1)',
    '=_xlfn.DISPIMG("ID_9F0",1)',
    '=IMAGE("https://a.example/1.png")',
  ])('%j is what a spreadsheet left, and no text of any column', (text) => {
    const code = text.includes('=') ? 'cell-picture' : 'sheet-error'
    for (const column of ['title', 'owner', 'progress', 'lead', 'support', 'due', 'status', 'evidence'] as const)
      expect(parse(column, text)).toEqual({ code })
  })
  it('a text that only speaks of such things is a text', () => {
    for (const text of ['#1 项目', '公式报 #REF! 错', '## 小结', '=DISPIMG 是什么', '#N/A 两处'])
      expect(parse('progress', text)).toEqual({ value: text })
  })
  it('keeps line ends in long texts only, and takes links one a line', () => {
    expect(parse('progress', '一\r\n二')).toEqual({ value: '一\n二' })
    expect(parse('owner', '王\n敏 ')).toEqual({ value: '王 敏' })
    expect(parse('evidence', '纪要 https://oa.example/1\n\nhttps://oa.example/2')).toEqual({
      value: ['纪要 https://oa.example/1', 'oa.example https://oa.example/2'],
    })
    expect(parse('evidence', '纪要')).toEqual({ code: 'bad-link' })
  })
})
