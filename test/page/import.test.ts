import { writeXlsx } from 'hucre/xlsx'
import type { Locator, Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell, readItems } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { findViolations } from '../support/axe'
import { bytesOf } from '../support/download'
import { gb18030 } from '../support/files'
import { holdSocket } from '../support/hold-socket'
import { cellOf, ledgerIsOpen, saved, seen } from '../support/ledger-page'
import { connectEditor, signIn, type Editor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()
let witness: Editor

beforeEach(async () => {
  witness = await connectEditor(stage.server, stage.coordinator)
  return () => witness.close()
})

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /导入 \/ 导出|Import \/ export/ }).click()
  await page.getByRole('menuitem', { name: /^导入|^Import/ }).click()
  const dialog = page.getByRole('dialog', { name: /导入|Import/ })
  await dialog.waitFor()
  return dialog
}

/** Chooses a file as its chooser would give it. */
async function choose(dialog: Locator, file: string | Uint8Array, name = '台账.csv'): Promise<void> {
  await dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(file) })
}

/** From the chosen file to the preview, with the columns as guessed. */
async function preview(dialog: Locator, file: string | Uint8Array, name?: string): Promise<void> {
  await choose(dialog, file, name)
  await dialog.getByRole('button', { name: /预览改动|Preview changes/ }).click()
  await dialog
    .locator('.import__foot')
    .getByRole('button', { name: /上一步|Back/ })
    .waitFor()
}

