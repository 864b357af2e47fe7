import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { en } from '#app/i18n/en'
import { words } from '#app/i18n/words'
import { zh } from '#app/i18n/zh'
import { isLive } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// A page brings the words of its own language, with the document, and no others.
const stage = useStage({ isShared: true })
const ofLanguage = { zh, en }

/** Words of some length, and of letters alone, as a script has them too. */
function wordsOf(part: object): string[] {
  return Object.values(part).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null
      ? wordsOf(value)
      : /^(?:[A-Za-z ]{24,}|\p{Script=Han}{8,})$/u.test(String(value))
        ? [String(value)]
        : [],
  )
}

/** What is not among the names that people write in either language. */
const wordsIn = (language: 'zh' | 'en') => {
  const names = wordsOf(words[language])
  return wordsOf(ofLanguage[language]).filter((word) => !names.includes(word))
}

/** The text of all scripts that were asked for until the page lives: from the server, since a page that is left forgets them. */
async function scriptsOf(page: Page, go: () => Promise<unknown>): Promise<string> {
  const asked = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.add(request.url())
  })
  await go()
  await isLive(page)
  const texts = await Promise.all([...asked].map(async (url) => (await fetch(url)).text()))
  return texts.join('\n')
}

describe.each([
  ['zh', 'en'],
  ['en', 'zh'],
] as const)('in %s', (language, other) => {
  it.each(['/sign-in', `/trackers/${tracker}`, '/people'])(
    '%s loads all its own words and none of the other language',
    async (path) => {
      const who = path === '/sign-in' ? {} : { signedIn: stage.administrator }
      const page = await stage.page({ ...who, language, isOwn: true })
      const scripts = await scriptsOf(page, () => page.goto(path))
      expect(wordsIn(language).length).toBeGreaterThan(20)
      expect(wordsIn(language).filter((word) => !scripts.includes(word))).toEqual([])
      expect(wordsIn(other).filter((word) => scripts.includes(word))).toEqual([])
    },
  )

  it('the words are asked for before any script of ours runs', async () => {
    const page = await stage.page({ language, isOwn: true })
    const asked: string[] = []
    page.on('request', (request) => void asked.push(request.url()))
    await page.route(/\/assets\/(?!en-|zh-|words-)[^/]+\.js$/, async (route) => {
      await expect.poll(() => asked.some((url) => url.includes(`/assets/${language}-`))).toBe(true)
      await route.continue()
    })
    await page.goto('/sign-in')
    await isLive(page)
    expect(asked.filter((url) => /\/assets\/(en|zh)-/.test(url))).toHaveLength(1)
  })
})

it('who chooses the other language gets the page and its title in it, and none of the old words', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator, isOwn: true })
  const scripts = await scriptsOf(page, async () => {
    await page.getByRole('button', { name: 'English' }).click()
    await page.locator('html[lang="en"]').waitFor()
  })
  expect(wordsIn('zh').filter((word) => scripts.includes(word))).toEqual([])
  expect(await page.title()).toContain('Luoshi')
  await page.locator('.save-state--saved').waitFor()
  expect(await page.locator('.ledger__search').getAttribute('placeholder')).toBe(en.ledger.searchHint)
})
