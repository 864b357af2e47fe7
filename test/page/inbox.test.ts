import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { cellOf, ledgerIsOpen, rowIds, seen } from '../support/ledger-page'
import { connectEditor, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const why =
  '缺少盖章的佐证材料。\n请附：一、方案；二、会议纪要，并在进展情况里写明已经完成到哪一步、还差什么、什么时候可以完成。'
const own = ['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6']
const query = (page: Page) => new URL(page.url()).search
const openInbox = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name }).click()
  return page.getByRole('dialog', { name: /提醒|Inbox/ })
}

/** Writes in 1.2.4 as somebody, once it has reached them in the status `from`. */
async function desk(who: SignedIn) {
  const { doc, close } = await connectEditor(stage.server, who)
  onTestFinished(close)
  const at = { doc, person: who.person, departments: new Set(['renshe']), newId: () => 'x' }
  return async (from: string, values: Record<string, string | string[]>) => {
    await expect.poll(() => readCell(doc, '1.2.4', 'status')).toBe(from)
    const edits = Object.entries(values).map(([column, value]) => ({ item: '1.2.4', column, value }) as CellEdit)
    expect(setCells(at, edits)).toEqual([])
  }
}

it('each finds what waits for them, acts on it one click on, and is told when nothing does', async () => {
  const [asLead, asTeam] = [await desk(stage.liaison), await desk(stage.coordinator)]
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' }),
    stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' }),
  ])
  const inbox = await openInbox(mine, /提醒.*待办 1 项/)
  await seen(inbox.getByRole('button', { name: /1\.2\.4/ }), /未签收.*请签收.*自 .* 起/)
  await mine.keyboard.press('Escape')

  await asLead('issued', { owner: '王敏', status: 'in_progress', progress: '已经印发' })
  await asLead('in_progress', { status: 'submitted' })
  // Ten that their own department is to acknowledge, and this one.
  await expect.poll(() => theirs.title()).toMatch(/^\(11\) /)
  const review = await openInbox(theirs, /提醒.*待办 11 项/)
  await seen(review.getByRole('button', { name: /1\.2\.4/ }), /待专班审核.*请审核.*自 .* 起.*王敏 · 人社局 提交/s)
  expect(await findViolations(theirs, '.ag-row:not(.ag-row-focus)')).toEqual([])
  await review.getByRole('button', { name: /1\.2\.4/ }).click()
  await seen(theirs.getByRole('complementary'), '1.2.4')

  await expect.poll(() => mine.title()).not.toMatch(/^\(/)
  await seen(await openInbox(mine, /提醒/), '没有等您办理的事项。')
  await mine.keyboard.press('Escape')
  await asTeam('submitted', { status: 'returned', reason: why })
  const again = await openInbox(mine, /提醒.*待办 1 项/)
  const line = again.getByRole('button', { name: /1\.2\.4/ })
  await seen(line, /今天退回.*请按意见修改，重新提交/)
  await seen(line, `李强 · 编办 退回：${why.slice(0, 10)}`)
  // The whole reason, none of it cut.
  const text = line.locator('.inbox__text')
  expect(await text.textContent()).toContain(why)
  expect(await text.evaluate((one) => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight)).toBe(
    true,
  )
  expect(await findViolations(mine, '.ag-row:not(.ag-row-focus)')).toEqual([])
  await line.click()
  await seen(mine.getByRole('complementary'), '1.2.4')

  await asLead('returned', { status: 'in_progress', evidence: ['方案 https://example.org/fangan.pdf'] })
  await asLead('in_progress', { status: 'submitted' })
  await asTeam('submitted', { status: 'closed' })
  const last = await openInbox(mine, /提醒.*1 条新的/)
  await seen(last, '没有等您办理的事项。')
  await seen(
    last.getByRole('region', { name: '消息' }).getByRole('button', { name: /1\.2\.4/ }),
    /新.*李强 · 编办 将本项销号/,
  )
  await mine.keyboard.press('Escape')
  await expect.poll(() => mine.title()).not.toMatch(/^\(/)
})

