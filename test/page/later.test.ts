import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { cellOf, isLive, ledgerIsOpen, seen } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

interface Part {
  chunk: RegExp
  open(page: Page): Promise<void>
  /** What stands there once it has come. */
  shown(page: Page): Locator
}

const parts: Record<string, Part> = {
  'the month beside a date': {
    chunk: /\/DateCalendar-/,
    open: (page) => cellOf(page, '1.3', 'due').dblclick(),
    shown: (page) => page.locator('.popup-editor').getByRole('button', { name: /15/ }),
  },
  'the editor of long texts': {
    chunk: /\/SharedText-/,
    open: (page) => cellOf(page, '1.3', 'progress').dblclick(),
    shown: (page) => page.locator('.popup-editor .cm-content'),
  },
  'the keys': {
    chunk: /\/KeysDialog-/,
    open: (page) => page.getByRole('button', { name: '快捷键', exact: true }).click(),
    shown: (page) => page.locator('dialog.keys[open]'),
  },
  'the commands': {
    chunk: /\/CommandPalette-/,
    open: (page) => page.keyboard.press('Control+k'),
    shown: (page) => page.getByRole('dialog', { name: '命令' }).getByRole('combobox'),
  },
  'the import': {
    chunk: /\/ImportDialog-/,
    async open(page) {
      await page.getByRole('button', { name: '导入 / 导出' }).click()
      await page.getByRole('menuitem', { name: /^导入/ }).click()
    },
    shown: (page) => page.getByRole('dialog', { name: '导入' }),
  },
  'the changes': {
    chunk: /\/ChangesBar-/,
    open: (page) => page.getByRole('button', { name: '变化', exact: true }).click(),
    shown: (page) => page.getByRole('combobox', { name: '对比' }),
  },
}

it.each(Object.entries(parts))(
  'W8: %s cannot be loaded: the page stays, says so, and goes on trying',
  async (_, { chunk, open, shown }) => {
    const page = await stage.page({ signedIn: stage.coordinator })
    let isCut = true
    await page.route(chunk, (route) => (isCut ? route.abort() : route.continue()))
    await page.goto(`/trackers/${tracker}`)
    await ledgerIsOpen(page)
    await isLive(page)
    await cellOf(page, '1.3', 'owner').click()
    await open(page)
    await seen(page.getByRole('alert'), '网络恢复后会自动打开')
    await cellOf(page, '1.3', 'owner').waitFor()
    expect(await shown(page).count()).toBe(0)
    isCut = false
    await shown(page).first().waitFor()
    await page.getByRole('alert').waitFor({ state: 'detached' })
  },
)

it('W8: a dialog that nobody waits for any longer does not open, and the keyboard is back in its cell', async () => {
  const page = await stage.page({ signedIn: stage.coordinator })
  let isCut = true
  await page.route(parts['the keys']!.chunk, (route) => (isCut ? route.abort() : route.continue()))
  await page.goto(`/trackers/${tracker}`)
  await ledgerIsOpen(page)
  await isLive(page)
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.closest('.ag-cell')?.getAttribute('col-id') ?? document.activeElement?.tagName,
    )
  for (const leave of [() => page.keyboard.press('Escape'), () => page.getByRole('button', { name: '关闭' }).click()]) {
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('F1')
    await seen(page.getByRole('alert'), '网络恢复后会自动打开')
    expect(await findViolations(page, '.ag-row')).toEqual([])
    await leave()
    await page.getByRole('alert').waitFor({ state: 'detached' })
    await expect.poll(focused).toBe('owner')
  }
  isCut = false
  const loaded = page.waitForResponse(parts['the keys']!.chunk)
  await page.keyboard.press('F1')
  await loaded
  await page.locator('dialog.keys[open]').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(focused).toBe('owner')
})

it('W8: an editor that cannot be loaded is given up by Esc, with what was typed for it', async () => {
  const page = await stage.page({ signedIn: stage.coordinator })
  let isCut = true
  await page.route(parts['the editor of long texts']!.chunk, (route) => (isCut ? route.abort() : route.continue()))
  await page.goto(`/trackers/${tracker}`)
  await ledgerIsOpen(page)
  await isLive(page)
  for (const typed of [['甲'], ['甲', 'Enter'], ['甲', 'Tab', 'ArrowDown', '乙']]) {
    await cellOf(page, '1.4', 'progress').click()
    for (const key of typed) await (/^[A-Z]/.test(key) ? page.keyboard.press(key) : page.keyboard.type(key))
    await seen(page.getByRole('alert'), '网络恢复后会自动打开')
    await page.keyboard.press('Escape')
    if (typed.length > 1) await page.keyboard.press('Escape')
    await page.locator('.popup-editor').waitFor({ state: 'detached' })
  }
  isCut = false
  await page.keyboard.type('丁')
  await seen(page.locator('.popup-editor .cm-content'), '丁')
  await page.keyboard.press('Enter')
  await expect.poll(() => cellOf(page, '1.4', 'progress').innerText()).toBe('丁')
})
