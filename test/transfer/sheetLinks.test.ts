import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readWorkbook } from '#app/transfer/readWorkbook'
import { sheetLinks } from '#app/transfer/sheetLinks'
import { zipDirectory } from '#app/transfer/zipDirectory'
import { rezipped } from '../support/files'

const address = 'https://a.example/1'
/** A workbook of two sheets with a link in D2 of the second, and its parts as `change` leaves them. */
async function workbook(change: (name: string, xml: string) => string) {
  const cells = new Map([['1,3', { value: '报告', hyperlink: { target: address } }]])
  return rezipped(
    await writeXlsx({
      sheets: [
        { name: 'x', rows: [['序号']] },
        {
          name: '台账 & 附件',
          rows: [
            ['序号', '事项', '状态', '佐证材料'],
            ['1.1', 'a', null, null],
            ['1.2', 'b', null, '同上'],
          ],
          cells,
        },
      ],
    }),
    change,
  )
}
const linksOf = async (change: (name: string, xml: string) => string) => {
  const bytes = await workbook(change)
  return [...(await sheetLinks(bytes, zipDirectory(bytes)))].map(([sheet, links]) => [sheet, Object.fromEntries(links)])
}

it('a cell leads to its address, in the sheet in which it is', async () => {
  expect(await linksOf((_, xml) => xml)).toEqual([['台账 & 附件', { '1,3': address }]])
})

it('what stands behind a # is kept apart in the file, and belongs to the address', async () => {
  expect(await linksOf((_, xml) => xml.replace('<hyperlink ', '<hyperlink location="/doc?a=1&amp;b=2" '))).toEqual([
    ['台账 & 附件', { '1,3': `${address}#/doc?a=1&b=2` }],
  ])
})

it('a link of several cells leads from each of them; a place in the file is no address', async () => {
  const bytes = await workbook((_, xml) =>
    xml.replace(/<hyperlink ref="D2"/, '<hyperlink ref="A2" location="x!A1"/><hyperlink ref="D2:D3"'),
  )
  expect((await readWorkbook(bytes))[1]!.rows.map(({ links }) => links)).toEqual([{}, { 3: address }, { 3: address }])
})

it('other addresses than of the web are none, and prefixes do not matter', async () => {
  expect(await linksOf((_, xml) => xml.replace(address, 'mailto:a@b.example'))).toEqual([['台账 & 附件', {}]])
  expect(
    await linksOf((name, xml) =>
      name.includes('worksheets/sheet')
        ? xml.replaceAll('<hyperlink', '<x:hyperlink').replaceAll('</hyperlink', '</x:hyperlink')
        : xml,
    ),
  ).toEqual([['台账 & 附件', { '1,3': address }]])
})
