import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { Profiles } from '../support/profiles'
import { connectBrowser } from '../support/shared-browser'

// What one test leaves in a browser must not meet the next, least of all when it failed half-way.
let server: Server
let url: string
let profiles: Profiles
beforeAll(async () => {
  profiles = new Profiles(await connectBrowser())
  server = createServer((_req, res) => res.setHeader('Content-Type', 'text/html').end('<!doctype html><p>hello</p>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => profiles.release({ hasFailed: true }))
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const open = async () => {
  const page = await profiles.page({ url })
  await page.goto('/')
  return page
}

/** What a page finds in the profile that it was opened in. */
const found = (page: Page) =>
  page.evaluate(async () => ({
    text: document.body.innerText,
    cookies: document.cookie,
    kept: [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length],
    mark: 'mark' in window,
    isPrinted: matchMedia('print').matches,
    width: innerWidth,
  }))
const clean = { text: 'hello', cookies: '', kept: [0, 0, 0], mark: false, isPrinted: false, width: 1440 }

const leaving: Record<string, (page: Page) => Promise<unknown>> = {
  'what a browser keeps': (page) =>
    page.evaluate(async () => {
      document.cookie = 'session=mine'
      localStorage.setItem('a', 'b')
      sessionStorage.setItem('a', 'b')
      await new Promise((resolve) => (indexedDB.open('left').onsuccess = resolve))
    }),
  'another network, screen and medium': async (page) => {
    await page.setViewportSize({ width: 500, height: 500 })
    await page.emulateMedia({ media: 'print' })
    await page.context().setOffline(true)
  },
  'answers of its own': (page) => page.route('**', (route) => route.fulfill({ body: 'made up' })),
  'a script for every page': (page) => page.addInitScript(() => Object.assign(window, { mark: true })),
  'a second page': async (page) => (await page.context().newPage()).goto(url),
  'a question that nobody answers': async (page) => {
    const asked = page.waitForEvent('dialog')
    void page.evaluate(() => alert('well?')).catch(() => undefined)
    await asked
  },
  'a page that is stuck': async (page) => {
    const stuck = page.waitForEvent('console')
    void page
      .evaluate(() => {
        console.log('stuck')
        for (;;);
      })
      .catch(() => undefined)
    await stuck
  },
  'a page that is closed': (page) => page.close(),
}

describe.each(Object.entries(leaving))('after %s', (_what, leave) => {
  it.each([false, true])('a page is lent clean (the test failed: %s)', async (hasFailed) => {
    await leave(await open())
    await profiles.release({ hasFailed })
    const next = await open()
    expect(await found(next)).toEqual(clean)
    expect(next.context().pages()).toEqual([next])
  })
})

it('a profile is lent again only where nothing failed and nothing was done that stays', async () => {
  const first = await open()
  await profiles.release()
  expect(await open()).toBe(first)
  await profiles.release({ hasFailed: true })
  expect(await open()).not.toBe(first)
})

it('a slower processor is not lent on', async () => {
  const page = await open()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 })
  await profiles.release()
  expect(await open()).toBe(page)
  await expect(session.send('Emulation.setCPUThrottlingRate', { rate: 20 })).rejects.toThrow()
})
