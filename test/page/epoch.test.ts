import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCell, readItems, roots, textOf } from '#app/model/ledger/ledger'
import { pasteFrom } from '../support/clipboard'
import { canGoOffline, cellOf, openEditor, row, saved, seen, type } from '../support/ledger-page'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage, type Stage } from '../support/stage'

/** While this is true, the pages have no network but what they have loaded. */
let isCut = false
let cut = () => {}

/** Opens the ledger; in the same profile as `before`, when there was one. */
async function open(stage: Stage, who: 'coordinator' | 'liaison' | SignedIn, before?: Page): Promise<Page> {
  const page = before
    ? await before.context().newPage()
    : await stage.page({
        signedIn: typeof who === 'string' ? stage[who] : who,
        viewport: { width: 1440, height: 2_200 },
        isOwn: true,
      })
  await page.routeWebSocket(/\/ws\//, (socket) => {
    if (isCut) return void socket.close({ code: 1006 })
    socket.connectToServer()
    cut = () => void socket.close()
  })
  await page.goto(`/trackers/${tracker}?department=`)
  await saved(page)
  await row(page, '1.2.4').first().waitFor()
  return page
}

/** Edits by ever other clients, which leave more behind than Yjs can merge; then somebody writes a text. */
async function wear({ server, coordinator }: Stage, text = ''): Promise<void> {
  const [{ doc, close }, witness] = [await connectEditor(server, coordinator), await connectEditor(server, coordinator)]
  const { clientID } = doc
  for (let turn = 0; turn < 1_500; turn++) {
    doc.clientID = 1_000 + turn
    roots(doc).items.get('5.1')!.set('clause', `五 ${turn}`)
  }
  doc.clientID = clientID
  if (text) textOf(doc, '1.2.4', 'progress')!.insert(0, text)
  const seenThere = () => [
    readCell(witness.doc, '5.1', 'clause'),
    (readCell(witness.doc, '1.2.4', 'progress') as string).includes(text),
  ]
  await expect.poll(seenThere).toEqual(['五 1499', true])
  close()
  witness.close()
}

async function stored({ server, coordinator }: Stage): Promise<Y.Doc> {
  const witness = await connectEditor(server, coordinator)
  witness.provider.disconnect()
  return witness.doc
}

describe('W9: pages and a new epoch', () => {
  const stage = useStage({ rooms: { renewal: { spare: 1_000, spareWhenOpen: Infinity, quiet: 0 }, sweepEvery: 5_000 } })

  it('W8: what was written without a network arrives on the new epoch’s document, merged with what others wrote', async () => {
    const page = await open(stage, 'liaison')
    isCut = true
    cut()
    await page.locator('.save-state--offline').waitFor()
    await type(page, '1.2.4', 'progress', '离线写的进展。')
    await type(page, '1.2.4', 'owner', '王敏')
    await type(page, '2.5', 'progress', '离线写的协办情况')
    await wear(stage, '区里已开会。')
    await stage.server.restart()
    isCut = false
    await saved(page)
    const doc = await stored(stage)
    expect([...doc.store.clients.keys()].filter((client) => client >= 2 ** 32)).toHaveLength(1)
    expect(readCell(doc, '1.2.4', 'owner')).toBe('王敏')
    expect(readCell(doc, '2.5', 'progress')).toBe('离线写的协办情况')
    const progress = readCell(doc, '1.2.4', 'progress') as string
    expect([progress.split('区里已开会。').length, progress.split('离线写的进展。').length]).toEqual([2, 2])
    expect(await page.getByRole('dialog').count()).toBe(0)
    await seen(cellOf(page, '1.2.4', 'progress'), '区里已开会。')
    // And it goes on as before.
    await type(page, '2.6', 'progress', '之后继续写')
    await saved(page)
    await expect.poll(async () => readCell(await stored(stage), '2.6', 'progress')).toBe('之后继续写')
  })

  it('G9: a viewer, who had no network, reads what others wrote', async () => {
    const page = await open(stage, await signIn(stage.server, { role: 'viewer' }))
    isCut = true
    cut()
    await page.locator('.save-state--offline').waitFor()
    await wear(stage, '区里已开会。')
    await stage.server.restart()
    isCut = false
    await saved(page)
    await seen(cellOf(page, '1.2.4', 'progress'), '区里已开会。')
  })

  it('W8: it arrives too when the page was closed in between', async () => {
    const page = await open(stage, 'liaison')
    await wear(stage)
    await canGoOffline(page)
    await stage.server.stop()
    await page.locator('.save-state--offline').waitFor()
    await type(page, '1.2.4', 'progress', '关页前写的')
    await type(page, '2.5', 'progress', '还有这个')
    await page.waitForFunction(
      (name) =>
        new Promise((resolve) => {
          const opening = indexedDB.open(name)
          opening.onsuccess = () => {
            const asking = opening.result.transaction('custom').objectStore('custom').get('unsaved') as IDBRequest<
              { work?: unknown[] } | undefined
            >
            asking.onsuccess = () => {
              opening.result.close()
              resolve(asking.result?.work?.length === 2)
            }
          }
        }),
      `luoshi/${tracker}/${stage.liaison.person.id}`,
    )
    await page.close({ runBeforeUnload: false })
    await stage.server.restart()
    const again = await open(stage, 'liaison', page)
    await seen(cellOf(again, '1.2.4', 'progress'), '关页前写的')
    await saved(again)
    const doc = await stored(stage)
    expect([readCell(doc, '1.2.4', 'progress'), readCell(doc, '2.5', 'progress')]).toEqual(['关页前写的', '还有这个'])
    expect(readItems(doc)).toHaveLength(43)
  })
})

describe('without an epoch', () => {
  const stage = useStage()

  it('D5 W8: more than a frame holds, written without a network, arrives in parts', async () => {
    const page = await open(stage, 'coordinator')
    isCut = true
    cut()
    await page.locator('.save-state--offline').waitFor()
    // Each paste fits a frame; both together do not.
    for (const first of ['1.1', '2.1']) {
      await cellOf(page, first, 'progress').click()
      await pasteFrom(page, { text: Array.from({ length: 12 }, () => '长'.repeat(19_000)).join('\r\n') })
      await seen(cellOf(page, first, 'progress'), '长长长')
    }
    isCut = false
    await saved(page)
    const doc = await stored(stage)
    expect(readItems(doc).filter(({ progress }) => progress.length === 19_000)).toHaveLength(24)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('W9: an epoch that begins under an open page', () => {
  const stage = useStage({ rooms: { renewal: { spare: Infinity, spareWhenOpen: 1_000, quiet: 300 }, sweepEvery: 50 } })

  it('the page goes on, with the editor that was open and what was typed in it', async () => {
    const page = await open(stage, 'liaison')
    const sockets: string[] = []
    page.on('websocket', (socket) => sockets.push(socket.url()))
    await openEditor(page, '1.2.4', 'progress')
    await page.keyboard.insertText('开着编辑框时')
    await wear(stage)
    await expect.poll(() => sockets.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await saved(page)
    await page.keyboard.insertText('换了一期')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.2.4', 'progress'), '开着编辑框时换了一期')
    await saved(page)
    await expect.poll(async () => readCell(await stored(stage), '1.2.4', 'progress')).toBe('开着编辑框时换了一期')
  })
})
