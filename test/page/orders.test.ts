import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { newId } from '#app/sync/newId'
import { findViolations } from '../support/axe'
import { cellOf, seen } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const paper = (page: Page) => page.getByRole('article')
const sheets = (page: Page) => page.locator('.paper__sheet')
/** In CSS pixels. */
const mm = 96 / 25.4

async function send(command: object): Promise<void> {
  const headers = { cookie: stage.coordinator.cookie, origin: stage.server.url, 'content-type': 'application/json' }
  const address = `${stage.server.url}/trackers/${tracker}/records`
  const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(command) })
  expect(await answer.json()).toMatchObject({ outcome: 'done' })
}

/** Issues one to 人社局; its id. */
async function issued(text: string): Promise<string> {
  const id = newId()
  const facts = { department: 'renshe', text, until: '2036-12-01' }
  await send({ do: 'open', kind: 'order', rows: [{ id, item: '1.2.4' }], facts })
  return id
}
const open = (order: string, who = {}) =>
  stage.open(`/trackers/${tracker}/orders/${order}`, { signedIn: stage.liaison, ...who })

/** How many pages it is on paper, and how large the first is, in points. */
async function printed(page: Page): Promise<{ pages: number; size: string }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return { pages: pdf.match(/\/Type \/Page\b/g)!.length, size: /\/MediaBox \[([^\]]+)\]/.exec(pdf)![1]! }
}

it('E5: an order opens from its strip as the paper that it is, set and printed as official documents are', async () => {
  const order = await issued('请报送整合方案。\n另附征求意见的情况。')
  const ledger = await stage.ledger({ signedIn: stage.liaison })
  await cellOf(ledger, '1.2.4', 'code').click()
  const link = ledger.getByRole('complementary').getByRole('link', { name: /〔\d{4}〕1 号/ })
  const [page] = await Promise.all([ledger.context().waitForEvent('page'), link.click()])
  await seen(
    paper(page),
    /关于“.+”的督办单.*督办〔\d{4}〕1号.*区人力社保局：.*请报送整合方案。.*请于2036年12月1日前.*区委编办/s,
  )
  expect(new URL(page.url()).pathname).toBe(`/trackers/${tracker}/orders/${order}`)
  const [sheet, title, text] = await Promise.all(
    [sheets(page), page.getByRole('heading', { level: 1 }), page.getByText('请报送整合方案。')].map((place) =>
      place.evaluate((element: Element) => {
        const { left, right, top, height } = element.getBoundingClientRect()
        const { fontSize, lineHeight, fontFamily } = getComputedStyle(element)
        return { left, right, top, height, fontSize, lineHeight, fontFamily }
      }),
    ),
  )
  const points = (of: string) => Math.round(parseFloat(of) * 0.75 * 10) / 10
  expect([sheet!.right - sheet!.left, sheet!.height].map((px) => Math.round(px / mm))).toEqual([210, 297])
  expect(
    [title!.top - sheet!.top, text!.left - sheet!.left, sheet!.right - text!.right].map((px) => Math.round(px / mm)),
  ).toEqual([37, 28, 26])
  expect([points(title!.fontSize), points(text!.fontSize), points(text!.lineHeight)]).toEqual([22, 16, 28])
  expect([title!.fontFamily, text!.fontFamily]).toEqual([
    expect.stringContaining('方正小标宋'),
    expect.stringContaining('仿宋_GB2312'),
  ])
  // Here there are none of these typefaces.
  await page.getByText('这台电脑没有小标宋体和仿宋体').waitFor()
  expect(await findViolations(page)).toEqual([])
  const { pages, size } = await printed(page)
  expect([pages, size.split(' ').map((points) => Math.round(Number(points)))]).toEqual([1, [0, 0, 595, 842]])
})

it('E5: a long one has as many sheets on the screen as on paper, and what was recalled keeps its number and says so', async () => {
  const order = await issued(
    '请逐项核对本单位牵头事项的进展，说明已经完成的工作、存在的问题和下一步安排。\n'.repeat(24),
  )
  await send({ do: 'step', record: order, version: 1, event: 'recall', words: '内容有误' })
  const page = await open(order)
  await expect.poll(() => sheets(page).count()).toBe(3)
  expect(await sheets(page).allTextContents()).toEqual(['— 1 —', '— 2 —', '— 3 —'])
  await seen(paper(page), /〔\d{4}〕2号.*本督办单已于.+撤销，编号保留。理由：内容有误/s)
  expect((await printed(page)).pages).toBe(3)

  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => sheets(page).first().isVisible()).toBe(false)
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  await expect.poll(overflow).toBe(false)

  const plain = await open(order, { javaScriptEnabled: false, language: 'en', isOwn: true })
  await seen(paper(plain), /Supervision order on .*No\. 2 of \d{4}.*recalled on .*Please act on this/s)
  expect(await plain.getByRole('button', { name: 'Print' }).count()).toBe(0)
})

it('L1: what is no order of this ledger is not there', async () => {
  for (const address of ['nothing', 'u1']) {
    const page = await stage.page({ signedIn: stage.coordinator })
    if (address === 'u1')
      await send({ do: 'open', kind: 'urge', rows: [{ id: 'u1', item: '1.2.4' }], facts: { words: '' } })
    expect((await page.goto(`/trackers/${tracker}/orders/${address}`))!.status()).toBe(404)
  }
})
