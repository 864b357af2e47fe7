import { expect, it } from 'vitest'
import { readCell } from '#app/model/ledger/ledger'
import { canGoOffline, saved, seen, type } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()

/** In the page: from `isOld` on it says of itself what a page of another version would say. */
function speakAsAnother(): void {
  const page = window as unknown as { isOld?: boolean }
  const told = (url: string) => (page.isOld ? url.replace(/version=\d+/, 'version=999999') : url)
  const [Socket, ask] = [WebSocket, fetch]
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(told(String(url)), protocols)
    }
  }
  window.fetch = (input, init) => ask(typeof input === 'string' ? told(input) : input, init)
}

it('S5: a page of before an upgrade is told to load anew, keeps what is not saved, and saves it then', async () => {
  const page = await stage.page({ signedIn: stage.liaison, isOwn: true })
  await page.addInitScript(speakAsAnother)
  await page.goto('/')
  await saved(page)
  await canGoOffline(page)
  await stage.server.stop()
  await page.locator('.save-state--offline').waitFor()
  await type(page, '1.2.4', 'owner', '王敏')
  await page.evaluate(() => void ((window as unknown as { isOld: boolean }).isOld = true))
  await stage.server.restart()
  await seen(page.locator('.status-bar__trouble'), '系统已更新')
  await seen(page.locator('.save-state'), '1')
  await page.getByRole('link', { name: '重新载入' }).click()
  await saved(page)
  const witness = await connectEditor(stage.server, stage.coordinator)
  await expect.poll(() => readCell(witness.doc, '1.2.4', 'owner')).toBe('王敏')
  witness.close()
})

it('S5: the server tells who asks without a socket that their page is of another version; who says none is let in', async () => {
  const ask = (query: string) =>
    fetch(`${stage.server.socketUrl.replace('ws', 'http')}/xicheng-2019?${query}`, {
      headers: { Cookie: stage.liaison.cookie },
    })
  expect((await ask('ack=1&version=0')).status).toBe(409)
  expect((await ask('ack=1')).status).toBe(426)
})
