import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CalendarDay } from '#app/model/house/calendar'
import { connect } from '#db/connect'
import { readCalendar } from '#db/house-calendar'
import { days2026 } from '#db/calendar/2026'
import { createCalendar } from '#server/calendar'
import { signIn, type SignedIn } from '../support/people'
import { housePersonOf } from '../support/in-house'
import { startTestServer, type TestServer } from '../support/server'

const now = Date.parse('2026-11-29T06:00:00Z')
let server: TestServer
let zhou: SignedIn
let wang: SignedIn
beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  zhou = await signIn(server, { role: 'administrator', name: '周敏' })
  wang = await signIn(server, { role: 'department', department: 'renshe', name: '王敏' })
})
afterAll(() => server.close())

const send = (who: SignedIn, fields: readonly (readonly [string, string])[], year = 2027) =>
  fetch(`${server.url}/calendar?year=${year}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: server.url, Cookie: who.cookie, 'Accept-Language': 'zh' },
    body: new URLSearchParams([['year', String(year)], ...fields].map(([name, value]) => [name, value])),
  })
const pageOf = async (who: SignedIn, path: string) =>
  (await fetch(`${server.url}${path}`, { headers: { Cookie: who.cookie, 'Accept-Language': 'zh' } })).text()
async function stored() {
  const db = connect(server.database)
  const calendar = await readCalendar(db)
  await db.destroy()
  return calendar
}
const of = (days: readonly CalendarDay[], year: number) => days.filter(({ date }) => date.startsWith(`${year}-`))

it('R3: a house begins with the calendar of 2026', async () => {
  expect(await stored()).toEqual({ days: days2026, complete: [2026] })
})

it('R3: administrators are warned of the year that is not entered yet, on its page and at home, and others are not', async () => {
  for (const path of ['/calendar?year=2026', '/?home'])
    expect(await pageOf(zhou, path)).toContain('2027 年的节假日还没有录齐')
  expect(await pageOf(wang, '/?home')).not.toContain('节假日还没有录齐')
})

it('R3: days that were turned on the page, and only those: what another changed meanwhile stays', async () => {
  const was = ['was', '2027-01-02 2027-01-03'] as const
  const turned = [was, ['off', '2027-01-01'], ['off', '2027-01-02'], ['name', '元旦'], ['intent', 'days']] as const
  expect((await send(zhou, turned)).headers.get('location')).toBe('/calendar?year=2027&done=days#year')
  // Made before that, from a page that knew nothing of it.
  expect(
    (
      await send(zhou, [
        was,
        ['off', '2027-01-02'],
        ['off', '2027-01-03'],
        ['off', '2027-01-04'],
        ['name', ''],
        ['intent', 'days'],
      ])
    ).status,
  ).toBe(302)
  expect(of((await stored()).days, 2027)).toEqual([
    { date: '2027-01-01', kind: 'off', name: { zh: '元旦', en: 'New Year’s Day' } },
    { date: '2027-01-03', kind: 'work', name: { zh: '元旦', en: 'New Year’s Day' } },
    { date: '2027-01-04', kind: 'off', name: { zh: '', en: '' } },
  ])
  // Back to what their weekdays say: nothing is kept of them.
  await send(zhou, [
    ['was', '2027-01-01 2027-01-04'],
    ['off', '2027-01-03'],
    ['name', ''],
    ['intent', 'days'],
  ])
  expect(of((await stored()).days, 2027)).toEqual([])
})

it('R3: a list is entered as a whole, or refused with what is wrong by line', async () => {
  const list = (text: string) =>
    send(zhou, [
      ['intent', 'list'],
      ['text', text],
    ])
  const refused = await list('2027-01-01 休 元旦\n2027-02-30 休\n2027-02-08')
  expect(refused.status).toBe(400)
  const page = await refused.text()
  for (const said of ['第 2 行：没有这一天', '第 3 行：没有写明休还是班']) expect(page).toContain(said)
  expect(of((await stored()).days, 2027)).toEqual([])
  const entered = await list('一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n2028-01-02 班')
  expect(entered.headers.get('location')).toBe('/calendar?year=2027&done=list#year')
  expect(of((await stored()).days, 2027).map(({ date }) => date)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03'])
  expect(of((await stored()).days, 2028)).toHaveLength(1)
})

it('R3: a year is complete once it is said to be, and the warning goes', async () => {
  await send(zhou, [
    ['intent', 'complete'],
    ['is', 'yes'],
  ])
  expect((await stored()).complete).toEqual([2026, 2027])
  expect(await pageOf(zhou, '/?home')).not.toContain('节假日还没有录齐')
  await send(zhou, [
    ['intent', 'complete'],
    ['is', 'no'],
  ])
  expect((await stored()).complete).toEqual([2026])
})

it('R3: who administers nothing changes nothing, by whatever way', async () => {
  const before = await stored()
  expect(
    (
      await send(wang, [
        ['intent', 'complete'],
        ['is', 'yes'],
      ])
    ).status,
  ).toBe(403)
  const db = connect(server.database)
  const port = createCalendar({ db, now: () => now })(housePersonOf(wang.person))
  const day: CalendarDay = { date: '2027-05-01', kind: 'work', name: { zh: '', en: '' } }
  expect(await port.set([day])).toEqual({ ok: false, problem: 'not-allowed' })
  expect(await port.setComplete(2028, true)).toEqual({ ok: false, problem: 'not-allowed' })
  await db.destroy()
  expect(await stored()).toEqual(before)
})

it.each([
  [
    [
      ['intent', 'days'],
      ['was', ''],
      ['off', '2027-01-04'],
      ['name', '长'.repeat(41)],
    ],
  ],
  [
    [
      ['intent', 'days'],
      ['was', ''],
      ['off', '2027-01-04'],
    ],
  ],
  [
    [
      ['intent', 'list'],
      ['text', ''],
    ],
  ],
  [
    [
      ['intent', 'list'],
      ['text', '没有日子'],
    ],
  ],
  [
    [
      ['intent', 'complete'],
      ['is', 'perhaps'],
    ],
  ],
  [
    [
      ['intent', 'complete'],
      ['is', 'yes'],
      ['year', '1066'],
    ],
  ],
  [[['intent', 'forget']]],
] as [string, string][][][])('X5: %j is refused and changes nothing', async (fields) => {
  const before = await stored()
  expect((await send(zhou, fields)).status).toBe(400)
  expect(await stored()).toEqual(before)
})
