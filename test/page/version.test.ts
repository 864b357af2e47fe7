import { expect, it } from 'vitest'
import { readCell } from '#app/model/ledger/ledger'
import { canGoOffline, saved, seen, type } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()

/** In the page: from `isOld` on it says of itself what a page of another version would say, or until it was told so `oldFor` times. */
function speakAsAnother(): void {
  const page = window as unknown as { isOld?: boolean; oldFor?: number }
  const told = (url: string) => (page.isOld || page.oldFor ? url.replace(/version=\d+/, 'version=999999') : url)
  const [Socket, ask] = [WebSocket, fetch]
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(told(String(url)), protocols)
    }
  }
  window.fetch = async (input, init) => {
    const answer = await ask(typeof input === 'string' ? told(input) : input, init)
    if (page.oldFor && answer.status === 409) page.oldFor--
    return answer
  }
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

it('P5: while one process after the other is upgraded, a page goes on with those of its version, and nobody hears of it', async () => {
  const page = await stage.page({ signedIn: stage.liaison, isOwn: true })
  await page.addInitScript(speakAsAnother)
  await page.goto('/')
  await saved(page)
  await page.evaluate(() => {
    const shown = window as unknown as { wasTold?: boolean }
    new MutationObserver(() => (shown.wasTold ||= document.body.textContent.includes('系统已更新'))).observe(
      document.body,
      {
        childList: true,
        subtree: true,
        characterData: true,
      },
    )
  })
  // The next that answer are of the new version: a socket, and twice who asks why.
  await page.evaluate(() => void ((window as unknown as { oldFor: number }).oldFor = 3))
  await stage.server.stop()
  await page.locator('.save-state--offline').waitFor()
  await type(page, '1.2.4', 'owner', '白露')
  await stage.server.restart()
  await saved(page)
  expect(await page.evaluate(() => (window as unknown as { oldFor: number }).oldFor)).toBe(0)
  expect(await page.evaluate(() => (window as unknown as { wasTold?: boolean }).wasTold)).not.toBe(true)
  const witness = await connectEditor(stage.server, stage.coordinator)
  await expect.poll(() => readCell(witness.doc, '1.2.4', 'owner')).toBe('白露')
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
