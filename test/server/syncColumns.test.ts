import { describe, expect, it } from 'vitest'
import { addColumn, removeColumn, setColumn } from '#app/model/ledger/columnEdits'
import { setOption } from '#app/model/ledger/optionEdits'
import type { OwnColumn } from '#app/model/ledger/columns'
import { setCells, type Desk } from '#app/model/ledger/edit'
import { readColumns, readItem, roots } from '#app/model/ledger/ledger'
import { LedgerSchema } from '#app/model/ledger/schema'
import { readSchema } from '#app/model/ledger/schemaOf'
import { createLedgers } from '#db/ledgers'
import { createLedgerLog } from '#db/log'
import { Editor, people, tracker, until, type SyncServer, useSyncServers } from './syncHarness'

const { start, after } = useSyncServers()
async function page(server: SyncServer, as: string): Promise<{ editor: Editor; desk: Desk }> {
  const editor = await new Editor(server, as, { ack: true }).synced()
  after(() => editor.close())
  const departments = new Set(['renshe', 'bianban'])
  return { editor, desk: { doc: editor.doc, person: people[as]!, departments, newId: () => crypto.randomUUID() } }
}
function added(made: ReturnType<typeof addColumn>): OwnColumn {
  if ('refusals' in made) throw new Error(JSON.stringify(made.refusals))
  return made.id
}
const hard = { name: '难度', kind: 'choice', writers: 'report', options: [{ name: '难' }, { name: '易' }] } as const

describe('L2: a ledger’s own columns, live', () => {
  it('L2 H1 W1: are there for everybody at once, filled in by who may, kept and told', async () => {
    const server = await start()
    const [xu, ren] = [await page(server, 'xu'), await page(server, 'ren')]
    const id = added(addColumn(xu.desk, hard))
    await until(() => readSchema(ren.editor.doc).has(id))
    const [first, second] = readSchema(ren.editor.doc)
      .column(id)!
      .options.map((option) => option.id)
    expect(setCells(ren.desk, [{ item: '1.2.4', column: id, value: first! }])).toEqual([])
    await until(() => readItem(xu.editor.doc, '1.2.4')!.cells[id] === first)
    expect(setOption(xu.desk, id, first!, { name: '很难' })).toEqual([])
    expect(setColumn(xu.desk, 'due', { name: '办结时限' })).toEqual([])
    await until(() => xu.editor.acked === 4 && ren.editor.acked === 2)
    const ledgers = createLedgers(server.db)
    const stored = (await ledgers.read(tracker))!
    expect(new LedgerSchema(stored.columns).isEqual(readSchema(xu.editor.doc))).toBe(true)
    expect(stored.items.find((item) => item.id === '1.2.4')!.cells).toEqual({ [id]: first })
    expect(stored.stamps['1.2.4']!.reported).toMatchObject({ by: '任人社', department: 'renshe' })
    const { changes } = (await ledgers.history(tracker, id, null, null))!
    expect(changes.map(({ column }) => column)).toEqual([`option.${first}`, null])
    expect(changes[0]).toMatchObject({
      of: 'column',
      before: { name: '难' },
      after: { name: '很难' },
      person: { id: 'xu' },
    })
    expect(changes[1]).toMatchObject({ before: null, after: { id, kind: 'choice' } })
    expect(second).toBeDefined()
  })

  it('L3 H3: a removed column is gone, its values stay, and the past has both', async () => {
    let time = 1_900_000_000_000
    const server = await start({ now: () => time })
    const [xu, ren] = [await page(server, 'xu'), await page(server, 'ren')]
    const id = added(addColumn(xu.desk, { name: '金额', kind: 'number', writers: 'report' }))
    await until(() => readSchema(ren.editor.doc).has(id))
    time += 1_000
    expect(setCells(ren.desk, [{ item: '1.2.4', column: id, value: '8' }])).toEqual([])
    await until(() => ren.editor.acked === 2)
    time += 1_000
    expect(removeColumn(xu.desk, id)).toEqual([])
    await until(() => xu.editor.acked === 3)
    // A page that has not heard of it goes on writing.
    roots(ren.editor.doc).items.get('1.2.4')!.set(id, '9')
    await until(() => ren.editor.refused.length > 0)
    expect(ren.editor.refused[0]!.refusals).toMatchObject([{ code: 'unknown-column', item: '1.2.4', column: id }])
    const ledgers = createLedgers(server.db)
    const at = async (moment: number) => {
      const { columns, items } = (await ledgers.readAsOf(tracker, moment))!
      return [new LedgerSchema(columns).has(id), items.find((item) => item.id === '1.2.4')!.cells[id] ?? '']
    }
    expect(await at(time)).toEqual([false, '8'])
    expect(await at(time - 1)).toEqual([true, '8'])
    expect(await at(time - 1_001)).toEqual([true, ''])
    expect(await at(time - 2_001)).toEqual([false, ''])
  })

  it('W9: an epoch begins with the columns that there are, and what stands in them', async () => {
    const server = await start()
    const xu = await page(server, 'xu')
    const id = added(addColumn(xu.desk, hard))
    const gone = added(addColumn(xu.desk, { name: '旧', kind: 'short', writers: 'structure' }))
    setCells(xu.desk, [{ item: '1.1', column: gone, value: '甲' }])
    removeColumn(xu.desk, gone)
    setColumn(xu.desk, 'clause', { isHidden: true })
    await until(() => xu.editor.acked === 6)
    const log = createLedgerLog(server.db, tracker)
    await log.load()
    await log.beginEpoch(0)
    const { updates } = (await log.load())!
    expect(updates).toHaveLength(1)
    const { doc } = (await page(await start({ database: server.database }), 'ling')).editor
    expect(readSchema(doc).isEqual(readSchema(xu.editor.doc))).toBe(true)
    expect(
      readColumns(doc)
        .map((one) => one.id)
        .sort(),
    ).toEqual(['clause', gone, id].sort())
    expect(readItem(doc, '1.1')!.cells).toEqual({ [gone]: '甲' })
  })

  it('R2: the server’s own edit may bring a column and fill it in, as one', async () => {
    const server = await start()
    const ren = await page(server, 'ren')
    const made: string[] = []
    const outcome = await server.rooms.edit(tracker, people.xu!, async (desk) => {
      const id = added(addColumn(desk, { name: '金额', kind: 'number', writers: 'report' }))
      made.push(id)
      const refusals = setCells(desk, [{ item: '1.1', column: id, value: '5' }])
      return { kind: 'keep', value: refusals }
    })
    expect(outcome).toEqual({ kind: 'kept', value: [] })
    await until(() => readItem(ren.editor.doc, '1.1')!.cells[made[0] as OwnColumn] === '5')
    const refused = await server.rooms.edit(tracker, people.ren!, async (desk) => {
      roots(desk.doc).columns.get(made[0]!)!.set('name', '我的')
      return { kind: 'keep', value: null }
    })
    expect(refused).toMatchObject({ kind: 'refused', refusals: [{ code: 'structure-only' }] })
    expect((await createLedgers(server.db).read(tracker))!.columns[0]!.name).toBe('金额')
  })
})
