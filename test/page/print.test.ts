import { expect, it } from 'vitest'
import { cellOf, openEditor, saved } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

it.each([
  ['zh', '督办事项', '40 项'],
  ['en', 'Item', '40 item'],
] as const)('prints the whole view without what stands around it (%s)', async (language, title, count) => {
  const page = await stage.ledger({ signedIn: stage.coordinator, language, viewport: { width: 1000, height: 500 } })
  await openEditor(page, '1.3', 'owner')
  await page.keyboard.insertText('a-name-of-one-word-that-is-longer-than-its-column-is-wide')
  await page.keyboard.press('Enter')
  await saved(page)
  const printed = page.locator('.printed')
  const begin = () => page.evaluate(() => void dispatchEvent(new Event('beforeprint')))
  const end = () => page.evaluate(() => void dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'print' })
  await begin()
  expect(await printed.locator('tr[data-item]').count()).toBe(43)
  expect(await printed.locator('p').textContent()).toContain(count)
  expect(await printed.locator('th').allTextContents()).toContain(title)
  // Alone on the paper, black on white, and as wide as that.
  const look = await page.evaluate(() => {
    const styleOf = (element: Element) => getComputedStyle(element)
    const all = [...document.querySelectorAll('.printed *')]
    return {
      seen: [...document.body.children]
        .filter((element) => styleOf(element).display !== 'none' && element.tagName !== 'SCRIPT')
        .map(({ className }) => className),
      colours: [...new Set(all.map((element) => styleOf(element).color))],
      grounds: [...new Set(all.map((element) => styleOf(element).backgroundColor))],
      heading: styleOf(document.querySelector('.printed thead')!).display,
      isWithin: document.querySelector('.printed table')!.scrollWidth <= document.documentElement.clientWidth,
      cut: all
        .filter((element) => element.tagName === 'TD' && element.scrollWidth > element.clientWidth)
        .map(({ textContent }) => textContent),
    }
  })
  expect(look).toEqual({
    seen: ['printed'],
    colours: ['rgb(0, 0, 0)'],
    grounds: ['rgba(0, 0, 0, 0)'],
    heading: 'table-header-group',
    isWithin: true,
    cut: [],
  })
  await end()
  await expect.poll(() => printed.count()).toBe(0)
  // Of a narrowed view just that, with the columns that are shown.
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('searchbox').fill('1.2.4')
  await expect.poll(() => cellOf(page, '1.3', 'title').count()).toBe(0)
  await begin()
  expect(await printed.locator('tr[data-item]').count()).toBe(2)
  await end()
  // The browser's own printing says so too.
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.length).toBeGreaterThan(1000)
  expect(await printed.count()).toBe(0)
  await page.close()
})