const write = (dialog: Locator) => dialog.getByRole('button', { name: /^写入|^Write/ }).click()
/** The preview's lines, white space made one. */
const linesOf = async (dialog: Locator) =>
  (await dialog.locator('.import__preview tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim())
const ledgerOf = ({ doc }: Editor) => JSON.stringify(readItems(doc).sort((a, b) => (a.id < b.id ? -1 : 1)))
const titled = (title: string): Item | undefined => readItems(witness.doc).find((item) => item.title === title)

describe('a coordinator', () => {
  it('imports new, changed and refused rows, which a second browser sees, and takes all back in one step', async () => {
    const [mine, theirs] = await Promise.all([
      stage.ledger({ signedIn: stage.coordinator }),
      stage.ledger({ signedIn: stage.liaison }),
    ])
    const before = ledgerOf(witness)
    const dialog = await openImport(mine)
    await preview(
      dialog,
      gb18030(
        '序号,督办事项,牵头部门,负责人,完成时限,电话\n1.3,,,王芳,2026/12/15,6601\n1.4,,没有的局,,2026-02-30,6602\n1.99,新的督办事项,编办,李强,,\n1.99.1,新的分项,人社局,,,\n',
      ),
    )
    expect(await linesOf(dialog)).toEqual([
      '1.3 建立机构编制重大决策的调研论证机制 文件第 2 行',
      '责任人 王芳',
      '完成时限 2026-12-15',
      '1.4 建立定期、专题、跟踪调研和定点联系制度 文件第 3 行',
      '牵头单位 没有的局 不写入：没有这个单位，或者它已经停用',
      '完成时限 2026-02-30 不写入：日期应写作 2026-11-23、11月23日 或 11月底前',
      '1.6 新的督办事项 新增 文件第 4 行',
      '督办事项 新的督办事项',
      '牵头单位 区委编办',
      '责任人 李强',
      '1.6.1 新的分项 新增 文件第 5 行',
      '督办事项 新的分项',
      '牵头单位 区人力社保局',
    ])
    await expect.poll(() => dialog.textContent()).toContain('不导入的列：电话。')
    expect(ledgerOf(witness)).toBe(before)
    await write(dialog)
    await dialog.waitFor({ state: 'detached' })
    await seen(mine.locator('.toast'), '已导入：新增 2 行，修改 2 处')
    await seen(cellOf(theirs, '1.3', 'owner'), '王芳')
    await seen(cellOf(mine, '1.3', 'due'), '2026-12-15')
    await theirs.locator('.ag-row', { hasText: '新的督办事项' }).first().waitFor()
    await saved(mine)
    expect(titled('新的分项')).toMatchObject({ lead: 'renshe', parent: titled('新的督办事项')!.id, status: 'issued' })
    await mine.locator('.toast__action').click()
    await expect.poll(() => ledgerOf(witness)).toBe(before)
    await seen(cellOf(theirs, '1.3', 'lead'), '编办')
    await expect.poll(() => cellOf(theirs, '1.3', 'owner').textContent()).toBe('')
  })

  it('corrects how columns were guessed, and may empty cells when asked for', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator, language: 'en' })
    setCells({ doc: witness.doc, person: stage.coordinator.person, departments: new Set(), newId: () => '' }, [
      { item: '1.3', column: 'owner', value: '王敏' },
    ])
    await seen(cellOf(page, '1.3', 'owner'), '王敏')
    const dialog = await openImport(page)
    await choose(dialog, 'Position;Due date;Owner;Who\n1.3;;;李强\n')
    await dialog.getByText('Say at least which column').waitFor()
    expect(await dialog.getByRole('button', { name: 'Preview changes' }).isDisabled()).toBe(true)
    await dialog.getByLabel('Ledger column for “Position”').selectOption('No.')
    await dialog.getByLabel('Ledger column for “Who”').selectOption('Owner')
    // One column of the ledger has one column of the file.
    await expect.poll(() => dialog.getByLabel('Ledger column for “Owner”').inputValue()).toBe('')
    await dialog.getByLabel('Ledger column for “Owner”').selectOption('Owner')
    await dialog.getByLabel('Import empty cells too').check()
    await dialog.getByRole('button', { name: 'Preview changes' }).click()
    await expect
      .poll(() => linesOf(dialog))
      .toEqual([expect.stringMatching(/^1\.3 Set up research/), 'Owner 王敏 → (empty)'])
    await dialog.getByRole('button', { name: 'Back' }).click()
    await dialog.getByLabel('Import empty cells too').uncheck()
    await dialog.getByRole('button', { name: 'Preview changes' }).click()
    await dialog.getByText('Nothing to write').waitFor()
    expect(await dialog.getByRole('button', { name: 'Write' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    expect(readCell(witness.doc, '1.3', 'owner')).toBe('王敏')
  })

  it('writes only what was seen: what others change meanwhile is shown first', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    const dialog = await openImport(page)
    await preview(dialog, '序号,责任人\n1.3,李强\n')
    setCells({ doc: witness.doc, person: stage.coordinator.person, departments: new Set(), newId: () => '' }, [
      { item: '1.3', column: 'owner', value: '王敏' },
    ])
    await expect.poll(() => page.locator('.ag-cell[col-id="owner"]', { hasText: '王敏' }).count()).toBe(1)
    await write(dialog)
    await dialog.getByText('预览之后有人改了台账').waitFor()
    expect(await linesOf(dialog)).toContain('责任人 王敏 → 李强')
    expect(readCell(witness.doc, '1.3', 'owner')).toBe('王敏')
    await write(dialog)
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => readCell(witness.doc, '1.3', 'owner')).toBe('李强')
  })

  it('C2: exports a workbook, and importing it changes nothing; an edited one changes what was edited', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await page.getByRole('button', { name: '导入 / 导出' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '导出完整台账 XLSX' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^西城区机构改革建议落实台账 \d{4}-\d\d-\d\d\.xlsx$/)
    const dialog = await openImport(page)
    await preview(dialog, await bytesOf(file), '台账.xlsx')
    await dialog.getByText('没有可写入的改动').waitFor()
    await seen(dialog.locator('.import__body'), '43 行没有变化')
    await dialog.getByRole('button', { name: '上一步' }).click()
    await dialog.getByRole('button', { name: '换一个文件' }).click()
    const rows = [
      ['序号', '完成时限', '佐证材料'],
      ['2.10', new Date('2026-12-31T00:00:00Z'), null],
      [1.3, null, '纪要 https://a.example/1'],
    ]
    await preview(
      dialog,
      await writeXlsx({ sheets: [{ name: '一', rows, columns: [{}, { numFmt: 'yyyy/m/d' }, {}] }] }),
      '改过的.xlsx',
    )
    await write(dialog)
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => readCell(witness.doc, '1.3', 'evidence')).toEqual(['纪要 https://a.example/1'])
  })

  it('a file larger than a frame goes in parts, with progress, and back in one step', async () => {
    const page = await stage.page({ signedIn: stage.coordinator })
    const held = await holdSocket(page)
    await page.goto(`/trackers/${tracker}`)
    await ledgerIsOpen(page)
    const before = ledgerOf(witness)
    const dialog = await openImport(page)
    const rows = Array.from(
      { length: 1_500 },
      (_, i) => `,${(i % 5) + 1},第 ${i} 个新事项,${'很长的进展。'.repeat(80)}`,
    )
    await preview(dialog, `序号,类别,督办事项,进展情况\n${rows.join('\n')}\n`)
    await seen(dialog.locator('.import__filters'), '第 1–50 行，共 1,500 行')
    await dialog.getByRole('button', { name: '后一页' }).click()
    await seen(dialog.locator('.import__filters'), '第 51–100 行')
    held.hold()
    await write(dialog)
    await dialog.getByRole('progressbar').waitFor()
    await page.keyboard.press('Escape')
    expect(await dialog.getByRole('progressbar').count()).toBe(1)
    held.release()
    await dialog.waitFor({ state: 'detached', timeout: 60_000 })
    await saved(page)
    await expect.poll(() => readItems(witness.doc).length).toBe(1_543)
    await page.locator('.toast__action').click()
    await expect.poll(() => readItems(witness.doc).length, { timeout: 60_000 }).toBe(43)
    expect(ledgerOf(witness)).toBe(before)
    await saved(page)
  }, 180_000)
})

