import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { readCell } from '#app/model/ledger/ledger'
import { connect, type Db } from '#db/connect'
import { ledgerIsOpen, saved, seen, type } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import { startTestServer, tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

it('W6: a page says that the server cannot save, goes on, and is saved when it can', async () => {
  let db: Db
  const server = await startTestServer({ connect: (file) => (db = connect(file)), rooms: { sweepEvery: 200 } })
  onTestFinished(() => server.close())
  const page = await stage.page({ signedIn: await signIn(server, { role: 'coordinator' }), isOwn: true })
  await page.goto(`${server.url}/trackers/${tracker}`)
  await ledgerIsOpen(page)
  const witness = await connectEditor(server, await signIn(server, { role: 'viewer' }))
  onTestFinished(() => witness.close())

  await sql`PRAGMA query_only = 1`.execute(db!)
  await type(page, '1.3', 'progress', '方案征求意见')
  await seen(page.locator('.save-state--broken'), '暂时无法保存，1 处未保存')
  await seen(page.locator('.status-bar'), '服务器暂时无法写入')
  await type(page, '1.3', 'owner', '王敏')
  await seen(page.locator('.save-state--broken'), '暂时无法保存，2 处未保存')
  expect(readCell(witness.doc, '1.3', 'owner')).toBe('')

  await sql`PRAGMA query_only = 0`.execute(db!)
  await saved(page)
  await expect
    .poll(() => [readCell(witness.doc, '1.3', 'progress'), readCell(witness.doc, '1.3', 'owner')])
    .toEqual(['方案征求意见', '王敏'])
})