it('what was seen stays seen, when an answer of before arrives late', async () => {
  await fetch(`${stage.server.url}/trackers/${tracker}/items/1.2.4/comments`, {
    method: 'POST',
    headers: { cookie: stage.coordinator.cookie, origin: stage.server.url },
    body: new URLSearchParams({ body: '请@人社局 补充材料' }),
  })
  const page = await stage.ledger({ signedIn: stage.liaison })
  // One task, and one thing that is new.
  await expect.poll(() => page.title()).toMatch(/^\(2\)/)
  const late: (() => void)[] = []
  await page.route('**/inbox', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    await new Promise<void>((released) => late.push(released))
    return route.fulfill({ response })
  })
  const marked = page.waitForResponse((response) => response.request().method() === 'POST')
  const dialog = await openInbox(page, /提醒/)
  await dialog.getByRole('region', { name: '消息' }).waitFor()
  await expect.poll(() => late.length).toBe(1)
  await page.keyboard.press('Escape')
  expect((await marked).status()).toBe(204)
  await expect.poll(() => page.title()).toMatch(/^\(1\)/)
  const answered = page.waitForResponse((response) => response.url().endsWith('/inbox'))
  late[0]!()
  await (await answered).finished()
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await page.title()).toMatch(/^\(1\)/)
})

it('the inbox is said in English, too', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison, language: 'en' })
  const inbox = await openInbox(page, /Inbox.*1 to do/)
  await seen(
    inbox.getByRole('region', { name: 'To do' }).getByRole('button', { name: /1\.2\.4/ }),
    /Acknowledge.*since/,
  )
})

it('a liaison’s ledger says who they are, opens on their rows, and shows all one click on', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' }, '')
  await expect.poll(() => rowIds(page)).toEqual(own)
  expect(query(page)).toBe('?department=renshe')
  const who = '人社局联络员：牵头 1，协办 2，待签收 1'
  await seen(page.locator('.status-bar'), who)
  await page.locator('summary').filter({ hasText: '王敏' }).click()
  await seen(page.locator('.menu__note'), who)
  await page.keyboard.press('Escape')
  await cellOf(page, '1.2.4', 'code').getByRole('img', { name: '我单位牵头' }).waitFor()
  await cellOf(page, '2.6', 'code').getByRole('img', { name: '我单位协办' }).waitFor()
  expect(await cellOf(page, '1.2', 'code').getByRole('img').count()).toBe(0)
  expect(await findViolations(page, '.ag-row:not(.ag-row-focus)')).toEqual([])

  await page.setViewportSize({ width: 1366, height: 768 })
  // It is counted anew while the page is open.
  const asLead = await desk(stage.liaison)
  await asLead('issued', { owner: '王敏', status: 'in_progress' })
  await seen(page.locator('.status-bar'), '人社局联络员：牵头 1，协办 2，待签收 0')

  // All, and all again when the page is loaded anew.
  await page.getByRole('button', { name: '我单位的事项', pressed: true }).click()
  await cellOf(page, '1.1', 'title').waitFor()
  await expect.poll(() => query(page)).toBe('?department=')
  await page.reload()
  await ledgerIsOpen(page)
  await cellOf(page, '1.1', 'title').waitFor()
  await page.getByRole('button', { name: '我单位的事项', pressed: false }).click()
  await expect.poll(() => rowIds(page)).toEqual(own)
  await page.getByRole('button', { name: '清除全部条件' }).click()
  await cellOf(page, '1.1', 'title').waitFor()
  await expect.poll(() => query(page)).toBe('?department=')

  // Away, and back to what one saw; an address that asks for something shows just that.
  await page.getByRole('link', { name: '会议', exact: true }).click()
  await page.waitForURL('**/meeting')
  await page.goBack()
  await ledgerIsOpen(page)
  await cellOf(page, '1.1', 'title').waitFor()
  await page.goto(`/trackers/${tracker}?stream=s5`)
  await ledgerIsOpen(page)
  await cellOf(page, '5.1', 'title').waitFor()
})

it('the first rows from the server are their own, too, and who they are is said in English', async () => {
  const page = await stage.page({ signedIn: stage.liaison })
  const headers = { 'accept-language': 'en' }
  const html = await (await page.request.get(`/trackers/${tracker}`, { headers })).text()
  expect([...html.matchAll(/data-item="([^"]+)"/g)].map(([, id]) => id)).toEqual(own.filter((id) => !id.includes(':')))
  expect(html).toContain('Human Resources and Social Security Bureau liaison: leads 1, supports 2, to acknowledge 1')
  expect(html).toContain('aria-label="Your department supports it"')
})

it('coordinators see all, and no row as theirs', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await cellOf(page, '1.1', 'title').waitFor()
  expect([query(page), await page.locator('.own, .status-bar__share').count()]).toEqual(['', 0])
  expect(await page.getByRole('button', { name: '我单位的事项' }).count()).toBe(0)
})
