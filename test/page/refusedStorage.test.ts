import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { invite } from '../support/invite'
import { isLive, ledgerIsOpen, seen } from '../support/ledger-page'
import { heldMeeting, screenLink, startMeeting } from '../support/meeting-acts'
import type { SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// Who blocks cookies, whose disk is full, or whose program has no such storage has all pages all the same. What the
// pages throw fails the test by itself.
const stage = useStage()
const ledger = `/trackers/${tracker}`

/** In the page: how a browser's storage can be denied to it. */
const ways: Record<string, () => void> = {
  'refuses its storage': () => {
    const refuse = {
      get: () => {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    }
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, refuse)
  },
  'has no storage': () => {
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { value: null })
  },
  'has a full storage': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  },
}

/** Opens it in a browser that is so, and sees that it lives. */
async function opened(way: () => void, path: string, signedIn?: SignedIn): Promise<Page> {
  const page = await stage.page({ ...(signedIn ? { signedIn } : {}), isOwn: true })
  await page.addInitScript(way)
  await page.goto(path)
  await isLive(page)
  return page
}

/** The ground of the stage, which is dark until somebody wants it light. */
async function turnsLightAndDark(page: Page): Promise<void> {
  await page.locator('.stage--dark').waitFor()
  await page.getByRole('button', { name: '浅色' }).click()
  await page.locator('.stage--light').waitFor()
  await page.getByRole('button', { name: '深色' }).click()
  await page.locator('.stage--dark').waitFor()
}

describe.each(Object.entries(ways))('a browser that %s', (_name, way) => {
  it('has the stage and the shared screen, dark and light', async () => {
    await startMeeting(stage)
    await turnsLightAndDark(await opened(way, `${ledger}/meeting`, stage.coordinator))
    await turnsLightAndDark(await opened(way, await screenLink(stage)))
  })

  it('has the ledger', async () => {
    const page = await opened(way, ledger, stage.coordinator)
    await ledgerIsOpen(page)
  })

  it('has the pages of who is not signed in', async () => {
    await opened(way, '/sign-in')
    await opened(way, await invite(stage.server, stage.administrator, 'member'))
  })

  it('has the others, and goes from one to the next', async () => {
    const record = await heldMeeting(stage)
    for (const path of ['/people', `${ledger}/as-of`, `${ledger}/compare`]) await opened(way, path, stage.administrator)
    const page = await opened(way, `${ledger}/meetings`, stage.coordinator)
    await page.getByRole('link', { name: '例会' }).click()
    await page.waitForURL(`**${record}`)
    await seen(page.getByRole('heading', { level: 1 }), '例会')
  })
})

it('a browser that lets it remembers whether the stage is light', async () => {
  await startMeeting(stage)
  const page = await stage.open(`${ledger}/meeting`, { signedIn: stage.coordinator, isOwn: true })
  await page.locator('.stage--dark').waitFor()
  await page.getByRole('button', { name: '浅色' }).click()
  await page.locator('.stage--light').waitFor()
  await page.reload()
  await page.locator('.stage--light').waitFor()
  expect(await page.evaluate(() => localStorage.getItem('luoshi/meeting-theme'))).toBe('light')
})
