import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { isLive, ledgerIsOpen } from './ledger-page'
import { signIn, type SignedIn } from './people'
import type { PersonInBrowser, Profiles } from './profiles'
import { profilesOfWorker } from './shared-browser'
import { startTestServer, tracker, type TestServer, type TestServerOptions } from './server'

/** What a test file in the browser stands on. The server is there from the first `beforeEach` or `beforeAll` on. */
export interface Stage {
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
 * `isShared`. `options` are the server's: with `example: false` nobody has opened its house, and there are no people.
 */
export function useStage({ isShared = false, ...options }: TestServerOptions & { isShared?: boolean } = {}): Stage {
  let profiles: Profiles
  let running: TestServer | null = null
  const thrown: string[] = []
  const stage = {
    async page(who) {
      const page = await profiles.page(stage.server, who)
      page.on('pageerror', (error) => thrown.push(error.message))
      // A page that died: what React shows in its place caught the error.
      page.on('console', (message) => {
        if (message.type() === 'error' && message.text().includes('caught the following error'))
          thrown.push(message.text())
      })
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
    stage.server = running = await startTestServer(options)
    // Who comes first opens the house.
    if (options.example === false) return
    stage.administrator = await signIn(stage.server, { role: 'administrator', name: '周敏' })
    stage.coordinator = await signIn(stage.server, { role: 'coordinator', department: 'bianban', name: '李强' })
    stage.liaison = await signIn(stage.server, { role: 'department', department: 'renshe', name: '王敏' })
  }
  const stop = async () => {
    await running?.close()
    running = null
  }
  beforeAll(async () => {
    profiles = await profilesOfWorker()
    if (isShared) await start()
  })
  if (!isShared) beforeEach(start)
  afterEach(async ({ task }) => {
    await profiles.release({ hasFailed: task.result?.state === 'fail' })
    if (!isShared) await stop()
    expect(thrown.splice(0), 'what the pages threw').toEqual([])
  })
  afterAll(stop)
  return stage
}
