import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openContext } from '../support/browser'
import { signIn, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

let server: TestServer
let browser: Browser
let administrator: SignedIn

beforeAll(async () => {
  server = await startTestServer()
  browser = await launchBrowser()
  administrator = await signIn(server, { role: 'administrator', name: '周敏' })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

it.each([
  ['/sign-in', undefined],
  [`/trackers/${tracker}`, '[role="grid"] [row-id="1.1"], [role="treegrid"] [row-id="1.1"]'],
  ['/people', undefined],
  ['/nowhere', undefined],
])('X4: %s loads with nothing refused by its own policy, from this server alone', async (path, ready) => {
  const signedIn = path === '/sign-in' ? {} : { signedIn: administrator }
  const context = await openContext(browser, server, signedIn)
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) complaints.push(`asked ${request.url()}`)
    })
    await page.goto(path, { waitUntil: 'load' })
    await page.locator(ready ?? 'body').first().waitFor()
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
})
