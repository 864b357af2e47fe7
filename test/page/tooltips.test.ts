import { expect, it } from 'vitest'
import { cellOf, ledgerIsOpen, type } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

it('a tooltip says what a cell does not show, and says nothing over a text that is seen whole', async () => {
  const page = await stage.page({ signedIn: stage.coordinator })
  await page.clock.install()
  await page.goto(`/trackers/${tracker}`)
  await ledgerIsOpen(page)
  await type(page, '1.2.4', 'owner', '王敏')
  await type(page, '1.2.4', 'progress', '已召开两次专题会，整合方案报局党组审议。'.repeat(4))
  await type(page, '1.2.1', 'progress', '很短')
  const tooltip = page.locator('.ag-tooltip')
  const tooltipOf = async (item: string, column: string) => {
    await page.mouse.move(0, 0)
    await tooltip.waitFor({ state: 'detached' })
    await cellOf(page, item, column).hover()
    await page.clock.runFor(1_000)
    return (await tooltip.count()) === 0 ? '' : tooltip.innerText()
  }
  expect(await tooltipOf('1.2.4', 'owner')).toBe('')
  expect(await tooltipOf('1.2.1', 'progress')).toBe('')
  expect(await tooltipOf('1.2.4', 'progress')).toContain('党组审议。已召开')
  expect(await tooltipOf('1.2.4', 'lead')).toBe('区人力社保局')
  for (const column of ['code', 'light']) expect(await tooltipOf('1.2.4', column)).toContain('由系统计算')
})
