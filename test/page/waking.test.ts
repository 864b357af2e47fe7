import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { invite } from '../support/invite'
import { isLive, ledgerIsOpen, rowIds } from '../support/ledger-page'
import { heldMeeting, screenLink, startMeeting } from '../support/meeting-acts'
import type { SignedIn } from '../support/people'
import { randomFrom } from '../support/random'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// What people do to a page between its first paint and React's waking: it may neither kill the page nor be lost.
const stage = useStage({ isShared: true })
/** A third at each speed: of the page that died first when all did, and of each other. WAKING_VISITS=42 is the long form. */
const asked = Number(process.env.WAKING_VISITS ?? 0)
const [many, few] = [asked || 42, asked || 6]
const seed = Number(process.env.WAKING_SEED ?? 20_261_128)
/** How many times slower than this machine. */
const speeds = [1, 2, 3]

interface EarlyPage {
  path: string | (() => Promise<string>)
  who: () => SignedIn | undefined
  /** What is waited for; where something is typed or chosen, the field. */
  first: string
  type?: string
  choose?: string
  isFirstToDie?: true
}

const ledger = `/trackers/${tracker}`
const coordinator = () => stage.coordinator
const stranger = () => undefined
const pages: Record<string, EarlyPage> = {
  ledger: { path: ledger, who: coordinator, first: '.ledger__search', type: '整合' },
  'the ledger as of a moment': { path: `${ledger}/as-of`, who: coordinator, first: '#at', type: '03' },
  compare: { path: `${ledger}/compare`, who: coordinator, first: '#department', choose: 'renshe', isFirstToDie: true },
  people: { path: '/people', who: () => stage.administrator, first: '#invite-role', choose: 'organizer' },
  'a new meeting': { path: `${ledger}/meeting`, who: coordinator, first: '.meeting-form .input', type: '第三次' },
  'sign in': { path: '/sign-in', who: stranger, first: '#account', type: 'wang.min' },
  'an invitation': {
    path: () => invite(stage.server, stage.administrator, 'member'),
    who: stranger,
    first: '[name="name"]',
    type: '王敏',
  },
  'the record of a meeting': { path: () => heldMeeting(stage), who: coordinator, first: '.record' },
  meetings: { path: `${ledger}/meetings`, who: coordinator, first: '.records' },
  // From here on a meeting is on.
  'the shared screen': {
    path: () => startMeeting(stage).then(() => screenLink(stage)),
    who: stranger,
    first: '.stage__centre',
  },
  stage: { path: `${ledger}/meeting`, who: () => stage.liaison, first: '.stage__centre' },
}

describe.each(Object.entries(pages))('%s', (_name, visited) => {
  const visits = visited.isFirstToDie ? many : few
  it(`is alive after each of ${visits} visits that began before it woke, and has what was typed (seed ${seed})`, async () => {
    const { path } = visited
    const address = typeof path === 'string' ? path : await path()
    expect(await visitEarly(address, visited, visits)).toEqual([])
  }, 300_000)
})

/** Goes there so many times, in one page, which has the scripts from its first visit; says which visits ended badly. */
async function visitEarly(address: string, visited: EarlyPage, visits: number): Promise<string[]> {
  const random = randomFrom(seed)
  const page = await stage.page({ signedIn: visited.who() })
  const thrown: string[] = []
  page.removeAllListeners('pageerror')
  page.on('pageerror', (error) => thrown.push(error.message))
  const devTools = await page.context().newCDPSession(page)
  await page.goto(address)
  const targets = await harmless(page, visited)
  expect(targets).not.toEqual([])
  const dead: string[] = []
  for (let nth = 0; nth < visits; nth++) {
    // An address of its own each time: what a browser restores by itself would prove nothing.
    await page.goto(`${address}?visit=${nth}`, { waitUntil: 'commit' })
    await slowDown(devTools, speeds[Math.floor((nth * speeds.length) / visits)]!)
    const early = await begin(page, visited)
    const waking = { isOver: false }
    // A page that died throws, and never wakes.
    const awake = Promise.race([isLive(page), page.waitForEvent('pageerror')]).finally(() => (waking.isOver = true))
    // Some are on their way at any time, so that the page has the next at once, however busy whoever sends them is.
    const hand = async () => {
      while (!waking.isOver) await touch(devTools, random.pick(targets))
    }
    await Promise.all([awake, hand(), hand(), hand(), hand()])
    await slowDown(devTools, 1)
    const kept = await stateOf(page, visited).catch((error: unknown) => `(no page: ${String(error)})`)
    if (kept !== early || thrown.length > 0)
      dead.push(`visit ${nth}: ${thrown.splice(0).join('; ')} had ${early}, has ${kept} at ${page.url()}`)
  }
  return dead
}

