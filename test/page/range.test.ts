import { describe, expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { press, selectedOn } from '../support/grid-range'
import { cellOf, headerOf, row, rowIds, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage()

const open = () => stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' })

describe('selecting by keys', () => {
  it('Shift and arrows draw a block, the foot of the page counts it by status, Esc lets it go, and axe finds nothing', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'owner').click()
    await press(page, 'Shift+ArrowDown', 2)
    await press(page, 'Shift+ArrowRight')
    await expect.poll(() => selectedOn(page)).toEqual({ rows: ['1.3', '1.4', '1.5'], columns: ['owner', 'status'] })
    await seen(page.locator('.status-bar__selection'), /选中 3×2\s*待签收 2\s*推进中 1/)
    expect(await findViolations(page, '.ag-row:not(.ag-row-focus)')).toEqual([])
    await press(page, 'Shift+ArrowUp', 3)
    await expect.poll(() => selectedOn(page)).toEqual({ rows: ['1.2.4', '1.3'], columns: ['owner', 'status'] })
    // An item whose sub-items are not selected counts for none of them.
    await press(page, 'Escape')
    await cellOf(page, '1.2', 'owner').click()
    await press(page, 'Shift+ArrowDown')
    await expect.poll(() => page.locator('.status-bar__selection').textContent()).toBe('选中 2×1待签收 1')
    await press(page, 'Escape')
    await expect.poll(() => selectedOn(page)).toEqual({ rows: [], columns: [] })
    await press(page, 'Shift+ArrowDown')
    await press(page, 'ArrowDown')
    await expect.poll(() => selectedOn(page)).toEqual({ rows: [], columns: [] })
  })

  it('Ctrl+A takes all, Shift+Space the row, Ctrl+Space the column, Ctrl+Shift+arrows go to the end of what is filled', async () => {
    const page = await open()
    const rows = (await rowIds(page)).filter((id) => !id.startsWith('stream'))
    await cellOf(page, '1.3', 'owner').click()
    await press(page, 'Control+a')
    expect((await selectedOn(page)).columns).toHaveLength(10)
    await seen(page.locator('.status-bar__selection'), /选中 43×10/)
    await press(page, 'Escape')
    await press(page, 'Shift+Space')
    expect(await selectedOn(page)).toMatchObject({ rows: ['1.3'], columns: { length: 10 } })
    await press(page, 'Shift+ArrowDown')
    expect(await selectedOn(page)).toMatchObject({ rows: ['1.3', '1.4'], columns: { length: 10 } })
    await press(page, 'Escape')
    await press(page, 'Control+Space')
    await seen(page.locator('.status-bar__selection'), /选中 43×1/)
    await press(page, 'Escape')
    await cellOf(page, rows[2]!, 'title').click()
    await press(page, 'Control+Shift+ArrowUp')
    await expect.poll(() => selectedOn(page)).toEqual({ rows: rows.slice(0, 3), columns: ['title'] })
  })

  it('no cell is drawn anew while a range grows', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'owner').click()
    await page.evaluate(() => {
      const counted = window as unknown as { drawn: number }
      counted.drawn = 0
      new MutationObserver((changes) => (counted.drawn += changes.length)).observe(
        document.querySelector('.ag-grid-scrolling-container')!,
        { subtree: true, childList: true, characterData: true },
      )
    })
    await press(page, 'Shift+ArrowDown', 3)
    await press(page, 'Shift+ArrowLeft', 3)
    expect((await selectedOn(page)).columns).toEqual(['title', 'lead', 'support', 'owner'])
    expect(await page.evaluate(() => (window as unknown as { drawn: number }).drawn)).toBe(0)
  })
})

describe('selecting by mouse', () => {
  it('a drag, a Shift+click, the rows’ numbers, and Ctrl+click on headers, which sorts nothing', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'lead').hover()
    await page.mouse.down()
    await cellOf(page, '1.5', 'owner').hover()
    await page.mouse.up()
    await expect
      .poll(() => selectedOn(page))
      .toEqual({ rows: ['1.3', '1.4', '1.5'], columns: ['lead', 'support', 'owner'] })
    await cellOf(page, '1.4', 'support').click({ modifiers: ['Shift'] })
    await expect.poll(() => selectedOn(page)).toEqual({ rows: ['1.3', '1.4'], columns: ['lead', 'support'] })
    await cellOf(page, '1.3', 'code').hover()
    await page.mouse.down()
    await cellOf(page, '1.4', 'code').hover()
    await page.mouse.up()
    await expect.poll(() => selectedOn(page)).toMatchObject({ rows: ['1.3', '1.4'], columns: { length: 10 } })
    await headerOf(page, 'owner').click({ modifiers: ['Control'] })
    await headerOf(page, 'due').click({ modifiers: ['Control', 'Shift'] })
    expect((await selectedOn(page)).columns).toEqual(['owner', 'status', 'light', 'due'])
    expect(page.url()).not.toContain('sort')
    await headerOf(page, 'owner').click()
    await expect.poll(() => page.url()).toContain('sort=owner')
  })

  it('a drag beyond the edge scrolls along, and goes on', async () => {
    const page = await open()
    await cellOf(page, '1.3', 'owner').hover()
    await page.mouse.down()
    const box = (await page.locator('.ledger-grid').boundingBox())!
    await page.mouse.move(box.x + 500, box.y + box.height - 10, { steps: 4 })
    await row(page, '5.3').first().waitFor()
    await expect
      .poll(() => page.locator('.ag-grid-viewport').evaluate((viewport) => viewport.scrollTop))
      .toBeGreaterThan(300)
    await page.mouse.up()
    await seen(page.locator('.status-bar__selection'), /选中 \d\d×/)
  })
})

it('a range stays on its rows when others add and delete some', async () => {
  const [mine, theirs] = await Promise.all([open(), open()])
  await cellOf(mine, '1.3', 'owner').click()
  await press(mine, 'Shift+ArrowDown')
  await row(theirs, '1.3').hover()
  await row(theirs, '1.3').getByRole('button', { name: '行操作' }).click()
  await theirs.getByRole('menuitem', { name: '在下方添加事项' }).click()
  await theirs.locator('.cell-input--open:focus').waitFor()
  await theirs.keyboard.type('新事项')
  await theirs.keyboard.press('Enter')
  await row(theirs, '1.1.1').hover()
  await row(theirs, '1.1.1').getByRole('button', { name: '行操作' }).click()
  await theirs.getByRole('menuitem', { name: '删除' }).click()
  await row(mine, '1.1.1').first().waitFor({ state: 'detached' })
  await seen(mine.locator('.ag-row'), '新事项')
  await expect.poll(() => selectedOn(mine)).toEqual({ rows: ['1.3', '1.4'], columns: ['owner'] })
  await seen(mine.locator('.status-bar__selection'), '选中 2×1')
})
