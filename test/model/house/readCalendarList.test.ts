import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOf, type CalendarDay } from '#app/model/house/calendar'
import { readCalendarList } from '#app/model/house/readCalendarList'
import { days2026 } from '#db/calendar/2026'

const said = (text: string, year = 2027) => {
  const { days, problems } = readCalendarList(text, year)
  expect(problems).toEqual([])
  return spansOf(days).map(({ from, to, kind, name }) =>
    [from === to ? from : `${from}…${to}`, kind, name.zh, name.en].filter(Boolean).join(' '),
  )
}
const problemsOf = (text: string) => readCalendarList(text, 2027).problems.map(({ line, problem }) => [line, problem])

const notice = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`

describe('R3: a list of days that was pasted', () => {
  it('R3: the announcement itself, as it stands', () => {
    // Whatever year the page shows: the announcement names its own.
    const { days, problems, passed } = readCalendarList(notice, 2031)
    expect(problems).toEqual([])
    expect(days).toEqual(days2026)
    expect(passed).toBe(3)
  })

  it.each([
    ['2027-01-01 休 元旦', '2027-01-01 off 元旦 New Year’s Day'],
    ['2027-01-03 班', '2027-01-03 work'],
    ['2027/1/1\t休\t元旦', '2027-01-01 off 元旦 New Year’s Day'],
    ['２０２７年１月１日（星期五）　放假', '2027-01-01 off'],
    ['20270101 元旦 休', '2027-01-01 off 元旦 New Year’s Day'],
    ['1月1日元旦放假', '2027-01-01 off 元旦 New Year’s Day'],
    ['10-1 至 10-7 休 国庆节', '2027-10-01…2027-10-07 off 国庆节 National Day'],
    ['10.1-7 休', '2027-10-01…2027-10-07 off'],
    ['2027-10-01~2027-10-03 休 厂休 / Company days', '2027-10-01…2027-10-03 off 厂休 Company days'],
    ['2027-12-30 至 2028-01-01 休', '2027-12-30…2028-01-01 off'],
    ['2027-01-09 调休上班', '2027-01-09 work'],
    ['2027-04-05 off Easter Monday', '2027-04-05 off Easter Monday Easter Monday'],
    ['2027-01-09 work', '2027-01-09 work'],
    ['2027-03-29 to 2027-03-30 holiday', '2027-03-29…2027-03-30 off'],
    ['1. 元旦: 1月1日休', '2027-01-01 off 元旦 New Year’s Day'],
  ])('R3: %s', (line, expected) => {
    expect(said(line)).toEqual([expected])
  })

  it('R3: a year above its days', () => {
    expect(said('2028年\n1月1日 休\n2029\n1月1日 休')).toEqual(['2028-01-01 off', '2029-01-01 off'])
  })

  it.each([
    ['2027-02-30 休', 'no-such-date'],
    ['2027-13-01 休', 'no-such-date'],
    ['2027-01-01 元旦', 'no-kind'],
    ['100 天休', 'no-date'],
    ['2027-10-07 至 10-01 休', 'backwards'],
    ['2027-01-01 至 2027-12-31 休', 'too-long'],
    ['1999-01-01 休', 'year'],
    [`2027-01-01 休 ${'长'.repeat(41)}`, 'bad-name'],
    ['2027-01-01 休 元旦\u0007', 'bad-name'],
  ])('R3: %s is told by its line: %s', (line, problem) => {
    expect(problemsOf(`\n2027-05-01 休\n${line}`)).toEqual([[3, problem]])
  })

  it('R3: two lines that contradict each other', () => {
    expect(problemsOf('2027-01-01 休\n2027-01-01 班')).toEqual([[2, 'contradicts']])
    expect(said('2027-01-01 休\n2027-01-01 休 元旦')).toEqual(['2027-01-01 off 元旦 New Year’s Day'])
  })

  it('R3: what a calendar says is read back as it was', () => {
    const write = ({ date, kind, name }: CalendarDay) =>
      `${date} ${kind === 'off' ? '休' : '班'} ${name.zh} / ${name.en}`
    expect(readCalendarList(days2026.map(write).join('\n'), 2031).days).toEqual(days2026)
  })

  it('X5: anything at all is read or told, and never throws', () => {
    const pieces = fc.constantFrom(
      '2027',
      '-',
      '/',
      '1',
      '31',
      '月',
      '日',
      '至',
      '休',
      '班',
      ' ',
      '：',
      '。',
      '\n',
      '元旦',
      '（',
      '）',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (text) => {
          const { days } = readCalendarList(text, 2027)
          expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
        },
      ),
    )
  })
})
