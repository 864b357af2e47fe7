import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import {
  canGoOffline,
  cellOf,
  keptEdits,
  openEditor,
  row,
  rowIds,
  saved,
  seen,
  textIn,
  type,
} from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

describe('two people on one ledger', () => {
  it('an edit is seen by the other, and each is seen where they are', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await type(theirs, '1.2.4', 'owner', '王敏')
    await seen(cellOf(mine, '1.2.4', 'owner'), '王敏')
    await saved(theirs)
    await cellOf(theirs, '1.2.4', 'progress').click()
    const peer = mine.locator('.ag-cell.cell--peer[col-id="progress"]')
    await peer.waitFor()
    expect(await peer.evaluate((element) => getComputedStyle(element).getPropertyValue('--peer-name'))).toBe(
      '"王敏 · 人社局"',
    )
    expect(await mine.locator('.ag-cell.cell--peer').count()).toBe(1)
    await mine.getByRole('button', { name: '王敏 · 人社局' }).waitFor()
    await seen(cellOf(mine, '1.2.4', 'updated'), '王敏')
  })

  it('the loop: acknowledge, report, submit, return with a reason, close with evidence', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    const choose = async (page: Page, name: string) => {
      await openEditor(page, '1.2.4', 'status')
      await page.getByRole('option', { name }).click()
    }
    await openEditor(theirs, '1.2.4', 'status')
    await expect.poll(() => theirs.getByRole('option').allTextContents()).toEqual(['推进中签收请先填写责任人，再签收'])
    await theirs.keyboard.press('Escape')
    await type(theirs, '1.2.4', 'owner', '王敏')
    await choose(theirs, '推进中')
    await type(theirs, '1.2.4', 'progress', '方案已拟定')
    await choose(theirs, '待审核')
    await seen(cellOf(mine, '1.2.4', 'status'), '待审核')
    await choose(mine, '已退回')
    await mine.getByLabel('请写明原因').fill('请补充会议纪要')
    await mine.getByRole('button', { name: '确定' }).click()
    await seen(cellOf(theirs, '1.2.4', 'status'), '已退回')
    await choose(theirs, '推进中')
    await seen(cellOf(mine, '1.2.4', 'status'), '推进中')
    await Promise.all([saved(mine), saved(theirs)])
  })

  it('a remote edit never takes focus, scroll or an open editor, even when rows come and go above', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await openEditor(theirs, '1.2.4', 'progress')
    await theirs.keyboard.insertText('正在写')
    const other = await connectEditor(stage.server, stage.coordinator)
    const { person } = stage.coordinator
    setCells({ doc: other.doc, person, departments: new Set(['bianban', 'renshe']), newId: () => 'x' }, [
      { item: '1.1', column: 'title', value: '改过的标题' },
    ])
    await row(mine, '1.1.1').hover()
    await row(mine, '1.1.1').getByRole('button', { name: '行操作' }).click()
    await mine.getByRole('menuitem', { name: '删除' }).click()
    await row(mine, '1.1.1').first().waitFor({ state: 'detached' })
    await seen(cellOf(theirs, '1.1', 'title'), '改过的标题')
    await theirs.keyboard.insertText('的进展')
    expect(await textIn(theirs.getByRole('textbox', { name: '进展情况' }))).toBe('正在写的进展')
    await theirs.keyboard.press('Enter')
    await row(theirs, '1.1.1').first().waitFor({ state: 'detached' })
    await seen(cellOf(mine, '1.2.4', 'progress'), '正在写的进展')
    expect(readCell(other.doc, '1.2.4', 'progress')).toBe('正在写的进展')
    other.close()
  })

  it('two people in one long text see each other’s letters, and Esc takes back one’s own only', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await openEditor(theirs, '1.2.4', 'progress')
    await theirs.keyboard.insertText('甲说。')
    await seen(cellOf(mine, '1.2.4', 'progress'), '甲说。')
    await openEditor(mine, '1.2.4', 'progress')
    await mine.keyboard.insertText('乙说。')
    const text = theirs.getByRole('textbox', { name: '进展情况' })
    await expect.poll(() => textIn(text)).toBe('甲说。乙说。')
    await mine.keyboard.press('Escape')
    await expect.poll(() => textIn(text)).toBe('甲说。')
  })

  it('a foreign row cannot be changed by hand, and looks so', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    for (const [id, column] of [
      ['1.2.1', 'owner'],
      ['1.2.1', 'progress'],
      ['1.2.4', 'title'],
      ['1.2.4', 'due'],
    ] as const) {
      await cellOf(page, id, column).dblclick()
      await page.keyboard.type('x')
      expect(await cellOf(page, id, column).getAttribute('class')).not.toContain('cell--mine')
      expect(await page.locator('.cell-input--open, .popup-editor').count()).toBe(0)
    }
    await page.keyboard.press('Delete')
    await expect.poll(() => cellOf(page, '1.2.4', 'title').textContent()).toContain('区人力社保局')
  })
})

