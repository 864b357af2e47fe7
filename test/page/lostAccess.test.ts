import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { setGrant } from '#db/set-grant'
import { inHouse } from '#db/transactions'
import { heldMeeting } from '../support/meeting-acts'
import { signIn, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const ledger = `/trackers/${tracker}`

/** An administrator gives access, or takes it; '' takes. */
async function give({ person }: SignedIn, access: string): Promise<void> {
  const answer = await fetch(`${stage.server.url}${ledger}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: stage.administrator.cookie, Origin: stage.server.url },
    body: new URLSearchParams({ intent: 'access', to: `person:${person.id}`, access }),
  })
  expect(answer.status).toBe(302)
}
const isLost = (page: Page) => page.getByRole('heading', { name: '您已无权查看这本台账' }).waitFor()
const unsaved = (page: Page, where: string | RegExp) => page.getByRole('textbox', { name: where }).inputValue()

it('L1 S5: whoever loses a ledger hears of it on all of its pages, with what each had unsaved, to copy', async () => {
  const record = await heldMeeting(stage)
  const zhao = await signIn(stage.server, { role: 'coordinator', name: '赵静' })
  const everyone = new URLSearchParams({ intent: 'access', to: 'everyone:', access: '' })
  await fetch(`${stage.server.url}${ledger}/settings`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: stage.administrator.cookie, Origin: stage.server.url },
    body: everyone,
  })
  const minutes = await stage.open(record, { signedIn: zhao })
  await minutes.getByRole('button', { name: '修改纪要' }).click()
  await minutes.getByRole('textbox', { name: '纪要正文' }).click()
  await minutes.keyboard.press('Control+Home')
  await minutes.keyboard.type('补充说明')
  const settings = await stage.open(`${ledger}/settings`, { signedIn: zhao })
  await settings.getByLabel('英文名称').first().fill('Reform ledger')
  const past = await stage.open(`${ledger}/as-of`, { signedIn: zhao })
  const rows = await stage.open(`${ledger}?item=1.2.4`, { signedIn: zhao })
  await rows.getByRole('textbox', { name: '写批注' }).fill('请尽快报来')

  // Less first: what only coordinators have is taken, what they wrote stays before them.
  await give(zhao, 'viewer')
  await settings.getByRole('heading', { name: '您已不是这本台账的专班' }).waitFor()
  expect(await unsaved(settings, '英文名称')).toBe('Reform ledger')
  await minutes.getByRole('alert').getByText('您已退出登录或权限已变更').waitFor()
  expect(await minutes.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)

  await rows.getByText('您现在只能查看，批注没有发送。').waitFor()
  expect(await unsaved(rows, '写批注')).toBe('请尽快报来')

  await give(zhao, '')
  for (const page of [minutes, past, rows]) await isLost(page)
  expect(await unsaved(minutes, '纪要正文')).toContain('补充说明')
  await settings.reload()
  await settings.getByRole('heading', { name: '没有这个页面' }).waitFor()
})

it('L1 S5: a comment that is being written is shown to who loses the ledger', async () => {
  const ling = await signIn(stage.server, { role: 'coordinator', name: '凌云' })
  const page = await stage.open(`${ledger}?item=1.2.4`, { signedIn: ling })
  await page.getByRole('textbox', { name: '写批注' }).fill('请尽快报来')
  await give(ling, '')
  await isLost(page)
  expect(await unsaved(page, '批注')).toBe('请尽快报来')
})

it('L1 L5 S5: what was being said of columns and streams is shown to who loses that, typed or on its way', async () => {
  const bai = await signIn(stage.server, { role: 'coordinator', name: '白露' })
  const typing = await stage.open(`${ledger}/settings`, { signedIn: bai })
  await openOf(typing, '出处')
  await typing.getByLabel('名称', { exact: true }).filter({ visible: true }).last().fill('文件依据')
  await give(bai, 'viewer')
  await typing.getByRole('heading', { name: '您已不是这本台账的专班' }).waitFor()
  expect(await unsaved(typing, '出处 · 名称')).toBe('文件依据')

  await give(bai, 'coordinator')
  const away = await stage.open(`${ledger}/settings`, { signedIn: bai })
  await openOf(away, '出处')
  await away.getByLabel('英文名称').last().waitFor()
  await stage.server.stop()
  await away.locator('.save-state--offline').waitFor()
  await away.getByLabel('英文名称').last().fill('Legal basis')
  await away.keyboard.press('Enter')
  await away.locator('.save-state', { hasText: '1' }).waitFor()
  const db = connect(stage.server.database)
  await inHouse(db).execute((trx) =>
    setGrant(trx, tracker, { kind: 'person', id: bai.person.id }, null, { by: null, at: Date.now() }),
  )
  await db.destroy()
  await stage.server.restart()
  await isLost(away)
  expect(await unsaved(away, '出处 · 英文名称')).toBe('Legal basis')
})

/** Shows what may be said of a column. */
async function openOf(settings: Page, column: string): Promise<void> {
  await settings.getByRole('button', { name: `编辑“${column}”` }).click()
}
