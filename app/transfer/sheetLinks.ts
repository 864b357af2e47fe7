import type { ZipEntry } from './zipDirectory'
import { zipText } from './zipText'

/** Where a sheet's cells lead when they are clicked: addresses by row and column from 0 on (`4,3`). */
export type SheetLinks = ReadonlyMap<string, string>

/** A link of a whole column leads from as many cells as a sheet is read to. */
const mostCells = 20_100

/**
 * The links of each sheet of a workbook, by the sheet's name. A file keeps what stands behind a # apart from the address,
 * and one link for several cells; the library knows neither. A link without an address leads into the file itself.
 */
export async function sheetLinks(
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Promise<ReadonlyMap<string, SheetLinks>> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const textOf = async (name: string) => (byName.has(name) ? zipText(bytes, byName.get(name)!) : '')
  const sheets = targetsIn(await textOf('xl/_rels/workbook.xml.rels'))
  const links = new Map<string, SheetLinks>()
  for (const sheet of tagsIn(await textOf('xl/workbook.xml'), 'sheet')) {
    const path = (sheets.get(sheet['r:id'] ?? '') ?? '').replace(/^(\/xl\/|\.\/)/, '')
    const targets = targetsIn(await textOf(`xl/${path.replace(/([^/]+)$/, '_rels/$1.rels')}`))
    if (targets.size > 0) links.set(sheet.name ?? '', linksIn(await textOf(`xl/${path}`), targets))
  }
  return links
}

function linksIn(xml: string, targets: ReadonlyMap<string, string>): SheetLinks {
  const links = new Map<string, string>()
  for (const { ref = '', 'r:id': id = '', location } of tagsIn(xml, 'hyperlink')) {
    const target = targets.get(id)
    if (target === undefined || !/^https?:\/\//i.test(target)) continue
    for (const cell of cellsIn(ref)) links.set(cell, location ? `${target}#${location}` : target)
  }
  return links
}

/** The cells of a range such as `D2:E5`, or the one that is named. */
function cellsIn(range: string): string[] {
  const [first, last = first] = range.split(':').map((name) => {
    const [, letters = '', row = ''] = /^\$?([A-Z]+)\$?(\d+)$/i.exec(name) ?? []
    return {
      column: Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
      row: Number(row) - 1,
    }
  })
  const cells: string[] = []
  for (let row = first!.row; row <= last!.row; row++) {
    for (let column = first!.column; column <= last!.column && cells.length < mostCells; column++)
      cells.push(`${row},${column}`)
  }
  return cells
}

function targetsIn(xml: string): ReadonlyMap<string, string> {
  return new Map(tagsIn(xml, 'Relationship').map(({ Id = '', Target = '' }) => [Id, Target]))
}

/** The attributes of all elements of a name, whatever prefix it has. */
function tagsIn(xml: string, name: string): Partial<Record<string, string>>[] {
  const tags = xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
  return tags.map((tag) =>
    Object.fromEntries(
      Array.from(
        tag.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g),
        ([, key = '', double, single]): [string, string] => [key, plain(double ?? single ?? '')],
      ),
    ),
  )
}

const entities = new Map(Object.entries({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }))

function plain(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) =>
    name
      ? (entities.get(name) ?? whole)
      : String.fromCodePoint(Math.min(0x10ffff, hex ? Number.parseInt(hex, 16) : Number(decimal))),
  )
}