describe('one person’s own view', () => {
  it('search, filter and sort are theirs alone, stand in the address, and can be cleared', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await mine.getByRole('searchbox').fill('人社局')
    await expect.poll(() => rowIds(mine)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
    expect(decodeURIComponent(mine.url())).toContain('q=人社局')
    await expect.poll(() => rowIds(theirs)).toContain('1.1.1')
    await mine.getByRole('searchbox').fill('')
    await mine.locator('.ag-header-cell[col-id="lead"]').hover()
    await mine.locator('.ag-header-cell[col-id="lead"] .ag-header-cell-filter-button').click()
    await mine.getByRole('checkbox', { name: '组织部' }).check()
    await expect.poll(() => rowIds(mine)).toEqual(['stream:s2', '2.5', '2.6'])
    await mine.keyboard.press('Escape')
    await mine.getByRole('button', { name: '清除全部条件' }).click()
    await expect.poll(() => rowIds(mine)).toContain('1.1.1')
  })

  it('columns are as wide after a panel was closed, or the window was another, as they were before', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    const widths = () =>
      page
        .locator('.ag-header-cell[col-id]')
        .evaluateAll((headers) => headers.map((header) => (header as HTMLElement).offsetWidth))
    const before = await widths()
    const room = (await page.locator('.ag-grid-viewport').boundingBox())!.width
    expect(before.reduce((sum, width) => sum + width)).toBe(room)
    await cellOf(page, '1.1', 'code').click()
    await expect.poll(widths).not.toEqual(before)
    await cellOf(page, '1.1', 'code').click()
    await expect.poll(widths).toEqual(before)
    await page.setViewportSize({ width: 1100, height: 900 })
    await expect.poll(widths).not.toEqual(before)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect.poll(widths).toEqual(before)
  })
  it('remembers column widths, hiding and folded items per person', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '存在问题' }).check()
    await page.getByRole('radio', { name: '紧凑' }).check()
    await page.keyboard.press('Escape')
    // What is arranged within a moment is saved together: the last answer carries all of it.
    const stored = page.waitForRequest(
      (request) => request.url().endsWith('/preferences') && /"1\.1"/.test(request.postData() ?? ''),
    )
    await row(page, '1.1').getByRole('button', { name: '收起' }).click()
    await row(page, '1.1.1').first().waitFor({ state: 'detached' })
    await (await stored).response()
    const again = await stage.ledger({ signedIn: stage.coordinator })
    await again.locator('.ag-header-cell[col-id="problems"]').waitFor({ state: 'attached' })
    expect(await row(again, '1.1.1').count()).toBe(0)
    expect((await row(again, '1.2').first().boundingBox())?.height).toBe(30)
    const other = await stage.ledger({ signedIn: stage.liaison })
    expect(await row(other, '1.1.1').count()).toBeGreaterThan(0)
  })
})

