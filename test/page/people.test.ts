import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readCell } from '#app/model/ledger/ledger'
import { connect } from '#db/connect'
import { setPersonRights } from '#db/people'
import { inHouse } from '#db/transactions'
import { catchCopies } from '../support/clipboard'
import { acknowledgeFirst } from '../support/hold-socket'
import { invite } from '../support/invite'
import { canGoOffline, cellOf, ledgerIsOpen, rowIds, saved, seen, type } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import type { PersonInBrowser } from '../support/profiles'
import { startTestServer, tracker } from '../support/server'
import { useStage } from '../support/stage'

const password = '一个够长的密码 123'
const stage = useStage({ isShared: true })
const someone = { houseRole: 'member', department: null, password } as const

beforeAll(() =>
  stage.server
    .people()
    .addPerson({ account: 'taken', name: '赵磊', houseRole: 'organizer', department: null, password }),
)

const open = (path: string, who?: PersonInBrowser) => stage.open(path, who)
const liaison = () => signIn(stage.server, { role: 'department', department: 'renshe', name: '王敏' })
const isLedger = async (page: Page) => {
  await page.waitForURL((url) => url.pathname === `/trackers/${tracker}`)
  await ledgerIsOpen(page)
}
const isTitled = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()

describe('coming in', () => {
  it('X1: the first link makes the administrator, who then invites a liaison into a second browser; each link once', async () => {
    const fresh = await startTestServer()
    onTestFinished(() => fresh.close())
    const first = (await fresh.people().firstLink())!
    const page = await open(first)
    await isTitled(page, '加入落实台账')
    await page.getByText('您受邀以“管理员”身份加入。').waitFor()
    await accept(page, { account: 'zhou.min', name: '周敏' })
    await isLedger(page)
    await page.getByText('周敏').first().waitFor()
    expect(await fresh.people().firstLink()).toBeNull()
    expect((await page.goto(first))?.status()).toBe(410)
    await isTitled(page, '此链接已经用过')

    await page.goto(`${fresh.url}/people`)
    await page.getByRole('region', { name: '邀请' }).getByLabel('单位').selectOption({ label: '区人力社保局' })
    await page.getByRole('button', { name: '生成邀请链接' }).click()
    const link = await page.getByRole('textbox', { name: '邀请链接' }).inputValue()
    const other = await open(link)
    await other.getByText('您受邀代表区人力社保局，以“成员”身份加入。').waitFor()
    await accept(other, { account: 'li.na', name: '李娜' })
    await isLedger(other)
    await other.getByRole('button', { name: '我单位的事项', pressed: true }).click()
    await cellOf(other, '1.2.1', 'progress').waitFor()
    // Their own row is theirs to report on, its structure is not, and another department's row not at all.
    await cellOf(other, '1.2.4', 'progress').and(other.locator('.cell--mine')).waitFor()
    for (const [item, column] of [
      ['1.2.4', 'title'],
      ['1.2.4', 'due'],
      ['1.2.1', 'progress'],
    ] as const) {
      expect(await cellOf(other, item, column).and(other.locator('.cell--mine')).count(), `${item} ${column}`).toBe(0)
    }
    expect(await other.getByRole('button', { name: '添加事项' }).count()).toBe(0)
    await other.goto(`${fresh.url}/people`)
    await isTitled(other, '我的账号')
    expect(await other.getByRole('table').count()).toBe(0)

    await isTitled(await open(link), '此链接已经用过')
    await page.reload()
    await page.getByRole('row', { name: /李娜.*li\.na.*成员.*区人力社保局/ }).waitFor()
    await page.getByText('没有尚未使用的邀请。').waitFor()
  })

  it('X2: what cannot be accepted says why beside its field, and keeps what was typed', async () => {
    const page = await open(await invite(stage.server, stage.administrator, 'member'))
    await accept(page, { account: 'Taken', name: '陈静' })
    await page.getByText('这个账号不能使用，请换一个。').waitFor()
    const account = page.getByLabel('账号')
    await expect.poll(() => account.evaluate((element) => element === document.activeElement)).toBe(true)
    expect([await account.inputValue(), await page.getByLabel('姓名').inputValue()]).toEqual(['Taken', '陈静'])
    await account.fill('chen.jing')
    await page.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await isLedger(page)
  })

  it('in English: a withdrawn link and a made-up one say what to do, a good one leads to the ledger', async () => {
    const link = await invite(stage.server, stage.administrator, 'member', 'renshe')
    const page = await open('/people', { signedIn: stage.administrator, language: 'en' })
    await page.getByRole('button', { name: 'Withdraw the invitation for Member' }).click()
    await page.getByText('The invitation is withdrawn.').waitFor()
    const stranger = await open(link, { language: 'en' })
    await isTitled(stranger, 'There is no such invitation')
    expect((await stranger.goto('/invitations/made-up'))?.status()).toBe(404)
    await stranger.getByRole('link', { name: 'Go to sign-in' }).click()
    await stranger.getByRole('button', { name: 'Sign in' }).waitFor()
    const good = await invite(stage.server, stage.administrator, 'member', 'jiaowei')
    await stranger.goto(good)
    await isTitled(stranger, 'Join Luoshi')
    await stranger.getByLabel('Account').fill('liu.yang')
    await stranger.getByLabel('Name').fill('Liu Yang')
    await stranger.getByLabel('Password').fill(password)
    await stranger.getByRole('button', { name: 'Create account and enter' }).click()
    await isLedger(stranger)
    await stranger.getByText('Saved', { exact: true }).waitFor()
    await stranger.goto(good)
    await isTitled(stranger, 'This link has been used')
  })
})

