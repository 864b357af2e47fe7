import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { screenLink } from '../support/meeting-acts'
import { signIn, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

async function openWhistles(who: SignedIn): Promise<Page> {
  return stage.open(`/trackers/${tracker}/whistles`, { signedIn: who })
}

/** One that is called by this name, of those that may be pressed. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const send = (page: Page, name: string) => page.locator('form').getByRole('button', { name, exact: true }).click()

/** Calls two departments to a place. */
async function whistle(street: Page): Promise<void> {
  await press(street, '吹哨')
  await street.getByLabel('地点').fill('德胜门内大街 5 号')
  await street.getByLabel('问题').fill('临街墙体开裂')
  for (const [typed, name] of [
    ['jw', '教委'],
    ['人社', '人社局'],
  ] as const) {
    await street.getByLabel(/^查找单位/).fill(typed)
    await street.getByRole('checkbox', { name }).check()
  }
  await send(street, '吹哨')
  await street.getByRole('article', { name: '人社局' }).waitFor()
}

it('R1 R3: a subdistrict whistles; one who is called comes and is rated, another disputes, and the coordinators pass it on', async () => {
  const { server } = stage
  const de = await signIn(server, { role: 'department', department: 'desheng', name: '德街道' })
  const jiao = await signIn(server, { role: 'department', department: 'jiaowei', name: '焦教委' })
  const ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  const street = await openWhistles(de)
  await street.getByRole('heading', { name: '还没有吹哨' }).waitFor()
  await whistle(street)

  // While no meeting is on, the shared screen shows who is called, by the second.
  const wall = await stage.open(await screenLink(stage))
  const waiting = wall.getByRole('row', { name: /人社局.*德胜门内大街 5 号.*待报到/ })
  await waiting
    .getByRole('timer')
    .filter({ hasText: /还剩 \d\d:\d\d/ })
    .waitFor()
  expect(await findViolations(wall)).toEqual([])

  const called = await openWhistles(ren)
  await called.getByRole('timer').first().waitFor()
  await press(called, '报到')
  await called.getByText('已报到', { exact: true }).waitFor()
  await press(called, '到场')
  await send(called, '到场')
  await press(called, '办结')
  await called.getByLabel('处置结果').fill('已加固')
  await send(called, '办结')
  await called.getByText('待评价').waitFor()

  const other = await openWhistles(jiao)
  await press(other, '提出异议')
  await other.getByLabel('应由哪个单位处置').selectOption({ label: '住建委' })
  await other.getByLabel('依据条款').fill('三定方案第五条')
  await other.getByLabel('为什么不属于本单位').fill('房屋已移交')
  expect(await findViolations(other)).toEqual([])
  await send(other, '提出异议')

  const ruling = await openWhistles(stage.coordinator)
  await press(ruling, '异议成立，转派')
  await send(ruling, '异议成立，转派')
  await ruling.getByRole('article', { name: '住建委' }).waitFor()

  // What others did comes by itself.
  await street.getByRole('article', { name: '住建委' }).waitFor()
  await press(street, '评价')
  for (const [aspect, mark] of [
    ['速度', '5'],
    ['态度', '2'],
    ['结果', '5'],
  ] as const)
    await street.getByRole('group', { name: aspect }).getByLabel(mark).check()
  const words = street.getByLabel('评语（有一项不高于 2 分，请写明原因）')
  expect(await street.locator('.record-form .button--primary').isDisabled()).toBe(true)
  await words.fill('态度生硬')
  await send(street, '评价')
  await street.getByRole('listitem').filter({ hasText: '评价 4.0 速度 5 · 态度 2 · 结果 5' }).last().waitFor()
  expect(await findViolations(street)).toEqual([])
})

it('R1 R3: home and inbox count a call down; an appeal after all was rated goes on until it is ruled on', async () => {
  const { server } = stage
  const de = await signIn(server, { role: 'department', department: 'desheng', name: '德街道' })
  const ren = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
  const street = await openWhistles(de)
  await press(street, '吹哨')
  await street.getByLabel('地点').fill('德胜门内大街 5 号')
  await street.getByLabel('问题').fill('临街墙体开裂')
  await street.getByLabel(/^查找单位/).fill('人社')
  await street.getByRole('checkbox', { name: '人社局' }).check()
  await send(street, '吹哨')

  const left = { hasText: /还剩 (30:00|2\d:\d\d)/ }
  const home = await stage.open('/?home', { signedIn: ren })
  const timer = home.locator('.home-row').getByRole('timer').filter(left)
  await timer.waitFor()
  const before = await timer.textContent()
  await expect.poll(() => timer.textContent()).not.toBe(before)
  expect(await findViolations(home)).toEqual([])
  const ledger = await stage.ledger({ signedIn: ren })
  await ledger.getByRole('button', { name: /^提醒/ }).click()
  await ledger.locator('.inbox__entry').getByRole('timer').filter(left).waitFor()

  const called = await openWhistles(ren)
  await press(called, '到场')
  await send(called, '到场')
  await press(called, '办结')
  await called.getByLabel('处置结果').fill('已加固')
  await send(called, '办结')
  await press(street, '评价')
  for (const aspect of ['速度', '态度', '结果'])
    await street.getByRole('group', { name: aspect }).getByLabel('3').check()
  await send(street, '评价')
  const going = (page: Page) => page.getByRole('region', { name: /^进行中/ })
  const past = (page: Page) => page.getByRole('region', { name: /^已结束/ })
  await past(called).getByRole('article', { name: '人社局' }).waitFor()
  await press(called, '申诉')
  await called.getByLabel('申诉理由').fill('当日道路封闭')
  await send(called, '申诉')
  const ruling = await openWhistles(stage.coordinator)
  await going(ruling).getByText('申诉中').waitFor()
  await press(ruling, '维持评价')
  await ruling.getByLabel('裁定理由').fill('情况属实')
  await send(ruling, '维持评价')
  await past(ruling).getByText('维持评价').first().waitFor()
  expect(await going(ruling).count()).toBe(0)
})
