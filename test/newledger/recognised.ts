import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import { outline } from '#app/model/ledger/outline'
import type { Department } from '#app/model/ledger/person'
import { noCorrections, type Corrections, type Proposal } from '#app/newledger/recognise/proposal'
import { recognise } from '#app/newledger/recognise/recognise'
import type { ReadSheets } from '#app/transfer/fileTable'
import { readSheets } from '#app/transfer/readFile'

export const today = '2026-03-01'

export interface Asked extends Partial<Corrections> {
  house?: readonly Department[]
}

export function exampleFile(name: string): Promise<ReadSheets> {
  return readSheets(new Uint8Array(readFileSync(`db/examples/${name}`)))
}

/** What a file comes to; a text is one of a CSV file. */
export async function recognised(file: string | ReadSheets, { house = [], ...said }: Asked = {}): Promise<Proposal> {
  const read = typeof file === 'string' ? await readSheets(new TextEncoder().encode(file)) : file
  return recognise(read, { ...noCorrections, ...said }, { departments: house, today, fileName: '台账.csv' })
}

/** The sheets of a workbook made of rows, each by its name. */
export async function workbook(...sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<ReadSheets> {
  return readSheets(await writeXlsx({ sheets }))
}

/** The ledger as it would stand: `1.2 title | lead | support | due`. */
export function lines({ ledger, newDepartments }: Proposal): string[] {
  const short = new Map(newDepartments.map((department) => [department.id, department.short]))
  const nameOf = (id: string) => short.get(id) ?? id
  return outline(ledger.streams, ledger.items).flatMap(({ stream, items }) => [
    `# ${stream.title}`,
    ...items
      .flatMap((entry) => [entry, ...entry.children])
      .map(({ code, item: { title, lead, support, due } }) =>
        [`${code} ${title}`, nameOf(lead), support.map(nameOf).join('、'), due].join(' | ').replace(/( \| )+$/, ''),
      ),
  ])
}

/** What is said in an own column, by the titles of its rows. */
export function own({ ledger }: Proposal, name: string): Record<string, unknown> {
  const { id } = ledger.columns.find((column) => column.name === name)!
  return Object.fromEntries(
    ledger.items.flatMap(({ title, cells }) => (cells[id as 'c_1'] === undefined ? [] : [[title, cells[id as 'c_1']]])),
  )
}

/** What would be refused of a ledger that recognition made: nothing ever is. */
export function refusalsOf({ ledger, newDepartments }: Proposal, house: readonly Department[] = []) {
  return judgeNewLedger(ledger, new Set([...house, ...newDepartments].map(({ id }) => id)))
}
