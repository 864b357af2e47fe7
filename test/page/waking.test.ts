import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { invite } from '../support/invite'
import { isLive, ledgerIsOpen, rowIds } from '../support/ledger-page'
import type { SignedIn } from '../support/people'
import { randomFrom } from '../support/random'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// What people do to a page between its first paint and React's waking: it may neither kill the page nor be lost.
const stage = useStage({ isShared: true })
// The long form of it: WAKING_VISITS=40.
const visits = Number(process.env.WAKING_VISITS ?? 8)
const seed = Number(process.env.WAKING_SEED ?? 20_261_128)
/** How many times slower than this machine. */
const speeds = [1, 2, 1, 4, 1]

interface EarlyPage {
  path: string | (() => Promise<string>)
  who: () => SignedIn | undefined
  /** What is typed in, or chosen from, as soon as it is there. */
  field: string
  type?: string
  choose?: string
}

const ledger = `/trackers/${tracker}`
const pages: Record<string, EarlyPage> = {
  ledger: { path: ledger, who: () => stage.coordinator, field: '.ledger__search', type: '整合' },
  'the ledger as of a moment': { path: `${ledger}/as-of`, who: () => stage.coordinator, field: '#at', type: '03' },
  compare: { path: `${ledger}/compare`, who: () => stage.coordinator, field: '#department', choose: 'renshe' },
  people: { path: '/people', who: () => stage.administrator, field: 'form select[name="role"]', choose: 'viewer' },
  'a new meeting': {
    path: `${ledger}/meeting`,
    who: () => stage.coordinator,
    field: '.meeting-form .input',
    type: '第三次',
  },
  'sign in': { path: '/sign-in', who: () => undefined, field: '#account', type: 'wang.min' },
  'an invitation': {
    path: () => invite(stage.server, stage.administrator, 'viewer'),
    who: () => undefined,
    field: '[name="name"]',
    type: '王敏',
  },
}

describe.each(Object.entries(pages))('%s', (name, { path, who, field, type, choose }) => {
  it(
    `is alive after each of ${visits} visits that began before it woke, and has what was typed (seed ${seed})`,
    async () => {
      const random = randomFrom(seed)
      const address = typeof path === 'string' ? path : await path()
      const page = await stage.page({ signedIn: who() })
      const thrown: string[] = []
      page.removeAllListeners('pageerror')
      page.on('pageerror', (error) => thrown.push(error.message))
      const slow = await page.context().newCDPSession(page)
      await page.goto(address)
      await isLive(page)
      if (name === 'ledger') await ledgerIsOpen(page)
      await page.goto(address, { waitUntil: 'commit' })
      await page.locator(field).first().waitFor()
      const targets = await harmless(page)
      expect(targets).not.toEqual([])
      const dead: string[] = []
      for (let visit = 0; visit < visits; visit++) {
        await atSpeed(slow, speeds[visit % speeds.length]!)
        // An address of its own each time: what a browser restores by itself would prove nothing.
        await page.goto(`${address}?visit=${visit}`, { waitUntil: 'commit' })
        const early = await use(page, field, type, choose)
        const live = isLive(page).then(() => true)
        do {
          const [x, y] = random.pick(targets)
          await page.mouse.click(x, y)
          await page.keyboard.press('Shift')
        } while (!(await Promise.race([live, Promise.resolve(false)])))
        const kept = await page
          .locator(field)
          .first()
          .inputValue({ timeout: 5_000 })
          .catch(() => '(no page)')
        if (kept !== early || thrown.length > 0)
          dead.push(`visit ${visit}: ${thrown.splice(0).join('; ')} had ${early}, has ${kept}`)
      }
      expect(dead).toEqual([])
    },
    60_000 + visits * 15_000,
  )
})

it('what was typed into the search of a ledger that was waking narrows its rows', async () => {
  const page = await stage.page({ signedIn: stage.coordinator, isOwn: true })
  await atSpeed(await page.context().newCDPSession(page), 4)
  await page.goto(ledger, { waitUntil: 'commit' })
  await use(page, '.ledger__search', '整合')
  await ledgerIsOpen(page)
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('整合')
  expect(await page.locator('.ledger__search').inputValue()).toBe('整合')
  await expect
    .poll(() => rowIds(page).then((ids) => ids.filter((id) => !id.startsWith('stream:')).length))
    .toSatisfy((count: number) => count > 0 && count < 20)
})

const atSpeed = (devTools: CDPSession, rate: number) => devTools.send('Emulation.setCPUThrottlingRate', { rate })

/** Types or chooses, and says what the field then has. */
async function use(page: Page, selector: string, type?: string, choose?: string): Promise<string> {
  const field = page.locator(selector).first()
  if (choose !== undefined) await field.selectOption(choose)
  if (type !== undefined) {
    await field.focus()
    await page.keyboard.insertText(type)
    if ((await field.getAttribute('type')) === 'datetime-local') await page.keyboard.type(type)
  }
  return field.inputValue()
}

/**
 * Where clicks lead to no other page and send nothing. Not among the tools: what was typed brings one that clears it, in the
 * place of another.
 */
function harmless(page: Page): Promise<[number, number][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, summary, input, select, td, h1, th')]
      .filter(
        (element) =>
          !element.closest('a, form[method="post"], .ledger__tools') &&
          !(element instanceof HTMLButtonElement && element.form),
      )
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height, top, bottom }) => width > 0 && height > 0 && top >= 0 && bottom <= innerHeight)
      .map(({ left, top, width, height }): [number, number] => [left + Math.min(width, 40) / 2, top + height / 2]),
  )
}