describe('a department', () => {
  it('fills its own cells; what it may not write is said, cell by cell, and left', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    const dialog = await openImport(page)
    await preview(
      dialog,
      '序号\t责任人\t完成时限\t进展情况\n1.2.4\t王敏\t2026-12-31\t方案已拟定\n1.2.1\t赵磊\t\t别人的事项\n1.9\t\t\t新的\n',
    )
    expect(await linesOf(dialog)).toEqual([
      '1.2.4 区人力社保局：拟定并实施内设机构整合方案 文件第 2 行',
      '责任人 王敏',
      '进展情况 方案已拟定',
      '完成时限 2026-12-31 不写入：此列由专班填写',
      '1.2.1 区教委：拟定并实施内设机构整合方案 文件第 3 行',
      '责任人 赵磊 不写入：只有牵头或协办单位可以填写此项',
      '进展情况 别人的事项 不写入：只有牵头或协办单位可以填写此项',
      '1.9 （没有事项名称） 整行不写入 文件第 4 行',
      '不写入：台账里没有这个事项，新增事项由专班办理',
    ])
    await dialog.getByRole('button', { name: /有不写入/ }).click()
    expect((await linesOf(dialog)).filter((line) => /文件第/.test(line))).toHaveLength(3)
    await write(dialog)
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => readCell(witness.doc, '1.2.4', 'progress')).toBe('方案已拟定')
    expect([readCell(witness.doc, '1.2.4', 'due'), readCell(witness.doc, '1.2.1', 'owner')]).toEqual(['', ''])
    await saved(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('a viewer exports and imports nothing', async () => {
    const viewer = await signIn(stage.server, { role: 'viewer', name: '陈静' })
    const page = await stage.ledger({ signedIn: viewer })
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('menuitem').first().waitFor()
    await expect
      .poll(() => page.getByRole('menuitem').allTextContents())
      .toEqual(['按当前所见导出 XLSX', '按当前所见导出 CSV', '导出完整台账 XLSX', '导出完整台账 CSV'])
  })
})

describe('C3: a file that cannot be read', () => {
  it.each([
    ['a broken CSV', '序号,督办事项\n1.1,a\n1.2,"没有结束\n', 'a.csv', '第 3 行，第 2 列：引号没有成对'],
    ['a workbook that is none', 'PK\x03\x04 not a zip', 'a.xlsx', '这个 XLSX 文件已损坏'],
    [
      'a picture',
      Uint8Array.of(
        0x89,
        0x50,
        0x4e,
        0x47,
        13,
        10,
        26,
        10,
        0,
        0,
        0,
        13,
        73,
        72,
        68,
        82,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        8,
        6,
        0,
        0,
      ),
      'a.csv',
      '这不是 CSV 或 XLSX 文件',
    ],
  ] as const)('%s changes nothing, says why, and the next one is taken', async (_name, file, name, sentence) => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    const before = ledgerOf(witness)
    const dialog = await openImport(page)
    await choose(dialog, file, name)
    await seen(dialog.getByRole('alert'), sentence)
    expect(ledgerOf(witness)).toBe(before)
    await choose(dialog, '序号,责任人\n1.3,李强\n')
    await dialog.getByRole('button', { name: '预览改动' }).waitFor()
  })

  it('one that is dropped is read like one that is chosen', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    const dialog = await openImport(page)
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['序号,责任人\n1.3,李强\n'], '拖来的.csv'))
      return data
    })
    await dialog.locator('.import__drop').dispatchEvent('drop', { dataTransfer: transfer })
    await seen(dialog.getByRole('heading'), '拖来的.csv')
  })
})

describe.each(['zh', 'en'] as const)('access (%s)', (language) => {
  it('axe finds nothing in any step; the keyboard is enough, and comes back where it was', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator, language, reducedMotion: 'reduce' })
    await page.getByRole('button', { name: /导入 \/|Import \// }).focus()
    await page.keyboard.press('Enter')
    await page.locator('[role="menu"] :focus').waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /导入|Import/ })
    await dialog.locator('button:focus').waitFor()
    const chooser = page.waitForEvent('filechooser')
    const clean = async (step: string) => expect.soft(await findViolations(page, '.ag-root-wrapper'), step).toEqual([])
    await clean('choose')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles({ name: 'a.csv', mimeType: '', buffer: Buffer.from('序号,"a') })
    await dialog.getByRole('alert').waitFor()
    await clean('broken')
    await choose(dialog, '序号,督办事项,责任人,状态,x\n1.3,,李强,办结,y\n1.99,新事项,,,\n1.3.1.1,z,,,\n')
    await dialog.locator('.import__columns').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await clean('map')
    await dialog.getByRole('button', { name: /预览改动|Preview changes/ }).focus()
    await page.keyboard.press('Enter')
    await dialog.locator('.import__preview').waitFor()
    await clean('preview')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toMatch(/^导入 \/ 导出$|^Import \/ export$/)
  })
})