describe('signing in and out', () => {
  it('X2: a wrong password says so and keeps the account; the right one leads to where one wanted to go', async () => {
    const page = await open(`/trackers/${tracker}?q=人社局`)
    await page.waitForURL('**/sign-in?next=**')
    await page.getByLabel('账号').fill('taken')
    await page.getByLabel('密码').fill('不是这个密码')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('账号或密码不对')
    await expect.poll(() => page.getByLabel('账号').inputValue()).toBe('taken')
    await expect
      .poll(() => page.getByLabel('密码').evaluate((element) => element === document.activeElement))
      .toBe(true)
    await page.keyboard.insertText(password)
    await page.keyboard.press('Enter')
    await ledgerIsOpen(page)
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('人社局')
    await expect.poll(() => rowIds(page)).toContain('1.2.4')
  })

  it('X2: `next` never leads to another site', async () => {
    const page = await open('/sign-in?next=//elsewhere.example/', { language: 'en' })
    await page.getByLabel('Account').fill('taken')
    await page.getByLabel('Password').fill('wrong wrong wrong')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Account or password is wrong')
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await isLedger(page)
    expect(new URL(page.url()).origin).toBe(stage.server.url)
  })

  it('S5: signing out ends this browser’s open ledgers too, and the way back asks to sign in', async () => {
    const signedIn = await liaison()
    const page = await stage.ledger({ signedIn })
    const other = await page.context().newPage()
    await other.goto('/people')
    await other.getByText('王敏').first().click()
    await other.getByRole('button', { name: '退出登录' }).click()
    await other.waitForURL('**/sign-in')
    await page.locator('.save-state--broken').waitFor()
    await page.getByText('您已退出登录。').waitFor()
    await other.goBack()
    await other.waitForURL('**/sign-in?next=**')
  })

  it('S5 W8: a session that ended while its page had no server is told as that, what is unsaved is kept, and the way back leads to the same view', async () => {
    let later = 0
    const server = await startTestServer({ now: () => Date.now() + later })
    onTestFinished(() => server.close())
    await server
      .people()
      .addPerson({ account: 'sun.yue', name: '孙悦', houseRole: 'member', department: 'renshe', password })
    const view = `${server.url}/trackers/${tracker}?q=1.2.4`
    const page = await open(view)
    await signInHere(page)
    await page.waitForURL(view)
    await ledgerIsOpen(page)
    await server.stop()
    await type(page, '1.2.4', 'owner', '王敏')
    await seen(page.locator('.save-state'), '离线，1 处未保存')
    later = 8 * 86_400_000
    await server.restart()
    await page.getByText('您已退出登录。').waitFor()
    await seen(page.locator('.save-state--broken'), '已断开，1 处未保存')

    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByRole('link', { name: '重新登录' }).click()
    await page.waitForURL('**/sign-in?next=**')
    await signInHere(page)
    await page.waitForURL(view)
    await saved(page)
    const witness = await connectEditor(server, await signIn(server, { role: 'viewer' }))
    onTestFinished(() => witness.close())
    expect(readCell(witness.doc, '1.2.4', 'owner')).toBe('王敏')

    async function signInHere(on: Page): Promise<void> {
      await on.getByLabel('账号').fill('sun.yue')
      await on.getByLabel('密码').fill(password)
      await on.keyboard.press('Enter')
    }
  })

  it('S5 W8 G7: rights that changed while the page had no server are told, and what was unsaved is judged by the new ones', async () => {
    const server = await startTestServer()
    onTestFinished(() => server.close())
    const signedIn = await signIn(server, { role: 'department', department: 'renshe' })
    const view = `${server.url}/trackers/${tracker}?q=1.2.4`
    const page = await stage.page({ signedIn, isOwn: true })
    await acknowledgeFirst(page)
    await page.goto(view)
    await ledgerIsOpen(page)
    await canGoOffline(page)
    await server.stop()
    await type(page, '1.2.4', 'owner', '王敏')
    await type(page, '1.2.4', 'progress', '已召开专题会')
    await seen(page.locator('.save-state'), '离线，2 处未保存')
    const db = connect(server.database)
    const rights = { houseRole: 'member', department: null, disabledAt: null } as const
    await inHouse(db).execute((trx) => setPersonRights(trx, signedIn.person.id, rights, { by: null, at: Date.now() }))
    await db.destroy()
    await server.restart()
    const dialog = page.getByRole('dialog')
    await seen(dialog, '您只能查看本台账')
    expect(
      await dialog
        .getByRole('textbox')
        .evaluateAll((texts) => texts.map((text) => (text as HTMLTextAreaElement).value)),
    ).toEqual(['王敏', '已召开专题会'])
    const title = '1.2.4 区人力社保局：拟定并实施内设机构整合方案'
    // With the document it says where each was written.
    await seen(dialog, title)
    // As over plain http, where pages have no clipboard of their own.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    const copied = await catchCopies(page)
    await dialog.getByRole('button', { name: '全部复制' }).click()
    await dialog.getByRole('button', { name: '已复制' }).waitFor()
    expect(await copied()).toBe(`${title} · 责任人\n王敏\n\n${title} · 进展情况\n已召开专题会`)
    await saved(page)
    expect(await cellOf(page, '1.2.4', 'owner').textContent()).toBe('')
  })
})

