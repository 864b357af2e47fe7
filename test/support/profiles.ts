import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { SignedIn } from './people'
import type { TestServer } from './server'

export interface PersonInBrowser extends Omit<BrowserContextOptions, 'locale' | 'baseURL'> {
  /** Nobody signed in when it is left out. */
  signedIn?: SignedIn
  language?: 'zh' | 'en'
  /** Not used again by others: for what cannot be taken back, such as a routed socket. */
  isOwn?: boolean
}

interface Profile {
  /** What the context was made with: the same again for the same. */
  kind: string
  page: Page
  isOwn: boolean
}

/**
 * One browser's profiles. A page costs seconds to open in a new one, half as much in one that has its scripts: those
 * that a test has done with are emptied, and used again.
 */
export class Profiles {
  private free: Profile[] = []
  private used: Profile[] = []

  constructor(private readonly browser: Browser) {}

  /** An empty page in a profile of one person's: their session cookie, their language, 1440×900 unless said otherwise. */
  async page(
    server: TestServer,
    { signedIn, language = 'zh', isOwn = false, ...rest }: PersonInBrowser = {},
  ): Promise<Page> {
    const options = {
      baseURL: server.url,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
      ...rest,
    }
    const kind = JSON.stringify(options)
    const at = isOwn ? -1 : this.free.findIndex((profile) => profile.kind === kind)
    const [known] = at < 0 ? [] : this.free.splice(at, 1)
    const profile = known ?? { kind, isOwn, page: await (await this.browser.newContext(options)).newPage() }
    this.used.push(profile)
    if (signedIn) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(signedIn.cookie)!
      await profile.page
        .context()
        .addCookies([{ name: name!, value: value!, url: server.url, httpOnly: true, sameSite: 'Lax' }])
    }
    profile.page.setDefaultTimeout(20_000)
    return profile.page
  }

  /** Everybody leaves. */
  async release(): Promise<void> {
    await Promise.all(
      this.used.splice(0).map(async (profile) => {
        const isKept =
          !profile.isOwn &&
          (await empty(profile.page).then(
            () => true,
            () => false,
          ))
        if (isKept) this.free.push(profile)
        else await profile.page.context().close()
      }),
    )
  }
}

/** Leaves nothing of what was done there but the files that the browser keeps. */
async function empty(page: Page): Promise<void> {
  const context = page.context()
  const { origin } = new URL(page.url())
  await Promise.all(
    context
      .pages()
      .filter((other) => other !== page)
      .map((other) => other.close()),
  )
  page.removeAllListeners()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await context.setOffline(false)
  await page.evaluate(() => sessionStorage.clear())
  await page.goto('about:blank')
  await Promise.all([context.clearCookies(), context.clearPermissions()])
  const devTools = await context.newCDPSession(page)
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
  await devTools.detach()
  page.removeAllListeners()
}
