import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { cellOf, openEditor, row, rowIds, saved, seen, textIn } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

const query = (page: Page) => decodeURIComponent(new URL(page.url()).search)
/** A menu has the name of its button, which says what is chosen. */
const menu = (page: Page, name: string) => page.getByRole('dialog', { name: new RegExp(`^${name}`) })
const openMenu = async (page: Page, name: string) => {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await menu(page, name).waitFor()
}
const closeMenu = async (page: Page, name: string) => {
  await page.keyboard.press('Escape')
  await menu(page, name).waitFor({ state: 'detached' })
}

it('views: one’s own and everyone’s are kept, chosen and sent as an address, and nobody else’s screen moves', async () => {
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator }),
    stage.ledger({ signedIn: stage.liaison }),
  ])
  const before = await rowIds(theirs)
  const keep = async (page: Page, name: string, isShared: boolean) => {
    await openMenu(page, '视图')
    await page.getByLabel('保存当前的筛选、分组和排序').fill(name)
    if (isShared) await page.getByRole('checkbox', { name: '给所有人使用' }).check()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await menu(page, '视图').getByRole('button', { name, exact: true }).waitFor()
  }

  // Filters by light, department and day, and a column's own, in one place.
  await openMenu(mine, '筛选')
  await mine.getByRole('checkbox', { name: '未亮' }).check()
  await mine.getByLabel('牵头或协办单位').selectOption({ label: '区人力社保局' })
  await expect.poll(() => rowIds(mine)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
  await closeMenu(mine, '筛选')
  await keep(mine, '人社局的绿灯', true)
  await closeMenu(mine, '视图')
  expect(query(mine)).toBe('?only.light=hollow&department=renshe')
  await mine.getByRole('button', { name: '视图：人社局的绿灯' }).waitFor()

  // Nothing of it moved the other's screen; the view itself is there to choose, and not theirs to remove.
  await expect.poll(() => rowIds(theirs)).toEqual(before)
  expect(query(theirs)).toBe('?department=')
  await openMenu(theirs, '视图')
  const shared = menu(theirs, '视图').getByRole('button', { name: '人社局的绿灯', exact: true })
  await shared.waitFor()
  expect(await theirs.getByRole('button', { name: '删除视图“人社局的绿灯”' }).count()).toBe(0)
  expect(await theirs.getByRole('checkbox', { name: '给所有人使用' }).count()).toBe(0)
  await shared.click()
  await expect.poll(() => rowIds(theirs)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
  expect(query(theirs)).toBe(query(mine))

  // One's own: nobody else sees it.
  await theirs.getByRole('button', { name: '清除全部条件' }).click()
  await openMenu(theirs, '分组')
  await theirs.getByRole('radio', { name: '状态' }).check()
  await theirs.getByRole('combobox', { name: '添加排序列' }).selectOption({ label: '督办事项' })
  await theirs.getByRole('button', { name: /^督办事项：升序/ }).click()
  await theirs.getByRole('combobox', { name: '添加排序列' }).selectOption({ label: '完成时限' })
  await theirs.getByRole('radio', { name: '笔画' }).check()
  await closeMenu(theirs, '分组')
  await keep(theirs, '按笔画', false)
  expect(query(theirs)).toBe('?group=status&sort=-title&sort=due&order=stroke')
  await menu(theirs, '视图').getByRole('button', { name: '我单位的事项' }).click()
  await expect.poll(() => rowIds(theirs)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
  await openMenu(mine, '视图')
  expect(await menu(mine, '视图').getByRole('button', { name: '按笔画' }).count()).toBe(0)
  // A view of everyone's that is deleted goes from the other's menu too, and what they look at stays.
  await openMenu(theirs, '视图')
  await mine.getByRole('button', { name: '删除视图“人社局的绿灯”' }).click()
  await shared.waitFor({ state: 'detached' })
  expect(query(theirs)).toBe('?department=renshe')
})

it('a view is its address: the first rows come from the server in the order in which the grid then shows them', async () => {
  const view = `/trackers/${tracker}?group=status&sort=-title&order=stroke`
  const page = await stage.page({ signedIn: stage.liaison })
  const html = await (await page.request.get(view)).text()
  const first = [...html.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id)
  await page.goto(view)
  await row(page, 'status:issued').first().waitFor()
  const shown = (await rowIds(page)).filter((id) => !id.includes(':'))
  expect(shown.length).toBeGreaterThan(10)
  expect(first.slice(0, shown.length)).toEqual(shown)
})

it('a view that could not be deleted stays, and the menu says so', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator }, '?only.light=hollow')
  await openMenu(page, '视图')
  await page.getByLabel('保存当前的筛选、分组和排序').fill('绿灯')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const remove = page.getByRole('button', { name: '删除视图“绿灯”' })
  await remove.waitFor()
  await page.context().setOffline(true)
  await remove.click()
  await menu(page, '视图').getByRole('alert').filter({ hasText: '没有删除成功' }).waitFor()
  await page.context().setOffline(false)
  await remove.click()
  await remove.waitFor({ state: 'detached' })
  await menu(page, '视图').getByRole('alert').waitFor({ state: 'detached' })
})

