import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { mailboxOf } from '#db/mailboxes'
import { findViolations } from '../support/axe'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

async function inDatabase<T>(work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(stage.server.database)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

it('R4: each chooses where and how they are told; what is no address is said to be none, and stays typed', async () => {
  const page = await stage.open('/people', { signedIn: stage.liaison })
  await page.getByRole('heading', { name: '通知方式' }).waitFor()
  await page.getByText('本单位还没有启用邮件').waitFor()
  expect(await findViolations(page)).toEqual([])
  expect(await page.getByLabel('请我办理的').inputValue()).toBe('at-once')
  // A browser knows what is none; whoever goes around it is told by the server.
  await page.locator('.telling__form').evaluate((form: HTMLFormElement) => (form.noValidate = true))
  await page.getByLabel('邮箱', { exact: true }).fill('王敏')
  await page.getByLabel('批注中提到我的').selectOption('inbox')
  expect(await page.getByRole('checkbox', { name: /^紧急吹哨随时发邮件/ }).isChecked()).toBe(true)
  await page.getByRole('checkbox', { name: /^紧急吹哨随时发邮件/ }).uncheck()
  await page.getByRole('button', { name: '保存通知方式' }).click()
  await page.getByText('邮箱写得不对').waitFor()
  expect(await page.getByRole('checkbox', { name: /^紧急吹哨随时发邮件/ }).isChecked()).toBe(false)
  expect(await page.getByLabel('邮箱', { exact: true }).inputValue()).toBe('王敏')
  await page.getByLabel('邮箱', { exact: true }).fill('wang.min@mail.example')
  await page.getByRole('button', { name: '保存通知方式' }).click()
  await page.getByText('通知方式已保存。').waitFor()
  expect(await inDatabase((db) => mailboxOf(db, stage.liaison.person.id))).toEqual({
    ...{ address: 'wang.min@mail.example', language: 'zh' },
    choices: { asked: 'at-once', answered: 'digest', mention: 'inbox', reminder: 'digest' },
    urgentAlways: false,
  })
})

it('R4: an administrator sees what could not be delivered, to whom and why, sends it again, and sets the quiet hours', async () => {
  await inDatabase(async (db) => {
    const delivery = {
      ...{ tracker_id: tracker, channel: 'mail', kind: 'reminder', item_id: '1.2.4', message: null, taken_at: null },
      ...{ made_at: 1, due_at: 1, state: 'undeliverable', next_at: 1, attempts: 9, ended_at: Date.now() },
    }
    for (const n of ['1', '2', '3'])
      await db
        .insertInto('deliveries')
        .values({ ...delivery, id: n, recipient: stage.liaison.person.id, subject: n, why: `550 no such user ${n}` })
        .execute()
  })
  const states = () => inDatabase((db) => db.selectFrom('deliveries').select('state').orderBy('id').execute())
  const page = await stage.open('/people', { signedIn: stage.administrator })
  await page.getByRole('link', { name: '对外通知（3 条没有送达）' }).click()
  await page.getByRole('heading', { level: 1, name: '对外通知' }).waitFor()
  expect(await findViolations(page)).toEqual([])
  const row = page.getByRole('row', { name: '550 no such user 2' })
  await row.getByRole('link', { name: '1.2.4' }).waitFor()
  await row.getByRole('button', { name: '重新发送' }).click()
  await page.getByText('已排入发送。').waitFor()
  expect(await states()).toEqual([{ state: 'undeliverable' }, { state: 'waiting' }, { state: 'undeliverable' }])
  await page.getByRole('button', { name: '全部重新发送（2 条）' }).click()
  await page.getByText('没有送不出去的通知。').waitFor()
  expect(await states()).toEqual(Array(3).fill({ state: 'waiting' }))
  await page.getByLabel('从').fill('21:30')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('免打扰时间已保存。').waitFor()
  expect(await inDatabase((db) => db.selectFrom('quiet_hours').selectAll().execute())).toEqual([
    { id: 'house', quiet_from: '21:30', quiet_until: '07:30' },
  ])
})

it('R4: an administrator puts somebody’s address right', async () => {
  const page = await stage.open(`/people?edit=${stage.liaison.person.id}`, { signedIn: stage.administrator })
  const { name } = stage.liaison.person
  await page.getByLabel(`${name}的邮箱`).fill('liaison@mail.example')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存，立即生效。').waitFor()
  await page.getByRole('row', { name: 'liaison@mail.example' }).waitFor()
})