it('what was typed into the search of a ledger that was waking narrows its rows', async () => {
  const page = await stage.page({ signedIn: stage.coordinator, isOwn: true })
  const devTools = await page.context().newCDPSession(page)
  await page.goto(ledger, { waitUntil: 'commit' })
  await slowDown(devTools, 4)
  await begin(page, pages.ledger!)
  await ledgerIsOpen(page)
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('整合')
  expect(await page.locator('.ledger__search').inputValue()).toBe('整合')
  await expect
    .poll(() => rowIds(page).then((ids) => ids.filter((id) => !id.startsWith('stream:')).length))
    .toSatisfy((count: number) => count > 0 && count < 20)
})

/** So many times slower; the browser spends what it holds back, waiting or not: only for as long as it proves something. */
async function slowDown(devTools: CDPSession, rate: number): Promise<void> {
  await devTools.send('Emulation.setCPUThrottlingRate', { rate })
}

/** Types or chooses as soon as there is something to see, and says how the page then is. */
async function begin(page: Page, { first, type, choose }: EarlyPage): Promise<string> {
  const field = page.locator(first).first()
  if (choose !== undefined) await field.selectOption(choose)
  else if (type === undefined) await field.waitFor()
  else {
    await field.focus()
    await page.keyboard.insertText(type)
    // A moment is typed key by key.
    if (first === '#at') await page.keyboard.type(type)
  }
  return stateOf(page, { first })
}

/** What the field has; where there is none, that the page is there. */
function stateOf(page: Page, { first }: Pick<EarlyPage, 'first'>): Promise<string> {
  const read = (element: Element) =>
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.value : 'there'
  return page.locator(first).first().evaluate(read)
}

/** A click and a key, as they come from hand: all on their way at once, and done when the page has had the last. */
async function touch(devTools: CDPSession, [x, y]: Point): Promise<void> {
  const at = { x, y, button: 'left', clickCount: 1 } as const
  const key = { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 }
  await Promise.all([
    devTools.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
    devTools.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
    devTools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }),
    devTools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ])
}

type Point = [x: number, y: number]

/**
 * Where clicks lead to no other page and send nothing. What is typed into a search brings a button that clears it, in the
 * place of another: so where there is a button, it must be the same once something is typed.
 */
async function harmless(page: Page, visited: EarlyPage): Promise<Point[]> {
  await isLive(page)
  const before = await page.evaluate(clickable)
  await begin(page, visited)
  // The search is in the address once the page has followed it.
  if (visited.first === '.ledger__search') await page.waitForURL(/[?&]q=/)
  const after = await page.evaluate(clickable)
  const stays = ([x, y, button]: (typeof before)[number]) =>
    button === '' || after.some((other) => other[0] === x && other[1] === y && other[2] === button)
  return before.filter(stays).map(([x, y]) => [x, y])
}

/**
 * In the page: where something can be clicked, and which button that is. A cell may have a link in it, and a menu that a
 * click opened lies over other places, with what leads to another page or to all rows; and among the ledger's tools one
 * comes and goes that clears what was typed, while the others make room.
 */
function clickable(): [x: number, y: number, button: string][] {
  // Not what opens a window of the browser's own, in which the next click is lost and the page stands still.
  const kinds = 'button, summary, input:not([type^="date"]), td, h1, th, [role="gridcell"], [role="columnheader"]'
  const menus = [null, ...document.querySelectorAll('details')]
  const isHarmless = (x: number, y: number) =>
    menus.every((menu) => {
      if (menu) menu.open = true
      const hit = document.elementFromPoint(x, y)
      if (menu) menu.open = false
      return hit && !hit.closest('a, form button:not([type="button"]), [aria-haspopup], .ledger__tools')
    })
  return [...document.querySelectorAll(kinds)]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
    .map(({ element, box }): [Element, number, number] => [
      element,
      box.left + Math.min(box.width, 40) / 2,
      box.top + box.height / 2,
    ])
    .filter(([, x, y]) => isHarmless(x, y))
    .map(([element, x, y]) => [x, y, element instanceof HTMLButtonElement ? element.textContent : ''])
}
