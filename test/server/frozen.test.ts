import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { readItem, roots, textOf } from '#app/model/ledger/ledger'
import type { Item } from '#app/model/ledger/rows'
import { deskOf } from '../support/ledger'
import {
  Editor,
  people,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  until,
  updateOf,
  type SyncServer,
} from './syncHarness'

/** 1.3 is led by `renshe`; 2.1.3 by nobody here. */
const row = '1.3'
let server: SyncServer
let editors: Editor[]
beforeEach(async () => {
  server = await startSyncServer()
  editors = []
})
afterEach(async () => {
  editors.forEach((editor) => editor.close())
  await server.stop()
})
afterAll(removeTemporaryFiles)

async function editor(as: string): Promise<Editor> {
  const opened = await new Editor(server, as, { ack: true }).synced()
  editors.push(opened)
  return opened
}

const write = ({ doc }: Editor, as: string, cells: Partial<Item>) => {
  const edits = Object.entries(cells).map(([column, value]) => ({ item: row, column, value }) as CellEdit)
  return setCells({ ...deskOf(doc, people[as]!), departments: new Set(['renshe', 'jiaowei']) }, edits).map(
    ({ code }) => code,
  )
}
const of = ({ doc }: Editor) => readItem(doc, row)!
/** Until both say the same of the row. */
const agree = (a: Editor, b: Editor) => until(() => JSON.stringify(of(a)) === JSON.stringify(of(b)))

/** The row, handed in by its department. */
async function submitted(): Promise<{ ren: Editor; xu: Editor }> {
  const [ren, xu] = [await editor('ren'), await editor('xu')]
  expect(write(xu, 'xu', { lead: 'renshe' })).toEqual([])
  await agree(ren, xu)
  const handedIn: Partial<Item> = {
    owner: '王敏',
    progress: '已办结',
    evidence: ['方案 https://a.cn'],
    status: 'submitted',
  }
  expect(write(ren, 'ren', handedIn)).toEqual([])
  await until(() => of(xu).status === 'submitted')
  return { ren, xu }
}

describe('G5: what is handed in stands still', () => {
  it.each([
    ['takes the evidence away', (copy: Y.Doc) => roots(copy).items.get(row)!.delete('evidence')],
    ['writes on in the text', (copy: Y.Doc) => textOf(copy, row, 'progress')!.insert(0, '其实没有')],
    ['writes the same owner once more', (copy: Y.Doc) => roots(copy).items.get(row)!.set('owner', '王敏')],
    ['closes it by itself', (copy: Y.Doc) => roots(copy).items.get(row)!.set('status', 'closed')],
  ])('a raw socket of the department %s: refused, and nothing has changed', async (_, deed) => {
    const { ren, xu } = await submitted()
    const before = of(xu)
    const raw = await RawSocket.open(server, 'ren')
    raw.sendSync(2, updateOf(ren.doc, deed, 2 ** 32 - 2).update)
    await until(() => raw.refusals.length > 0)
    expect(raw.refusals[0]!.refusals[0]!.code).toMatch(/^(submitted|no-such-move)$/)
    expect(of(xu)).toEqual(before)
    raw.close()
  })

  it('who wrote offline before knowing of it is told, and nothing of it is in the ledger', async () => {
    const { ren, xu } = await submitted()
    ren.provider.disconnect()
    // The page of before knows no such rule: it writes as if the row were still open.
    ren.doc.transact(() => textOf(ren.doc, row, 'progress')!.insert(0, '离线补充：'))
    expect(write(xu, 'xu', { status: 'closed' })).toEqual([])
    ren.provider.connect()
    await until(() => ren.refused.length > 0)
    expect(ren.refused[0]!.refusals).toMatchObject([
      { code: 'closed', item: row, column: 'progress', text: '离线补充：已办结' },
    ])
    const late = await editor('jiao')
    expect(of(late)).toMatchObject({ status: 'closed', progress: '已办结' })
  })

  it('taken back while nobody has ruled, it may be written again; after the ruling it is too late', async () => {
    const { ren, xu } = await submitted()
    expect(write(ren, 'ren', { progress: '改' })).toEqual(['submitted'])
    expect(write(ren, 'ren', { status: 'in_progress' })).toEqual([])
    await agree(ren, xu)
    expect(write(ren, 'ren', { progress: '再补充', status: 'submitted' })).toEqual([])
    await agree(ren, xu)
    expect(write(xu, 'xu', { status: 'closed' })).toEqual([])
    await agree(ren, xu)
    expect(write(ren, 'ren', { status: 'in_progress' })).toEqual(['no-such-move'])
    // Coordinators put right what was closed, and open it again.
    expect(write(xu, 'xu', { evidence: ['方案 https://b.cn'] })).toEqual([])
    expect(write(xu, 'xu', { status: 'in_progress' })).toEqual([])
    await agree(ren, xu)
    expect(write(ren, 'ren', { progress: '继续' })).toEqual([])
    await agree(ren, xu)
    expect(ren.refused).toEqual([])
  })

  it('a ruling and a withdrawal at the same moment: all see the same one of them', async () => {
    const { ren, xu } = await submitted()
    for (const one of [ren, xu]) one.provider.disconnect()
    expect(write(ren, 'ren', { status: 'in_progress' })).toEqual([])
    expect(write(xu, 'xu', { status: 'closed' })).toEqual([])
    for (const one of [xu, ren]) one.provider.connect()
    await until(() => xu.provider.synced && ren.provider.synced)
    await until(() => ren.refused.length > 0 || of(ren).status === of(xu).status)
    const late = await editor('jiao')
    expect(['in_progress', 'closed']).toContain(of(late).status)
    await until(() => of(xu).status === of(late).status)
  })
})
