import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { holdSocket } from '../support/hold-socket'
import { invite } from '../support/invite'
import { cellOf, headerOf } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import type { PersonInBrowser } from '../support/profiles'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const open = (path: string, who: PersonInBrowser) => stage.open(path, { reducedMotion: 'reduce', ...who })
const ledger = (who: PersonInBrowser) => stage.ledger({ reducedMotion: 'reduce', ...who })

/** axe finds nothing on the page as it stands; `where` names the state in the report. */
async function isClean(page: Page, where: string, exclude?: string, within?: string): Promise<void> {
  expect.soft(await findViolations(page, exclude, within), where).toEqual([])
}

/** The grid's rows but the one in hand: the same in all states of the page, and axe takes a second over them. */
const otherRows = '.ag-row:not(.ag-row-focus)'

describe.each(['zh', 'en'] as const)('axe finds nothing (%s)', (language) => {
  /** With the page around it in one language; in the other there are other words in what was opened, and nothing else. */
  const isOpenedClean = (page: Page, where: string, opened: string) =>
    language === 'zh' ? isClean(page, where, otherRows) : isClean(page, where, undefined, opened)

  it('at the door: sign-in, a wrong password, invitations, an address that leads nowhere', async () => {
    const page = await open('/sign-in', { language })
    await isClean(page, 'sign-in')
    await page.locator('#account').fill('nobody')
    await page.locator('#password').fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await isClean(page, 'a wrong password')
    const link = await invite(stage.server, stage.administrator, 'member', 'renshe')
    await page.goto(link)
    await isClean(page, 'an open invitation')
    await page.locator('input[name="account"]').fill('a b')
    await page.locator('input[name="name"]').fill('李娜')
    await page.locator('input[name="password"]').fill('long enough for anybody')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await isClean(page, 'an invitation not accepted as it was filled in')
    await page.locator('input[name="account"]').fill(`li-na-${language}`)
    await page.locator('input[name="password"]').fill('long enough for anybody')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/trackers/**')
    await page.goto(link)
    await isClean(page, 'a used invitation')
    await page.goto('/nowhere')
    await isClean(page, 'nowhere')
  })

  it('people: an administrator’s page with a row open and a link made, and a liaison’s', async () => {
    const page = await open('/people', { language, signedIn: stage.administrator })
    await isClean(page, 'people')
    await page.locator('#invite-role').selectOption('organizer')
    await page.locator('button[value="invite"]').click()
    await page.locator('.people__made').waitFor()
    await isClean(page, 'a link just made')
    await page.getByRole('link', { name: /王敏/ }).click()
    await page.locator('.people__row--open').first().waitFor()
    await isClean(page, 'a row open')
    await isClean(await open('/people', { language, signedIn: stage.liaison }), 'one’s own account')
  })

  it('the ledger, with each menu and editor open', async () => {
    const page = await ledger({ language, signedIn: stage.coordinator })
    await isClean(page, 'the ledger')
    await page.getByRole('grid', { name: language === 'zh' ? '台账表格' : 'Ledger' }).waitFor()
    // The editors are the same in both languages but for their words, which the types keep whole.
    for (const column of language === 'zh' ? ['lead', 'owner', 'status', 'due', 'progress'] : ['status']) {
      await cellOf(page, '1.2.4', column).dblclick()
      await page.locator('.cell-input--open, .popup-editor').waitFor()
      await isOpenedClean(page, `the editor of ${column}`, '.cell-input--open, .popup-editor')
      await page.keyboard.press('Escape')
      await page.locator('.cell-input--open, .popup-editor').waitFor({ state: 'detached' })
    }
    await headerOf(page, 'lead').hover()
    await headerOf(page, 'lead').locator('.ag-header-cell-filter-button').click()
    await page.locator('.column-filter').waitFor()
    await isOpenedClean(page, 'a column’s filter', '.column-filter')
    await page.keyboard.press('Escape')
    await cellOf(page, '1.3', 'title').click()
    await page.keyboard.press('Space')
    const panel = page.getByRole('complementary')
    await panel.waitFor()
    await isOpenedClean(page, 'a row’s panel', 'aside')
    await page.keyboard.press('Space')
    await panel.waitFor({ state: 'detached' })
    await cellOf(page, '1.3', 'owner').click({ button: 'right' })
    await page.getByRole('menuitem').first().waitFor()
    await isOpenedClean(page, 'a row’s menu', '[role="menu"]')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    for (const name of language === 'zh'
      ? ['视图', '筛选', '分组：类别', '列', '导入 / 导出']
      : ['Views', 'Filter', 'Group: Stream', 'Columns', 'Import / export']) {
      await page.getByRole('button', { name, exact: true }).click()
      const opened = page.locator('[role="dialog"], [role="menu"]')
      await opened.waitFor()
      await isOpenedClean(page, name, '[role="dialog"], [role="menu"]')
      await page.keyboard.press('Escape')
      await opened.waitFor({ state: 'detached' })
    }
    await page.locator('.ledger__menu').click()
    // It lies over the streams' tabs, as long as it is open.
    await isClean(page, 'the ledger’s menu', undefined, 'details[open]')
    await page.keyboard.press('Escape')
    await page.locator('.top-bar__end details').click()
    await isOpenedClean(page, 'the person’s menu', 'details[open]')
    await page.getByRole('searchbox').fill('no such row')
    await page.locator('.ledger__nothing').waitFor()
    await isClean(page, 'nothing found')
  }, 120_000)

  it('the ledger for a liaison, who is shown what the server refused', async () => {
    const page = await open('/sign-in', { language, signedIn: stage.liaison })
    const held = await holdSocket(page)
    await page.goto(`/trackers/${tracker}?department=`)
    await page.locator('.save-state--saved').waitFor()
    await isClean(page, 'the ledger')
    held.hold()
    await cellOf(page, '1.2.4', 'progress').dblclick()
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.insertText('交给别人之前写的')
    await page.keyboard.press('Enter')
    await page.locator('.save-state--saving').waitFor()
    await assign('1.2.4', 'zuzhibu')
    held.release()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('交给别人之前写的')
    await isClean(page, 'what was refused')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await assign('1.2.4', 'renshe')
  })
})

/** A coordinator elsewhere gives an item to another department; done once the server has it. */
async function assign(item: string, lead: string): Promise<void> {
  const [editor, other] = [
    await connectEditor(stage.server, stage.coordinator),
    await connectEditor(stage.server, stage.administrator),
  ]
  try {
    expect(
      setCells({ doc: editor.doc, person: stage.coordinator.person, departments: new Set([lead]), newId: () => '' }, [
        { item, column: 'lead', value: lead },
      ]),
    ).toEqual([])
    await expect.poll(() => readCell(other.doc, item, 'lead')).toBe(lead)
  } finally {
    editor.close()
    other.close()
  }
}