describe('keeping people', () => {
  it('S5: disabling somebody ends their open ledger at once, and their page says so', async () => {
    const signedIn = await signIn(stage.server, { role: 'department', department: 'renshe', name: '孙悦' })
    const [theirs, page] = [await stage.ledger({ signedIn }), await open('/people', { signedIn: stage.administrator })]
    await page.getByRole('link', { name: '修改孙悦' }).click()
    await page.getByRole('button', { name: '停用' }).click()
    await page.getByText('已停用，此人已退出登录。').waitFor()
    await theirs.locator('.save-state--broken').waitFor()
    await theirs.getByText('未保存的内容请先复制，再重新登录。').waitFor()
    await theirs.reload()
    await theirs.waitForURL('**/sign-in?next=**')
  })

  it('S5: another department ends the open socket, and the page is there again with the new rights (en)', async () => {
    const signedIn = await signIn(stage.server, { role: 'viewer', name: 'Wang Min' })
    const theirs = await stage.ledger({ signedIn, language: 'en' })
    const page = await open('/people', { signedIn: stage.administrator, language: 'en' })
    await page.getByRole('link', { name: 'Edit Wang Min' }).click()
    await page.getByLabel('Department of Wang Min').selectOption('renshe')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved; it applies at once.').waitFor()
    await theirs.getByRole('button', { name: 'My department’s items' }).waitFor()
  })

  it('X1: the last administrator stays one', async () => {
    const page = await open('/people', { signedIn: stage.administrator })
    await page.getByRole('link', { name: '修改周敏' }).click()
    await page.getByRole('button', { name: '停用' }).click()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('至少要有一位可用的管理员')
    await page.getByRole('link', { name: '取消' }).click()
    await page.getByText('（您）').waitFor()
  })

  it('are found as one types, and stay found while a row is changed; the address can be sent', async () => {
    await signIn(stage.server, { role: 'department', department: 'jiaowei', name: '欧阳青' })
    const page = await open('/people', { signedIn: stage.administrator })
    await page.getByRole('searchbox', { name: '查找人员和单位' }).pressSequentially('欧阳')
    await page.getByText('找到 1 人。').waitFor()
    expect(await page.getByRole('row', { name: /周敏/ }).count()).toBe(0)
    await page.getByRole('link', { name: '修改欧阳青' }).click()
    await page.getByLabel('欧阳青的单位').selectOption('renshe')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存，立即生效。').waitFor()
    await page.getByRole('row', { name: /欧阳青.*区人力社保局/ }).waitFor()
    const other = await open(new URL(page.url()).pathname + new URL(page.url()).search, {
      signedIn: stage.administrator,
      language: 'en',
    })
    await other.getByText('Found 1 person.').waitFor()
    await other.getByRole('link', { name: 'Clear' }).click()
    await other.getByRole('row', { name: /周敏/ }).waitFor()
    await other.getByRole('searchbox').pressSequentially('qqq')
    await other.getByRole('combobox', { name: 'Role' }).first().selectOption('disabled')
    await other.getByText('Nothing was found.').waitFor()
  })

  it('a department is added, and can be invited for at once', async () => {
    const page = await open('/people', { signedIn: stage.administrator })
    await page.getByLabel('单位名称').fill('区数据局')
    await page.getByLabel('简称').fill('数据局')
    await page.getByRole('button', { name: '添加单位' }).click()
    await page.getByText('单位已添加。').waitFor()
    await page.getByRole('row', { name: /区数据局/ }).waitFor()
    await page.locator('#invite-department').selectOption({ label: '区数据局' })
    await page.getByRole('button', { name: '生成邀请链接' }).click()
    await page.getByRole('textbox', { name: '邀请链接' }).waitFor()
    // Tables scroll in their own places, however narrow the page is.
    for (const width of [390, 768]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    }
  })

  it('X11: that a department becomes part of another is asked first, with what follows', async () => {
    await stage.server.people().addPerson({ ...someone, account: 'mo.lan', name: '莫兰', department: 'bianban' })
    const page = await open('/people?edit-department=bianban', { signedIn: stage.administrator })
    await page.getByLabel('区委编办并入的单位').selectOption({ label: '区教委' })
    await page.getByRole('button', { name: '并入', exact: true }).click()
    const asked = page.getByRole('alertdialog', { name: '把“区委编办”并入“区教委”？' })
    await seen(asked, /的 \d+ 行、2 人.*不能撤销/)
    await page.getByRole('button', { name: '不并入' }).click()
    await page.getByLabel('区委编办并入的单位').waitFor()
    await page.getByLabel('区委编办并入的单位').selectOption({ label: '区教委' })
    await page.getByRole('button', { name: '并入', exact: true }).click()
    await asked.getByRole('button', { name: '确定并入，不能撤销' }).click()
    await page.getByText('已并入，各台账的事项和人员都已改过来。').waitFor()
    await page.getByRole('row', { name: /莫兰.*区教委/ }).waitFor()
  })
})

describe('languages', () => {
  it('switching keeps the page, and the view of the ledger', async () => {
    const signedIn = await liaison()
    const page = await stage.ledger({ signedIn })
    await page.getByRole('button', { name: /二 街道/ }).click()
    await page.getByRole('searchbox').fill('2.5')
    await expect.poll(() => rowIds(page)).toEqual(['stream:s2', '2.5'])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: '中文' }).waitFor()
    await ledgerIsOpen(page)
    expect(new URL(page.url()).pathname).toBe(`/trackers/${tracker}`)
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('2.5')
    expect(new URL(page.url()).searchParams.get('stream')).toBe('s2')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto('/people')
    await isTitled(page, 'My account')
    await page.getByRole('button', { name: '中文' }).click()
    await isTitled(page, '我的账号')
    expect(page.url()).toBe(`${stage.server.url}/people`)
  })

  it('on the sign-in page it keeps where one wanted to go', async () => {
    const page = await open('/sign-in?next=/people')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(page.url()).toBe(`${stage.server.url}/sign-in?next=/people`)
  })
})

async function accept(page: Page, { account, name }: { account: string; name: string }): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '建立账号并进入' }).click()
}