describe('rows', () => {
  it('a coordinator adds, fills and deletes a row, and takes the deletion back', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await row(page, '1.3').hover()
    await row(page, '1.3').getByRole('button', { name: '行操作' }).click()
    await page.getByRole('menuitem', { name: '在下方添加事项' }).click()
    await page.locator('.cell-input--open:focus').waitFor()
    await page.keyboard.insertText('新的督办事项')
    await page.keyboard.press('Enter')
    const added = page.locator('.ag-row', { hasText: '新的督办事项' })
    await seen(added, '1.4')
    await added.getByRole('button', { name: '行操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await added.waitFor({ state: 'detached' })
    await page.locator('.toast').getByRole('button', { name: '撤销' }).click()
    await added.waitFor()
    await saved(page)
  })
})

describe('kept', () => {
  it('W5: a restart of the server while two browsers are open loses nothing, and they come back by themselves', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    await type(theirs, '1.2.4', 'owner', '之前')
    await saved(theirs)
    await canGoOffline(theirs)
    await stage.server.stop()
    await theirs.locator('.save-state--offline').waitFor()
    await type(theirs, '1.2.4', 'progress', '断网时写的')
    await seen(theirs.locator('.save-state'), '1 处未保存')
    await stage.server.restart()
    await seen(cellOf(mine, '1.2.4', 'progress'), '断网时写的')
    await Promise.all([saved(mine), saved(theirs)])
    const fresh = await stage.ledger({ signedIn: stage.coordinator })
    await seen(cellOf(fresh, '1.2.4', 'owner'), '之前')
    await seen(cellOf(fresh, '1.2.4', 'progress'), '断网时写的')
  })
})

describe('row panel', () => {
  it('H1: shows who changed what, and restores an earlier value as a new edit', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await type(page, '1.3', 'owner', '王敏')
    await saved(page)
    await openEditor(page, '1.3', 'owner')
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('李强')
    await page.keyboard.press('Enter')
    await saved(page)
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('Space')
    const panel = page.getByRole('complementary', { name: '事项详情' })
    const entries = panel.locator('.history__entry')
    await expect.poll(() => entries.count()).toBe(2)
    await expect.poll(() => entries.first().textContent()).toMatch(/李强 · 编办责任人.*王敏.*李强/)
    await entries.first().getByRole('button', { name: '恢复修改前的内容' }).click()
    await seen(cellOf(page, '1.3', 'owner'), '王敏')
    await expect.poll(() => entries.count()).toBe(3)
    await cellOf(page, '1.4', 'owner').click()
    await seen(panel.getByRole('heading', { level: 2 }), '建立定期')
    await seen(panel, '还没有修改记录')
    await page.keyboard.press('Space')
    await panel.waitFor({ state: 'detached' })
  })
})

describe('offline', () => {
  it('W4 W8: a page says at once that the network is gone, counts what is unsaved, and saves it when the network is back', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison, isOwn: true })
    await canGoOffline(page)
    await page.context().setOffline(true)
    await page.locator('.save-state--offline').waitFor()
    await type(page, '1.2.4', 'owner', '王敏')
    await seen(page.locator('.save-state'), '离线，1 处未保存')
    await page.context().setOffline(false)
    await saved(page)
    const witness = await connectEditor(stage.server, stage.coordinator)
    expect(readCell(witness.doc, '1.2.4', 'owner')).toBe('王敏')
    witness.close()
  })

  it('W8: 200 edits made without a network survive the page’s end and arrive when it is opened again', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison, isOwn: true })
    const context = page.context()
    await canGoOffline(page)
    await stage.server.stop()
    await page.locator('.save-state--offline').waitFor()
    await openEditor(page, '1.2.4', 'progress')
    const text = Array.from({ length: 199 }, (_, i) => (i % 10 === 9 ? '。' : String(i % 10))).join('')
    for (const letter of text) {
      await page.keyboard.insertText(letter)
      // Two letters within one frame would be one edit.
      await page.evaluate(() => new Promise((taken) => requestAnimationFrame(taken)))
    }
    await page.keyboard.press('Enter')
    await type(page, '1.2.4', 'owner', '王敏')
    await seen(page.locator('.save-state'), '离线，200 处未保存')
    // The browser writes its copy a moment after the edit.
    await expect.poll(() => page.evaluate(keptEdits, `luoshi/${tracker}/${stage.liaison.person.id}`)).toBe(200)
    await page.close()
    await stage.server.restart()
    const again = await context.newPage()
    await again.goto(`/trackers/${tracker}?department=`)
    await row(again, '1.2.4').first().waitFor()
    await saved(again)
    const witness = await connectEditor(stage.server, stage.coordinator)
    expect([readCell(witness.doc, '1.2.4', 'progress'), readCell(witness.doc, '1.2.4', 'owner')]).toEqual([
      text,
      '王敏',
    ])
    witness.close()
  })
})

