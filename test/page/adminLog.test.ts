import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { noteAct } from '#db/admin-log'
import { connect, type Db } from '#db/connect'
import { findViolations } from '../support/axe'
import { bytesOf } from '../support/download'
import { signIn, type SignedIn } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

let fang: SignedIn
beforeAll(async () => {
  fang = await signIn(stage.server, { role: 'viewer', name: '王芳' })
})

/** What the rows say, without the times. */
const lines = (page: Page) =>
  page
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => [...row.children].slice(1).map((cell) => cell.textContent.trim())),
    )
async function inDatabase(work: (db: Db) => Promise<unknown>): Promise<void> {
  const db = connect(stage.server.database)
  await work(db)
  await db.destroy()
}

it('X10: what an administrator has just done is read as a sentence, in both languages, and by person and kind', async () => {
  const page = await stage.open('/people', { signedIn: stage.administrator })
  await page.getByRole('link', { name: '修改王芳' }).click()
  await page.getByLabel('王芳的角色').selectOption('organizer')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存，立即生效。').waitFor()
  await page.getByRole('link', { name: '管理记录' }).click()
  await page.getByRole('heading', { level: 1, name: '管理记录' }).waitFor()
  await page.getByText(/自 \d{4}-\d\d-\d\d \d\d:\d\d 起记录。/).waitFor()
  const [last, before] = await lines(page)
  expect(last).toEqual([
    expect.stringMatching(/^周敏 test-\w+$/) as string,
    expect.stringMatching(/^把王芳（test-\w+）的角色由“成员”改为“成员（可建台账）”$/) as string,
  ])
  expect(before).toEqual(['命令行', expect.stringMatching(/^添加了王芳（test-\w+），身份为“成员”$/) as string])
  expect(await findViolations(page)).toEqual([])

  await page.getByLabel('人员').selectOption(fang.person.id)
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/person=/)
  expect(await lines(page)).toEqual([last, before])
  await page.getByLabel('类别').selectOption('person-added')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForURL(/kind=person-added/)
  expect(await lines(page)).toEqual([before])
  expect(await page.getByLabel('人员').inputValue()).toBe(fang.person.id)
  await page.getByLabel('类别').selectOption('backup-made')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.getByText('没有符合条件的记录。').waitFor()
  await page.getByRole('link', { name: '清除筛选' }).click()
  await page.getByRole('table').waitFor()

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Log of administration' }).waitFor()
  await page.getByText(/changed the role of 王芳 \(test-\w+\) from Member to Member \(may make ledgers\)/).waitFor()
  expect(await findViolations(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^Log of administration \d{4}-\d\d-\d\d\.csv$/)
  expect((await bytesOf(download)).toString()).toMatch(/Role changed,changed the role of 王芳/)
})

it('X10: the log has pages of a hundred, also without a script', async () => {
  const { id, name } = fang.person
  await inDatabase((db) =>
    db.transaction().execute(async (trx) => {
      for (let at = 1; at <= 150; at += 1)
        await noteAct(
          trx,
          { by: stage.administrator.person.id, at },
          { kind: 'person-disabled', about: { id, name, account: `n${at}` } },
        )
    }),
  )
  const address = '/people/log?kind=person-disabled'
  const page = await stage.open(address, { signedIn: stage.administrator, javaScriptEnabled: false })
  const shown = async () => (await lines(page)).map(([, text]) => text!.replace(/停用了王芳（n(\d+)）/, '$1'))
  const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => String(from - i))
  expect(await shown()).toEqual(numbers(150, 51))
  expect(await page.getByRole('link', { name: '最新的记录' }).count()).toBe(0)
  await page.getByRole('link', { name: '更早的记录' }).click()
  await page.waitForURL(/before=/)
  expect(await shown()).toEqual(numbers(50, 1))
  expect(await page.getByRole('link', { name: '更早的记录' }).count()).toBe(0)
  await page.getByRole('link', { name: '最新的记录' }).click()
  await page.waitForURL((url) => url.pathname + url.search === address)
  expect(await shown()).toEqual(numbers(150, 51))
})

it('X10: whoever is no administrator is told so, and the people page shows them no way to it', async () => {
  const page = await stage.page({ signedIn: stage.coordinator })
  expect((await page.goto('/people/log'))?.status()).toBe(403)
  await page.getByText('您没有查看此页的权限').waitFor()
  await page.goto('/people')
  await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor()
  expect(await page.getByRole('link', { name: '管理记录' }).count()).toBe(0)
})

it('X10: a house of before has no entries yet, and is told what will be there', async () => {
  await inDatabase(async (db) => {
    await sql`DROP TRIGGER admin_log_no_delete`.execute(db)
    await sql`DELETE FROM admin_log`.execute(db)
  })
  const page = await stage.open('/people/log', { signedIn: stage.administrator })
  await page.getByRole('heading', { level: 2, name: '还没有记录' }).waitFor()
  await page.getByText(/起记录。/).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  expect(await findViolations(page)).toEqual([])
})
