import * as Y from 'yjs'
import { worldOf, type Desk } from '#app/model/ledger/edit'
import { readItems, readStreams } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { outline } from '#app/model/ledger/outline'
import type { Department } from '#app/model/ledger/person'
import type { FileTable } from '#app/transfer/fileTable'
import { guessColumns } from '#app/transfer/guessColumns'
import { planImport, type LedgerNow, type Plan } from '#app/transfer/plan'
import { readFile } from '#app/transfer/readFile'
import { readSchema } from '#app/model/ledger/schemaOf'

export const departmentList: Department[] = [
  { id: 'renshe', name: { zh: '区人力社保局', en: 'Human Resources Bureau' }, short: '人社局', kind: 'government' },
  { id: 'jiaowei', name: { zh: '区教委', en: 'Education Commission' }, short: '教委', kind: 'government' },
  { id: 'bianban', name: { zh: '区委编办', en: 'Staffing Office' }, short: '编办', kind: 'party' },
  {
    id: 'keji',
    name: { zh: '区科技和信息化局', en: 'Science, Technology and Information Bureau' },
    short: '科信局',
    kind: 'government',
  },
]

/** The ledger of a document as a person's import sees it. */
export function ledgerNow(
  { doc, person }: Pick<Desk, 'doc' | 'person'>,
  departments = departmentList,
  language: 'zh' | 'en' = 'zh',
): LedgerNow {
  return {
    id: 'xicheng-2019',
    streams: outline(readStreams(doc), readItems(doc)),
    departments,
    person,
    language,
    today: '2026-11-23',
    world: worldOf(doc, new Set(departments.map(({ id }) => id))),
    room: limits.rows,
    idOf: (line) => `line${line}`,
  }
}

export async function tableOf(file: string | Uint8Array): Promise<FileTable> {
  const { tables } = await readFile(typeof file === 'string' ? new TextEncoder().encode(file) : file)
  return tables[0]!
}

/** What importing this file would do, with the columns as they are guessed. */
export async function planOf(
  file: string | Uint8Array,
  desk: { doc: Y.Doc; person: Desk['person'] },
  clearsEmpty = false,
): Promise<Plan> {
  const table = await tableOf(file)
  return planImport(table, guessColumns(table.header, readSchema(desk.doc)), clearsEmpty, ledgerNow(desk))
}
