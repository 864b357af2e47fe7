import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import type { SignedIn } from './people'

export interface PersonInBrowser extends Omit<BrowserContextOptions, 'locale' | 'baseURL'> {
  /** Nobody signed in when it is left out. */
  signedIn?: SignedIn
  language?: 'zh' | 'en'
  /** Not used before nor again by others: for whoever looks at what a browser keeps. */
  isOwn?: boolean
}

interface Profile {
  /** What the context was made with: the same again for the same. */
  kind: string
  page: Page
  viewport: { width: number; height: number } | null
  /** What was asked of the browser's own protocol holds as long as these, such as a slower processor. */
  sessions: CDPSession[]
  /** Something was done there that cannot be taken back. */
  isSpoilt: boolean
}

/** What of a page or of its profile nothing takes back; whoever calls it spoils the profile for others. */
const spoiling = ['addInitScript', 'exposeFunction', 'exposeBinding', 'routeWebSocket', 'setExtraHTTPHeaders'] as const

/** How long a page may take to be given back clean (ms); one that hangs is closed. */
const patience = 5_000
/** Each is a process of the browser's: more than a test borrows at a time are not kept. */
const keptAtMost = 4

/**
 * One browser's profiles. A page costs seconds to open in a new one, half as much in one that has its scripts: those
 * that a test has done with are emptied, and lent again. What failed is not lent again.
 */
export class Profiles {
  private free: Profile[] = []
  private lent: Profile[] = []

  constructor(private readonly browser: Browser) {}

  /** An empty page in a profile of one person's: their session cookie, their language, 1440×900 unless said otherwise. */
  async page(
    { url }: { url: string },
    { signedIn, language = 'zh', isOwn = false, ...rest }: PersonInBrowser = {},
  ): Promise<Page> {
    const options = {
      baseURL: url,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
      ...rest,
    }
    const kind = JSON.stringify(options)
    const at = isOwn ? -1 : this.free.findIndex((profile) => profile.kind === kind)
    const [known] = at < 0 ? [] : this.free.splice(at, 1)
    const profile = known ?? (await this.open(kind, options))
    profile.isSpoilt ||= isOwn
    this.lent.push(profile)
    const { page } = profile
    if (signedIn) {
      const [, name, value] = /^([^=]+)=(.*)$/.exec(signedIn.cookie)!
      await page.context().addCookies([{ name: name!, value: value!, url, httpOnly: true, sameSite: 'Lax' }])
    }
    page.setDefaultTimeout(30_000)
    return page
  }

  /** Everybody leaves. After a failure nobody knows what was left there: those profiles are closed. */
  async release({ hasFailed = false } = {}): Promise<void> {
    await Promise.all(
      this.lent.splice(0).map(async (profile) => {
        if (!hasFailed && !profile.isSpoilt && (await inTime(empty(profile)))) this.free.push(profile)
        else await inTime(profile.page.context().close())
      }),
    )
    const tooMany = this.free.splice(0, this.free.length - keptAtMost)
    await Promise.all(tooMany.map(({ page }) => inTime(page.context().close())))
  }

  private async open(kind: string, options: BrowserContextOptions): Promise<Profile> {
    const context = await this.browser.newContext(options)
    const page = await context.newPage()
    const profile: Profile = { kind, page, viewport: options.viewport ?? null, sessions: [], isSpoilt: false }
    const spoil = () => (profile.isSpoilt = true)
    for (const owner of [context, page]) for (const name of spoiling) note(owner, name, spoil)
    note(context.clock, 'install', spoil)
    note(context, 'newCDPSession', (session) => void profile.sessions.push(session as CDPSession))
    return profile
  }
}

/** Hears what a method of a page's gives, before its caller does. */
function note(owner: object, name: string, hear: (outcome: unknown) => void): void {
  const methods = owner as Record<string, ((...args: unknown[]) => Promise<unknown>) | undefined>
  const real = methods[name]?.bind(owner)
  if (!real) return
  methods[name] = async (...args) => {
    const outcome = await real(...args)
    hear(outcome)
    return outcome
  }
}

/** Whether it was done, and soon enough. */
async function inTime(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), patience)))
  const done = work.then(
    () => true,
    () => false,
  )
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}

/** Leaves nothing of what was done there but the files that the browser keeps. */
async function empty({ page, viewport, sessions }: Profile): Promise<void> {
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
  await Promise.all([
    page.unrouteAll({ behavior: 'ignoreErrors' }),
    context.unrouteAll({ behavior: 'ignoreErrors' }),
    context.setOffline(false),
    ...sessions.splice(0).map((session) => session.detach().catch(() => undefined)),
  ])
  await page.evaluate(() => sessionStorage.clear())
  await page.goto('about:blank')
  await Promise.all([
    context.clearCookies(),
    context.clearPermissions(),
    page.emulateMedia({ media: null }),
    page.mouse.up(),
    ...(viewport ? [page.setViewportSize(viewport)] : []),
  ])
  const devTools = await context.newCDPSession(page)
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' })
  await devTools.detach()
  page.removeAllListeners()
}