it('groups by lead department: rows know the item above them, change groups when somebody changes them, and wait while one types', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator, viewport: { width: 1440, height: 2_600 } })
  await openMenu(page, '分组')
  await page.getByRole('radio', { name: '牵头单位' }).check()
  await closeMenu(page, '分组')
  await page.getByRole('button', { name: '分组：牵头单位' }).waitFor()
  const under = async (heading: string) => {
    const ids = await rowIds(page)
    const from = ids.indexOf(heading) + 1
    const to = ids.findIndex((id, i) => i >= from && id.includes(':'))
    return ids.slice(from, to < 0 ? undefined : to)
  }
  await expect.poll(() => under('lead:zuzhibu')).toEqual(['2.5', '2.6'])
  await seen(row(page, 'lead:zuzhibu'), /组织部.*2 项/)
  await seen(cellOf(page, '1.2.4', 'title'), '在编制和内设机构较多的部门推行内部')

  const editor = await connectEditor(stage.server, stage.coordinator)
  const give = (lead: string) =>
    expect(
      setCells({ doc: editor.doc, person: stage.coordinator.person, departments: new Set([lead]), newId: () => '' }, [
        { item: '2.6', column: 'lead', value: lead },
      ]),
    ).toEqual([])
  // Somebody gives a row to another department: it goes there; while one types, it waits, and the keys stay where they are.
  give('renshe')
  await expect.poll(() => under('lead:renshe')).toEqual(['1.2.4', '2.6'])
  await seen(row(page, 'lead:zuzhibu'), '1 项')
  await openEditor(page, '2.6', 'progress')
  await page.keyboard.insertText('第一句，')
  give('zuzhibu')
  await seen(cellOf(page, '2.6', 'lead'), '组织部')
  expect(await under('lead:renshe')).toEqual(['1.2.4', '2.6'])
  await page.keyboard.insertText('第二句')
  expect(await textIn(page.locator('.popup-editor .cm-content'))).toBe('第一句，第二句')
  await page.keyboard.press('Enter')
  await expect.poll(() => under('lead:zuzhibu')).toEqual(['2.5', '2.6'])
  await seen(cellOf(page, '2.6', 'progress'), '第一句，第二句')

  // A row that is added below a department's is that department's.
  await cellOf(page, '2.5', 'title').click({ button: 'right' })
  expect(await page.getByRole('menuitem', { name: '下移' }).isDisabled()).toBe(true)
  await page.getByRole('menuitem', { name: '在下方添加事项' }).click()
  await page.locator('.cell-input--open:focus').waitFor()
  await page.keyboard.insertText('组织部的新事项')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await under('lead:zuzhibu')).length).toBe(3)
  await saved(page)

  // Folded groups stay so; the file has the rows as they are seen.
  await row(page, 'lead:zuzhibu').getByRole('button', { name: '收起' }).click()
  await row(page, '2.5').first().waitFor({ state: 'detached' })
  await seen(row(page, 'lead:zuzhibu'), '3 项')
  const csv = await (
    await page.request.get(`/trackers/${tracker}/export.csv?group=lead&sort=-lead&columns=lead&lang=zh`)
  ).text()
  const leads = csv.trim().split('\r\n').slice(1)
  expect(leads.filter((lead, i) => lead !== leads[i - 1])).toEqual([...new Set(leads)])
  expect(leads[0]).not.toBe('区委编办')
  editor.close()
})
