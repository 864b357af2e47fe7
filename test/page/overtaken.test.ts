import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readStream } from '#app/model/ledger/ledger'
import { setStream } from '#app/model/ledger/streamEdits'
import { headerOf, saved, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const told = (page: Page) => page.locator('.collision')

async function renameLead(page: Page, name: string): Promise<void> {
  await headerOf(page, 'lead').click({ button: 'right' })
  await page.getByRole('menuitem', { name: '列设置…' }).click()
  await page.getByLabel('名称', { exact: true }).fill(name)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await saved(page)
}

it('L2: whose name for a column somebody else overtook is told who gave which, and gives their own again', async () => {
  const mine = await stage.ledger({ signedIn: stage.coordinator })
  const theirs = await stage.ledger({ signedIn: stage.administrator })
  await renameLead(mine, '责任单位')
  await seen(headerOf(theirs, 'lead'), '责任单位')
  await renameLead(theirs, '主责单位')
  await seen(headerOf(mine, 'lead'), '主责单位')
  await seen(told(mine), '周敏 把一列改名为“主责单位”，您刚给它的名称是“责任单位”。')
  expect(await told(theirs).count()).toBe(0)
  await told(mine).getByRole('button', { name: '改回我的名称' }).click()
  await told(mine).waitFor({ state: 'detached' })
  await seen(headerOf(theirs, 'lead'), '责任单位')
  // So it is theirs now that was overtaken.
  await seen(told(theirs), '改名为“责任单位”，您刚给它的名称是“主责单位”。')
  await told(theirs).getByRole('button', { name: '知道了' }).click()
  await told(theirs).waitFor({ state: 'detached' })
  await seen(headerOf(theirs, 'lead'), '责任单位')
})

it('L5: so it is with a stream that is named in the settings', async () => {
  const page = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  const other = await connectEditor(stage.server, stage.administrator)
  const titled = (title: string) => expect.poll(() => readStream(other.doc, 's3')?.title).toBe(title)
  const streams = page.getByRole('region', { name: '类别' })
  await streams.locator('.shapes__line').nth(2).click()
  const field = streams.getByLabel('名称', { exact: true })
  await field.fill('过渡')
  await field.press('Enter')
  await titled('过渡')
  const desk = { doc: other.doc, person: stage.administrator.person, departments: new Set<string>(), newId: () => '' }
  expect(setStream(desk, 's3', { title: '衔接' })).toEqual([])
  await seen(told(page), '周敏 把一个类别改名为“衔接”，您刚给它的名称是“过渡”。')
  await told(page).getByRole('button', { name: '改回我的名称' }).click()
  await titled('过渡')
  other.close()
})
