import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { everyone } from '#app/model/house/grant'
import { emptyItem } from '#app/model/ledger/rows'
import { newId } from '#app/sync/newId'
import { connect } from '#db/connect'
import { grantTo } from '#db/grants'
import { findViolations } from '../support/axe'
import { wish } from '../support/newLedger'
import { signIn, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

async function post(who: SignedIn, path: string, body: unknown): Promise<void> {
  const headers = { Origin: stage.server.url, Cookie: who.cookie, 'Content-Type': 'application/json' }
  const response = await fetch(`${stage.server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(response.ok, await response.clone().text()).toBe(true)
}

/** A second ledger with one item that 人社局 leads and that is overdue; its id. */
async function secondLedger(): Promise<string> {
  const made = wish({ departments: [] })
  const place = { stream: made.ledger.streams[0]!.id, order: 'a1', title: '清理在建工程欠薪' }
  const late = { ...emptyItem('late'), ...place, lead: 'renshe', status: 'in_progress' as const, due: '2020-01-31' }
  await post(stage.coordinator, '/trackers', { ...made, ledger: { ...made.ledger, items: [late] } })
  const db = connect(stage.server.database)
  await db.transaction().execute((trx) => grantTo(trx, made.id, everyone, 'department'))
  await db.destroy()
  return made.id
}

const open = (kind: string, item: string | null, facts: object) => ({
  ...{ do: 'open', kind, rows: [{ id: newId(), item }], facts, files: [] },
})
const order = open.bind(null, 'order', 'late', { department: 'renshe', text: '请报送进展', until: '2999-12-01' })

/** As when somebody comes back to the page: it asks at once. */
const look = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

async function comes(page: Page, what: string | RegExp): Promise<void> {
  await expect
    .poll(async () => {
      await look(page)
      return page.locator('body').innerText()
    })
    .toMatch(what)
}

it('R4: in one ledger the inbox tells what waits in all, live, and one click does what asks for no more', async () => {
  const other = await secondLedger()
  const page = await stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' })
  await page.getByRole('button', { name: /提醒.*待办 2 项/ }).click()
  const inbox = page.getByRole('dialog', { name: '提醒' })
  const red = inbox.getByRole('link', { name: /逾期 \d+ 天.*请尽快办结.*时限 2020-01-31.*清理在建工程欠薪.*重点工作/s })
  expect(await red.getAttribute('href')).toBe(`/trackers/${other}?item=late`)
  // What is red comes first, in whichever ledger it is.
  expect(await inbox.locator('.inbox__entry').first().textContent()).toContain('清理在建工程欠薪')

  await post(stage.coordinator, `/trackers/${other}/records`, order())
  await comes(page, /请签收督办单/)
  expect(await findViolations(page, '.ag-row:not(.ag-row-focus)')).toEqual([])
  await inbox.getByRole('button', { name: '签收', exact: true }).click()
  await inbox.getByText(/请回复督办单/).waitFor()
  // The keyboard stays where one reads on.
  expect(await inbox.evaluate((one) => one.contains(document.activeElement))).toBe(true)
})

it('L8: home tells of what is asked while it is open, keeps the keyboard where it is, and takes what is done from there', async () => {
  const other = await secondLedger()
  const page = await stage.open('/', { signedIn: stage.liaison })
  await page.getByText('其中 1 项等您办理').waitFor()
  await page.getByRole('searchbox').focus()
  await post(stage.coordinator, `/trackers/${other}/records`, order())
  await comes(page, /请签收督办单/)
  expect(await page.getByRole('searchbox').evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByRole('button', { name: '签收', exact: true }).click()
  await page.getByText(/请回复督办单/).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('home__rows')
  expect(await findViolations(page)).toEqual([])
})

it('R3: an urgent whistle is said over whatever one does, until it is answered', async () => {
  const de = await signIn(stage.server, { role: 'department', department: 'desheng', name: '德街道' })
  const page = await stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' })
  const facts = {
    urgency: 'urgent',
    place: '德胜门内大街 5 号',
    text: '临街墙体开裂',
    tried: '',
    departments: ['renshe'],
  }
  await post(de, `/trackers/${tracker}/records`, open('whistle', null, facts))
  const alert = page.getByRole('alert').filter({ hasText: '紧急' })
  await alert.getByText('德胜门内大街 5 号').waitFor()
  expect(await alert.textContent()).toMatch(/吹哨：请报到.*还剩 (30:00|29:\d\d)/)
  expect(await alert.getByRole('link', { name: '查看' }).getAttribute('href')).toMatch(/\/whistles#/)
  expect(await findViolations(page, '.ag-row:not(.ag-row-focus)')).toEqual([])
  await page.getByRole('button', { name: /^提醒/ }).click()
  const first = page.locator('.inbox__entry').first()
  expect(await first.textContent()).toMatch(/◎ 紧急.*吹哨：请报到/)
  await page.keyboard.press('Escape')
  await alert.getByRole('button', { name: '报到', exact: true }).click()
  await expect.poll(() => alert.count()).toBe(0)
})

it('the inbox stands within the page, none of it cut, on phones and desks, in both languages', async () => {
  await secondLedger()
  const de = await signIn(stage.server, { role: 'department', department: 'desheng', name: '德街道' })
  const facts = { urgency: 'ordinary', place: '德胜门内大街 5 号', text: '开裂', tried: '', departments: ['renshe'] }
  await post(de, `/trackers/${tracker}/records`, open('whistle', null, facts))
  for (const language of ['zh', 'en'] as const) {
    const page = await stage.ledger({ signedIn: stage.liaison, language, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: /^(提醒|Inbox)/ }).click()
    const inbox = page.getByRole('dialog', { name: /提醒|Inbox/ })
    await inbox.locator('.inbox__entry').nth(2).waitFor()
    for (const width of [390, 414, 768, 1366, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const measured = () =>
        inbox.evaluate((one) => {
          const { left, right } = one.getBoundingClientRect()
          const isCut = [...one.querySelectorAll('*')].some((part) => part.getBoundingClientRect().right > right)
          const heads = [...one.querySelectorAll('.inbox__why strong')].map(
            (head) => head.getBoundingClientRect().height,
          )
          return { isWithin: left >= 0 && right <= window.innerWidth, isCut, isSqueezed: Math.max(...heads) > 48 }
        })
      await expect
        .poll(measured, { message: `${language} ${width}` })
        .toEqual({ isWithin: true, isCut: false, isSqueezed: false })
    }
  }
})
