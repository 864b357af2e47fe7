import { addColumn, type NewColumn } from '#app/model/ledger/columnEdits'
import type { OwnColumn } from '#app/model/ledger/columns'
import { setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import { readColumns } from '#app/model/ledger/ledger'
import type { OwnKind } from '#app/model/ledger/schema'
import { newId } from '#app/sync/newId'
import { connectEditor, type Editor, type SignedIn } from './people'
import type { TestServer } from './server'

/** One of each kind, as a house might have them. */
export const oneOfEach: readonly (NewColumn & { kind: OwnKind })[] = [
  { name: '联系电话', nameEn: 'Phone', kind: 'short', writers: 'report' },
  { name: '资金', nameEn: 'Funds', kind: 'number', writers: 'report', unit: '万元', help: '已拨付的资金，按月更新' },
  { name: '启动日期', nameEn: 'Begun', kind: 'date', writers: 'report' },
  {
    name: '难度',
    nameEn: 'Difficulty',
    kind: 'choice',
    writers: 'report',
    options: [
      { name: '很难', nameEn: 'Hard', colour: 'plum' },
      { name: '一般', nameEn: 'Usual', colour: 'blue' },
      { name: '容易', nameEn: 'Easy' },
    ],
  },
  {
    name: '措施',
    nameEn: 'Means',
    kind: 'choices',
    writers: 'report',
    options: [
      { name: '建章立制', nameEn: 'Rules', colour: 'cyan' },
      { name: '专项检查', nameEn: 'Inspection', colour: 'violet' },
      { name: '培训', nameEn: 'Training', colour: 'brown' },
    ],
  },
  { name: '须现场核查', nameEn: 'To be inspected', kind: 'flag', writers: 'report' },
  { name: '复核单位', nameEn: 'Reviewed by', kind: 'department', writers: 'report' },
  { name: '会签单位', nameEn: 'Countersigned by', kind: 'departments', writers: 'report' },
  { name: '文件', nameEn: 'Papers', kind: 'links', writers: 'report' },
]

/** Somebody who edits beside the pages, by the model's own functions. */
export interface Hand {
  desk: Desk
  write(edits: CellEdit[]): void
  close(): void
}

export async function openHand(server: TestServer, who: SignedIn): Promise<Hand> {
  const editor: Editor = await connectEditor(server, who)
  const departments = new Set(['bianban', 'renshe', 'jiaowei', 'caizheng'])
  const desk: Desk = { doc: editor.doc, person: who.person, departments, newId }
  return {
    desk,
    write(edits) {
      const refused = setCells(desk, edits)
      if (refused.length > 0) throw new Error(JSON.stringify(refused))
    },
    close: () => editor.close(),
  }
}

/** Adds them, and waits until the server tells others of them; their ids by kind. */
export async function addOwnColumns(
  server: TestServer,
  coordinator: SignedIn,
  columns: readonly (NewColumn & { kind: OwnKind })[] = oneOfEach,
): Promise<Record<OwnKind, OwnColumn>> {
  const [hand, witness] = await Promise.all([openHand(server, coordinator), connectEditor(server, coordinator)])
  const ids = columns.map((column) => {
    const made = addColumn(hand.desk, column)
    if ('refusals' in made) throw new Error(JSON.stringify(made.refusals))
    return [column.kind, made.id] as const
  })
  await new Promise<void>((resolve) => {
    const look = () => {
      if (readColumns(witness.doc).length >= ids.length) resolve()
    }
    witness.doc.on('update', look)
    look()
  })
  hand.close()
  witness.close()
  return Object.fromEntries(ids) as Record<OwnKind, OwnColumn>
}
