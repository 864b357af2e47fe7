import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// A browser that lacks what the grid stands on: its scripts must not run into the wall, and what needs none works.
const stage = useStage({ isShared: true })
const account = { account: 'old.machine', password: '一台六年前的电脑 6' }
const notice = '.old-browser-notice'

/** What each of the browsers below the floor lacks. */
const lacking: Record<string, () => void> = {
  'no :has()': () => void (CSS.supports = (asked: string) => !asked.includes(':has')),
  'no looking behind in patterns': () => {
    const Known = RegExp
    const refusing = (pattern: string | RegExp, flags?: string) => {
      if (String(pattern).includes('(?<='))
        throw new SyntaxError('Invalid regular expression: invalid group specifier name')
      return new Known(pattern, flags)
    }
    window.RegExp = new Proxy(Known, {
      construct: (_target, [pattern, flags]: [string, string?]) => refusing(pattern, flags),
    })
  },
  'no CSS.supports': () => void Object.defineProperty(window, 'CSS', { value: undefined }),
}

/** In the page: takes away what is newer than browsers of some years ago: a script that runs throws, which fails the test. */
const newerThings = () => {
  CSS.supports = (asked: string) => !asked.includes(':has')
  const owners: [object, string[]][] = [
    [Object, ['hasOwn', 'groupBy', 'fromEntries']],
    [Array.prototype, ['at', 'flat', 'flatMap', 'findLast']],
    [String.prototype, ['at', 'replaceAll', 'matchAll']],
    [Promise, ['any', 'allSettled']],
    [window, ['structuredClone', 'AggregateError', 'WeakRef', 'queueMicrotask']],
  ]
  for (const [owner, names] of owners) for (const name of names) Reflect.deleteProperty(owner, name)
}

async function old(lack: () => void): Promise<Page> {
  const page = await stage.page({ isOwn: true })
  await page.addInitScript(lack)
  return page
}

describe.each(Object.entries(lacking))('a browser with %s', (_name, lack) => {
  it('is told the floor in both languages, and what still works', async () => {
    const page = await old(lack)
    await page.goto('/sign-in')
    for (const text of [
      '这个浏览器太旧',
      'Chromium 105',
      'Firefox 121',
      'Safari 16.4',
      'too old to fill in the ledger',
    ]) {
      await page.locator(notice).getByText(text).first().waitFor()
    }
  })
})

it('an old browser signs in, reads the ledger, what changed and the meetings, and takes the CSV', async () => {
  await stage.server.people().addPerson({ ...account, name: '旧电脑', houseRole: 'member', department: null })
  const page = await old(lacking['no :has()']!)
  await page.goto('/sign-in')
  await page.getByLabel('账号').fill(account.account)
  await page.getByLabel('密码').fill(account.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(`**/trackers/${tracker}`)
  // The live page would only stay at its first rows.
  expect(await page.locator('.ledger').isVisible()).toBe(false)
  await page.getByRole('link', { name: '查看台账' }).click()
  await page.getByText('区人力社保局：拟定并实施内设机构整合方案').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: '查看变化' }).click()
  await page.locator('.compare').waitFor()
  await page.goBack()
  await page.getByRole('link', { name: '会议记录和纪要' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goBack()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  expect(await page.evaluate(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber$')))).toBe(
    false,
  )
})

it.each(['/sign-in', `/trackers/${tracker}`, `/trackers/${tracker}/meetings`, `/trackers/${tracker}/meeting`])(
  'no script of ours runs in an old browser at %s: it would not know the first words of one',
  async (path) => {
    const page = await stage.page({ ...(path === '/sign-in' ? {} : { signedIn: stage.coordinator }), isOwn: true })
    await page.addInitScript(newerThings)
    await page.goto(path, { waitUntil: 'load' })
    await page.locator(notice).waitFor()
    // What Remix writes into the page leaves this behind where it runs.
    expect(await page.evaluate(() => Object.keys(window).filter((name) => name.startsWith('__remix')))).toEqual([])
  },
)

it('a browser that fits sees no notice', async () => {
  const page = await stage.open('/sign-in')
  expect(await page.locator(notice).isVisible()).toBe(false)
})
