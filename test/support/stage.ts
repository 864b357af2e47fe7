import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { isLive, ledgerIsOpen } from './ledger-page'
import { signIn, type SignedIn } from './people'
import { Profiles, type PersonInBrowser } from './profiles'
import { connectBrowser } from './shared-browser'
import { startTestServer, tracker, type TestServer, type TestServerOptions } from './server'

/** What a test file in the browser stands on. The server is there from the first `beforeEach` or `beforeAll` on. */
export interface Stage {
  browser: Browser
  server: TestServer
  administrator: SignedIn
  coordinator: SignedIn
  /** Of the department `renshe`. */
  liaison: SignedIn
  /** An empty page as somebody, or nobody, in a browser profile of their own. Whatever it loads may throw nothing. */
  page(who?: PersonInBrowser): Promise<Page>
  /** Opens a path of the server, and waits until its page is alive. */
  open(path: string, who?: PersonInBrowser): Promise<Page>
  /**
   * Opens the ledger and waits until it may be edited. `query` begins with `?`; by default it asks for all rows, as 全部
   * does, where a bare address would lead a liaison to their own.
   */
  ledger(who: PersonInBrowser, query?: string): Promise<Page>
}

/**
 * Gives a test file its browser and its server: a new one for each test, or one for the whole file with
 * `isShared`. `options` are the server's.
 */
export function useStage({ isShared = false, ...options }: TestServerOptions & { isShared?: boolean } = {}): Stage {
  let profiles: Profiles
  const stage = {
    async page(who) {
      const page = await profiles.page(stage.server, who)
      page.on('pageerror', (error) => expect.fail(`the page threw: ${error.message}`))
      return page
    },
    async open(path, who) {
      const page = await stage.page(who)
      await page.goto(path)
      if (who?.javaScriptEnabled !== false) await isLive(page)
      return page
    },
    async ledger(who, query = who.signedIn?.person.role === 'department' ? '?department=' : '') {
      const page = await stage.open(`/trackers/${tracker}${query}`, who)
      await ledgerIsOpen(page)
      return page
    },
  } as Stage
  const start = async () => {
    stage.server = await startTestServer(options)
    stage.administrator = await signIn(stage.server, { role: 'administrator', name: '周敏' })
    stage.coordinator = await signIn(stage.server, { role: 'coordinator', department: 'bianban', name: '李强' })
    stage.liaison = await signIn(stage.server, { role: 'department', department: 'renshe', name: '王敏' })
  }
  beforeAll(async () => {
    stage.browser = await connectBrowser()
    profiles = new Profiles(stage.browser)
    if (isShared) await start()
  })
  if (!isShared) beforeEach(start)
  afterEach(async () => {
    await profiles.release()
    if (!isShared) await stage.server.close()
  })
  afterAll(async () => {
    await stage.browser?.close()
    if (isShared) await stage.server?.close()
  })
  return stage
}
