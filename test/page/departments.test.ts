import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import type { Department } from '#app/model/ledger/person'
import { housePersonOf } from '../support/in-house'
import { cellOf, openEditor, saved, seen } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()
const park: Department = { id: 'park', name: { zh: '公园管理中心', en: 'Parks' }, short: '公园', kind: 'service' }

/** What an administrator does on the people page. */
const house = () =>
  stage.server.people().portFor(new IncomingMessage(new Socket()), {
    id: 'none',
    person: housePersonOf(stage.administrator.person),
    expiresAt: Infinity,
  })

it('X11: a department that is added, renamed, closed or merged is so in open pages without a reload, and takes nobody’s editor away', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await openEditor(page, '1.4', 'due')
  await page.keyboard.type('2027-01')
  await openEditor(page, '1.3', 'lead')
  await page.getByRole('combobox', { name: '选择单位' }).fill('公园')
  await seen(page.locator('.picker'), '没有')
  expect(await house().saveDepartment(park, true)).toMatchObject({ ok: true })
  // The open list has it, with what was typed.
  await page.getByRole('option', { name: '公园' }).waitFor()
  expect(await page.getByRole('combobox', { name: '选择单位' }).inputValue()).toBe('公园')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.3', 'lead'), '公园')
  await saved(page)
  const witness = await connectEditor(stage.server, stage.administrator)
  await expect.poll(() => readItem(witness.doc, '1.3')?.lead).toBe('park')
  // What somebody else writes of it is told too, and a new name stands in cells and filters at once.
  const desk = { doc: witness.doc, person: stage.administrator.person, departments: new Set(['park']), newId: () => '' }
  expect(setCells(desk, [{ item: '1.5', column: 'support', value: ['park'] }])).toEqual([])
  await seen(cellOf(page, '1.5', 'support'), '公园')
  await openEditor(page, '1.4', 'owner')
  await page.keyboard.type('正在')
  expect(await house().saveDepartment({ ...park, short: '园林' }, false)).toMatchObject({ ok: true })
  await seen(cellOf(page, '1.3', 'lead'), /^园林$/)
  await seen(cellOf(page, '1.5', 'support'), /^园林$/)
  expect(await page.locator('.cell-input--open').inputValue()).toBe('正在')
  await page.keyboard.type('填写')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.4', 'owner'), '正在填写')
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  await expect.poll(() => page.locator('option', { hasText: '公园管理中心' }).count()).toBe(1)
  await page.keyboard.press('Escape')
  // Closed, it stays where it stands, and can be chosen no more.
  expect(await house().closeDepartment('park', true)).toMatchObject({ ok: true })
  await openEditor(page, '1.4', 'lead')
  await page.getByRole('combobox', { name: '选择单位' }).fill('园林')
  await seen(page.locator('.picker'), '没有')
  await page.keyboard.press('Escape')
  await seen(cellOf(page, '1.3', 'lead'), /^园林$/)
  // Merged, its rows follow.
  expect(await house().mergeDepartment('park', 'jiaowei')).toMatchObject({ ok: true })
  await seen(cellOf(page, '1.3', 'lead'), /^教委$/)
  await seen(cellOf(page, '1.5', 'support'), /^教委$/)
  witness.close()
})

it('a page that was away meanwhile hears of it when it comes back', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await page.context().setOffline(true)
  await stage.server.restart()
  await page.locator('.save-state--saved').waitFor({ state: 'detached' })
  expect(await house().saveDepartment(park, true)).toMatchObject({ ok: true })
  await page.context().setOffline(false)
  await saved(page)
  await openEditor(page, '1.3', 'lead')
  await page.getByRole('combobox', { name: '选择单位' }).fill('公园')
  await page.keyboard.press('Tab')
  await seen(cellOf(page, '1.3', 'lead'), '公园')
  await saved(page)
})

it('X11 C2: a liaison who looks at the rows of their department goes on, where it became part of another and where they move', async () => {
  expect(await house().saveDepartment(park, true)).toMatchObject({ ok: true })
  const liaison = await signIn(stage.server, { role: 'department', department: 'park', name: '白露' })
  const witness = await connectEditor(stage.server, stage.administrator)
  const desk = { doc: witness.doc, person: stage.administrator.person, departments: new Set(['park']), newId: () => '' }
  expect(setCells(desk, [{ item: '1.5', column: 'lead', value: 'park' }])).toEqual([])
  const page = await stage.ledger({ signedIn: liaison })
  const shown = () => new URL(page.url()).searchParams.get('department')
  await page.goto(`/trackers/xicheng-2019?department=park&only.lead=park`)
  await seen(cellOf(page, '1.5', 'lead'), /^公园$/)
  expect(await house().mergeDepartment('park', 'jiaowei')).toMatchObject({ ok: true })
  await seen(cellOf(page, '1.5', 'lead'), /^教委$/)
  expect(shown()).toBe('jiaowei')
  // The address that they kept leads there too.
  await page.goto(`/trackers/xicheng-2019?department=park`)
  await seen(cellOf(page, '1.5', 'lead'), /^教委$/)

  expect(await house().update(liaison.person.id, { department: 'renshe' })).toMatchObject({ ok: true })
  await expect.poll(shown).toBe('renshe')
  witness.close()
})
