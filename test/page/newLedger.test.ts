import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readColumns, readItems, readStreams } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { ledgerIsOpen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const choose = (page: Page, name: string, file: Buffer) =>
  page.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer: file })
const makeButton = (page: Page) => page.getByRole('button', { name: /^建立台账/ })

it('L6: a file is seen as a ledger, mended in place, and becomes one that is edited like any other', async () => {
  const page = await stage.open('/trackers/new', { signedIn: stage.coordinator })
  // With a status that is none, and without anything that says what 备注 is.
  const text = readFileSync('db/examples/hotline.csv', 'utf8')
    .replace(',2026-06-30,', ',2026-06-30x,')
    .replace('4月底', '#REF!')
  await choose(page, '治理清单.csv', Buffer.from(text))
  await makeButton(page).waitFor()
  expect(await makeButton(page).innerText()).toBe('建立台账（4 类 10 项）')
  expect(await findViolations(page)).toEqual([])
  const problem = page.locator('.new-ledger__problems li')
  expect(await problem.allInnerTexts()).toEqual([expect.stringContaining('文件第 5 行')])
  await problem.getByRole('textbox').fill('4月30日')
  await problem.getByRole('textbox').press('Enter')
  await page.getByRole('heading', { name: '没有读不了的内容' }).waitFor()
  await page.getByLabel('“备注”对应台账的列').selectOption('progress')
  await page.getByLabel('“县城管局”当作').selectOption('known renshe')
  await page.getByLabel('“主办单位”在台账里的名称').fill('主办单位')
  await page.getByLabel('“群众诉求来源”的英文名称').fill('Source')
  await page.getByLabel('台账名称').fill('青禾县高频问题治理')
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await makeButton(page).click()
  await page.waitForURL(/\/trackers\/r/)
  await ledgerIsOpen(page)
  const id = new URL(page.url()).pathname.split('/').at(-1)!
  const { doc, close } = await connectEditor(stage.server, stage.coordinator, id)
  expect(
    readStreams(doc)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['供热供水', '停车难', '噪声扰民', '物业服务'])
  const noise = readItems(doc).find(({ title }) => title === '工地周边设置噪声监测点20处')!
  expect([noise.due, noise.support]).toEqual(['2026-04-30', ['renshe']])
  const called = readColumns(doc).map(({ name, nameEn }) => [name, nameEn].join(' ').trim())
  expect(called.sort()).toEqual(
    ['主办单位', '回访满意', '完成时限（原文） Due, as written', '群众诉求来源 Source', '诉求量'].sort(),
  )
  close()
})

it('C3: a file that cannot be read is told, and makes nothing', async () => {
  const page = await stage.open('/trackers/new', { signedIn: stage.coordinator })
  await choose(page, '旧表.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/旧版 .xls.*\n+什么都没有建立。/s)
  expect(await makeButton(page).count()).toBe(0)
})