describe('refused', () => {
  it('G7: a page shows what was refused, with the text, keeps everything else, and goes on without a reload', async () => {
    const page = await stage.page({ signedIn: stage.liaison, viewport: { width: 1440, height: 2_200 }, isOwn: true })
    // Between page and server, so that the page does not hear of the new lead before it has written.
    let held: (() => void)[] | null = null
    await page.routeWebSocket(/\/ws\//, (socket) => {
      const upstream = socket.connectToServer()
      upstream.onMessage((message) => (held ? held.push(() => socket.send(message)) : socket.send(message)))
    })
    await page.goto(`/trackers/${tracker}?department=`)
    await saved(page)
    await row(page, '1.2.4').first().waitFor()
    held = []
    const other = await connectEditor(stage.server, stage.coordinator)
    setCells(
      {
        doc: other.doc,
        person: stage.coordinator.person,
        departments: new Set(['sifa', 'renshe', 'bianban']),
        newId: () => 'x',
      },
      [{ item: '1.2.4', column: 'lead', value: 'sifa' }],
    )
    const witness = await connectEditor(stage.server, stage.coordinator)
    await expect.poll(() => readCell(witness.doc, '1.2.4', 'lead')).toBe('sifa')
    await type(page, '2.5', 'progress', '写在自己协办的事项里')
    await type(page, '1.2.4', 'owner', '王敏')
    await seen(page.locator('.save-state'), '正在保存')
    const waiting: (() => void)[] = held
    held = null
    for (const deliver of waiting) deliver()
    const dialog = page.getByRole('dialog', { name: '有内容没有被接受' })
    await seen(dialog, '只有牵头或协办单位可以填写此项')
    await expect.poll(() => dialog.getByRole('textbox').inputValue()).toBe('王敏')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await seen(cellOf(page, '1.2.4', 'lead'), '司法局')
    await expect.poll(() => cellOf(page, '1.2.4', 'owner').textContent()).toBe('')
    await type(page, '2.6', 'progress', '之后继续写')
    await saved(page)
    await expect
      .poll(() => [readCell(witness.doc, '2.5', 'progress'), readCell(witness.doc, '2.6', 'progress')])
      .toEqual(['写在自己协办的事项里', '之后继续写'])
    expect(readCell(witness.doc, '1.2.4', 'owner')).toBe('')
    other.close()
    witness.close()
  })
})

describe('before any script runs', () => {
  it('the first rows stand in the page, in the reader’s language', async () => {
    const page = await stage.open(`/trackers/${tracker}?department=`, {
      signedIn: stage.liaison,
      language: 'en',
      javaScriptEnabled: false,
      isOwn: true,
    })
    await seen(page.locator('.first-paint tbody').first(), 'Draw lessons from the five pilot departments')
    await seen(page.locator('.first-paint'), 'Issued')
  })
})
