import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCell, textOf } from '#app/model/ledger/ledger'
import { cellOf, ledgerIsOpen, openEditor, saved, seen, type } from '../support/ledger-page'
import { connectEditor, type Editor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

// W8: the copy in the browser is a copy and nothing more. However it fails, what is typed reaches the server, the page
// says so when it has, others' edits are seen, and the page says that nothing is kept.
const stage = useStage({ isShared: true })
let witness: Editor
beforeAll(async () => {
  witness = await connectEditor(stage.server, stage.coordinator)
})
afterAll(() => witness.close())

/** How the browser's database can fail in the middle of a call. */
const ways = ['throws', 'aborts', 'closes'] as const

/** In the page: lets the call to its database fail whose number its address names. */
function failAsAsked(way: (typeof ways)[number]): void {
  const nth = Number(new URLSearchParams(location.search).get('fail'))
  let calls = 0
  const failing = window as unknown as { hasFailed: boolean }
  failing.hasFailed = false
  const wrap = (
    owner: object,
    name: string,
    transactionOf: (self: never, result: unknown) => IDBTransaction | undefined,
  ) => {
    const methods = owner as Record<string, (...args: unknown[]) => unknown>
    const real = methods[name]!
    methods[name] = function (this: never, ...args) {
      if (++calls !== nth) return real.apply(this, args)
      failing.hasFailed = true
      if (way === 'throws') throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      const result = real.apply(this, args)
      const transaction = transactionOf(this, result)
      if (way === 'aborts') transaction?.abort()
      else {
        // What a browser does whose site data is cleared: it closes, and says so.
        transaction?.db.close()
        transaction?.db.dispatchEvent(new Event('close'))
      }
      return result
    }
  }
  wrap(IDBFactory.prototype, 'open', () => undefined)
  wrap(IDBDatabase.prototype, 'transaction', (_self, result) => result as IDBTransaction)
  for (const name of ['get', 'getAll', 'add', 'put', 'clear'])
    wrap(IDBObjectStore.prototype, name, (self: IDBObjectStore) => self.transaction)
}

const note = (page: Page) => page.locator('.status-bar__note')

/** Somebody types, the colleague types: each must see the other's, and the page must say "saved" of nothing else. */
async function worksOn(page: Page, mark: string): Promise<void> {
  await cellOf(page, '1.2.4', 'owner').click()
  await page.keyboard.type(mark)
  await page.keyboard.press('Enter')
  await openEditor(page, '1.2.4', 'progress')
  await page.keyboard.type(mark)
  await page.keyboard.press('Enter')
  await saved(page)
  await expect
    .poll(() => [
      readCell(witness.doc, '1.2.4', 'owner'),
      textOf(witness.doc, '1.2.4', 'progress')!.toJSON().includes(mark),
    ])
    .toEqual([mark, true])
  const theirs = textOf(witness.doc, '1.2.4', 'progress')!
  theirs.insert(0, `${mark}!`)
  await seen(cellOf(page, '1.2.4', 'progress'), `${mark}!`)
}

describe.each(ways)('a database that %s', (way) => {
  it('at any of its calls, once each, takes nothing with it', async () => {
    // Read: 1 to 4. Then two calls for an edit, and two for the record of what is unsaved.
    const page = await stage.page({ signedIn: stage.liaison, isOwn: true })
    await page.addInitScript(failAsAsked, way)
    for (const nth of way === 'throws' ? [1, 2, 3, 4, 5, 6, 7, 8, 9, 12] : [2, 3, 4, 5, 6, 7, 10]) {
      await page.goto(`/trackers/${tracker}?fail=${nth}`)
      await ledgerIsOpen(page)
      await worksOn(page, `${way}${nth}`)
      expect(await page.evaluate(() => (window as unknown as { hasFailed: boolean }).hasFailed), `call ${nth}`).toBe(
        true,
      )
      await note(page).filter({ hasText: '不在本机留存副本' }).waitFor()
    }
  }, 300_000)
})

it.each([
  ['is deleted under an open page', null],
  [
    'may not even be asked for',
    () =>
      void Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      }),
  ],
  ['is not there', () => void Object.defineProperty(window, 'indexedDB', { value: undefined })],
  ['never answers', () => void (IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest)],
  [
    'cannot be laid out',
    () =>
      void (IDBDatabase.prototype.createObjectStore = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }),
  ],
  [
    'is refused at once',
    () =>
      void (IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'UnknownError')
      }),
  ],
])('a database that %s leaves a page without a copy, which says so', async (name, breaking) => {
  const page = await stage.page({ signedIn: stage.liaison, isOwn: true })
  if (breaking) await page.addInitScript(breaking)
  await page.goto(`/trackers/${tracker}`)
  await ledgerIsOpen(page)
  if (!breaking) {
    await type(page, '1.2.4', 'owner', 'before')
    await saved(page)
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
    })
  }
  await note(page).waitFor()
  await worksOn(page, name)
})

it('a database that works is not spoken of', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison, isOwn: true })
  await worksOn(page, 'kept')
  expect(await note(page).count()).toBe(0)
})
