import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { keepReminders, remindingOf } from '#db/reminders'
import { dateIn } from '#app/model/text/dates'
import { inLedger } from '#db/transactions'
import { findViolations } from '../support/axe'
import { cellOf, seen } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
const timeZone = 'Asia/Shanghai'

async function inDatabase<T>(work: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(stage.server.database)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/**
 * As the ledger would have said them on their days: of 人社局, also of a deadline that it has no more, and of a department
 * without a liaison, whose row's number is answered.
 */
async function remind(): Promise<string> {
  return inDatabase(async (db) => {
    const { status_since } = await db
      .selectFrom('items')
      .select('status_since')
      .where('id', '=', '1.2.4')
      .executeTakeFirstOrThrow()
    const other = await db
      .selectFrom('items')
      .select(['id', 'lead'])
      .where('lead', 'not in', ['renshe', 'bianban', ''])
      .where('status', '=', 'issued')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const version = dateIn(timeZone, status_since)
    const said = { rule: 'unacknowledged', days: 3, version } as const
    const now = Date.now()
    const longAgo = now - 30 * 86_400_000
    const before = (days: number) =>
      ({ rule: 'before', days, version: '2026-01-10', item: '1.2.4', department: 'renshe', dueAt: longAgo }) as const
    const earlier = { lookedOn: '', at: longAgo }
    await inLedger(db, tracker).execute((trx) => keepReminders(trx, tracker, [before(7), before(3)], earlier))
    await inLedger(db, tracker).execute((trx) =>
      keepReminders(
        trx,
        tracker,
        [
          { ...said, item: '1.2.4', department: 'renshe', dueAt: now - 26 * 3_600_000 },
          { ...said, item: other.id, department: other.lead, dueAt: now - 26 * 3_600_000 },
        ],
        { lookedOn: '', at: now },
      ),
    )
    return other.id
  })
}

it('R4: who leads finds the reminder in the inbox, and coordinators that of whom nobody answers for, with the reason', async () => {
  await remind()
  const page = await stage.ledger({ signedIn: stage.liaison })
  await page.getByRole('button', { name: /^提醒/ }).click()
  const news = page.getByRole('region', { name: '消息' })
  await news.getByText(/交办，3 个工作日未签收 · 迟发：应于/).waitFor()
  expect(await news.getByRole('listitem').count()).toBe(1)
  expect(await findViolations(page)).toEqual([])
  const theirs = await stage.ledger({ signedIn: stage.coordinator })
  await theirs.getByRole('button', { name: /^提醒/ }).click()
  await theirs
    .getByRole('region', { name: '消息' })
    .getByText(/没有联络员，请专班转告/)
    .waitFor()
})

it('R4: the row’s panel says when it was reminded of by itself, by which rule, whom it told and how late, or why nobody', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  const strip = (row: string) => cellOf(page, row, 'code').click()
  const said = page.getByRole('complementary').getByRole('article', { name: '自动催办' })
  const other = await remind()
  await strip('1.2.4')
  await seen(
    said,
    /3 次.*交办，3 个工作日未签收 · 迟发：应于 .+ · 已提醒人社局.*时限 2026-01-10，还有 3 天时提醒 · 已提醒人社局/s,
  )
  expect(await said.getByRole('listitem').count()).toBe(2)
  await said.getByRole('button', { name: '更早的 1 次' }).click()
  await seen(said, '还有 7 天时提醒')
  expect(await findViolations(page)).toEqual([])
  await strip(other)
  await seen(said, /1 次.*没有联络员，请专班转告 · 迟发/s)
})

it('R4: coordinators change the days, or switch a rule off, also without a script', async () => {
  const page = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  const section = page.getByRole('region', { name: '催办' })
  expect(await section.getByLabel('到期前').inputValue()).toBe('7, 3, 0')
  await section.getByLabel('到期前').fill('十天')
  await section.getByText(/天数须是 365 以内的整数/).waitFor()
  await section.getByLabel('到期前').fill('10、２')
  await section.getByLabel('未报进展').fill('')
  await section.getByRole('button', { name: '保存' }).click()
  await section.getByText(/催办规则已保存/).waitFor()
  const { policy } = await inDatabase((db) => remindingOf(db, tracker))
  expect(policy).toEqual({ before: [10, 2], after: [1, 3, 7], unacknowledged: 3, silent: null })

  const plain = await stage.open(`/trackers/${tracker}/settings`, {
    signedIn: stage.coordinator,
    javaScriptEnabled: false,
  })
  const form = plain.getByRole('region', { name: '催办' })
  expect(await form.getByLabel('到期前').inputValue()).toBe('10, 2')
  await form.getByLabel('逾期后').fill('')
  await form.getByRole('button', { name: '保存' }).click()
  await form.getByText(/催办规则已保存/).waitFor()
  expect((await inDatabase((db) => remindingOf(db, tracker))).policy.after).toEqual([])
})
