import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bytesOf } from '../support/download'
import { ledgerIsOpen, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const password = '一个够长的密码 123'
const cell = (page: Page, line: number, column: string) => page.getByLabel(`第 ${line} 行：${column}`)

it('X12: a list is pasted, mended in place and invited; one of them comes in by what was filled in for her', async () => {
  const page = await stage.open('/people', { signedIn: stage.administrator })
  await page.getByRole('link', { name: '批量邀请…' }).click()
  await page.getByLabel('名单').fill('姓名\t单位\t角色\n李娜娜\t人社局\t联络员\n陈静静\t区卫建委\t主任\n\t教委\t')
  await page.getByRole('button', { name: '读入' }).click()
  await seen(page.locator('.people-list__submit'), '2 行待改')
  expect(await page.getByRole('button', { name: '生成 3 个邀请链接' }).isDisabled()).toBe(true)
  expect(await cell(page, 1, '账号').inputValue()).toBe('li.nana')
  await cell(page, 2, '单位').fill('教委')
  await cell(page, 2, '角色').selectOption('organizer')
  await page.getByRole('button', { name: '移除第 3 行' }).click()
  await page.getByRole('button', { name: '生成 2 个邀请链接' }).click()
  await page.getByRole('heading', { name: '已生成 2 个邀请链接' }).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 CSV' }).click(),
  ])
  const [, first, second] = (await bytesOf(download)).toString().trim().split('\r\n')
  expect(second).toMatch(/^陈静静,chen\.jingjing,区教委,成员（可建台账）,http/)
  const link = first!.split(',')[4]!

  const newcomer = await stage.open(link)
  await seen(newcomer.locator('.sheet'), '填写自己的事项')
  expect([await newcomer.getByLabel('账号').inputValue(), await newcomer.getByLabel('姓名').inputValue()]).toEqual([
    'li.nana',
    '李娜娜',
  ])
  await newcomer.getByLabel('密码').fill(password)
  await newcomer.getByRole('button', { name: '建立账号并进入' }).click()
  await ledgerIsOpen(newcomer)
})

it('L6: roles that mean none are said once for all lines; columns that were not read and a misspelt department are told', async () => {
  const page = await stage.open('/people/list', { signedIn: stage.administrator })
  const list = '姓名\t单位\t角色\t职务\n张三丰\t区人力舍保局\t主任\t科长\n赵四海\t教委\t主任\t处长\n钱五福\t教委\t\t'
  await page.getByLabel('名单').fill(list)
  await page.getByRole('button', { name: '读入' }).click()
  await page.getByText('没有用到的列：职务').waitFor()
  await page.getByRole('button', { name: '区人力社保局' }).click()
  expect(await cell(page, 1, '单位').inputValue()).toBe('区人力社保局')
  // What is not known is nothing so far: each of the roles can be chosen.
  const roleAt = (line: number) => cell(page, line, '角色').locator('option:checked').textContent()
  expect([await roleAt(1), await roleAt(2), await roleAt(3)]).toEqual(['请选择', '请选择', '成员'])
  await cell(page, 1, '角色').selectOption({ label: '成员' })
  await seen(page.locator('.people-list__submit'), '1 行待改')
  await page.getByLabel(/“主任”不是已知的角色，1 行都改为/).selectOption({ label: '填写自己的事项' })
  await page.getByRole('button', { name: '生成 3 个邀请链接' }).waitFor()
  expect(await cell(page, 2, '台账权限').inputValue()).toBe('department')
  expect(await page.getByText('不是已知的角色').count()).toBe(0)
})

it('X2: a forgotten password is set by a link that an administrator makes; the older session ends', async () => {
  await stage.server
    .people()
    .addPerson({ account: 'wang.wang', name: '王忘', houseRole: 'member', department: null, password })
  const old = await stage.open('/sign-in')
  await old.getByLabel('账号').fill('wang.wang')
  await old.getByLabel('密码').fill(password)
  await old.keyboard.press('Enter')
  await ledgerIsOpen(old)
  const page = await stage.open('/people', { signedIn: stage.administrator })
  await page.getByRole('link', { name: '修改王忘' }).click()
  await page.getByRole('button', { name: '生成重设密码的链接' }).click()
  const link = await page.getByRole('textbox', { name: '重设密码的链接' }).inputValue()
  const person = await stage.open(link)
  await person.getByText('为王忘（账号 wang.wang）设置新密码。').waitFor()
  await person.getByLabel('新密码').fill('短密码')
  await person
    .getByRole('button', { name: '设置并登录' })
    .evaluate((button) => (button.closest('form')!.noValidate = true))
  await person.getByRole('button', { name: '设置并登录' }).click()
  await person.getByText('密码至少 10 个字符，请再长一些。').waitFor()
  await person.getByLabel('新密码').fill(`${password}新`)
  await person.getByRole('button', { name: '设置并登录' }).click()
  await ledgerIsOpen(person)
  await old.getByText('您已退出登录。').waitFor()
  expect((await person.goto(link))?.status()).toBe(410)
})
