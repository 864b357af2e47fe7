import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItem, readItems, roots, rowFrom } from '#app/model/ledger/ledger'
import { emptyItem } from '#app/model/ledger/rows'
import { connect } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { tracker, until, updateOf } from './syncHarness'
import { changesOf, projected, same, useSyncScene } from './syncScene'

const { start, edit, raw, closeLater } = useSyncScene()

describe('editing together', () => {
  it('S1: two stock providers converge, and the projection with them', async () => {
    const server = await start()
    const [xu, yang] = [await edit(server, 'xu'), await edit(server, 'yang')]
    xu.row('1.1').set('due', '2026-12-01')
    yang.text('1.2').insert(0, '已报送方案')
    await until(() => yang.row('1.1').get('due') === '2026-12-01' && xu.text('1.2').toJSON() === '已报送方案')
    expect(same(xu.doc, yang.doc)).toBe(true)
    const snapshot = await createLedgers(server.db).read(tracker)
    expect(snapshot!.items.find((item) => item.id === '1.1')!.due).toBe('2026-12-01')
    expect(snapshot!.stamps['1.2']).toMatchObject({ updatedBy: '杨协调', department: 'bianban' })
  })

  it('W4: an acknowledgement comes after the commit, and counts what changed nothing too (G6)', async () => {
    const server = await start()
    const xu = await edit(server, 'xu', { ack: true })
    await until(() => xu.acked === 1) // SyncStep2 with nothing new
    const other = connect(server.database)
    closeLater({ close: () => other.destroy() })
    const count = async () => (await other.selectFrom('updates').select('seq').execute()).length
    expect(await count()).toBe(0)
    let stored: Promise<number> | undefined
    const handler = xu.provider.messageHandlers[100]!
    xu.provider.messageHandlers[100] = (...message) => {
      stored = count()
      handler(...message)
    }
    xu.row('1.1').set('clause', '三（一）二是')
    await until(() => xu.acked === 2)
    expect(await stored).toBe(1)
    await until(() =>
      xu.notices.some((notice) => notice.type === 'stamps' && notice.stamps['1.1']?.updatedBy === '许协调'),
    )
  })

  it('W4: a stock provider hears no message types but its own', async () => {
    const server = await start()
    const socket = await raw(server, 'xu', '')
    const source = await edit(server, 'yang')
    socket.sendSync(2, updateOf(source.doc, (doc) => roots(doc).items.get('1.1')!.set('due', '2026-12-05')).update)
    await until(() => source.row('1.1').get('due') === '2026-12-05')
    expect(socket.frames.every((bytes) => bytes[0]! <= 1)).toBe(true)
  })
})

describe('rights', () => {
  it('G5 G7: a department cannot change another row, and nothing is left of the try', async () => {
    const server = await start()
    const xu = await edit(server, 'xu')
    const before = JSON.stringify(readItems(xu.doc))
    const foreign = readItems(xu.doc).find(
      (item) => item.lead !== 'renshe' && !item.support.includes('renshe') && item.parent === '',
    )!
    const ren = await raw(server, 'ren')
    const { update } = updateOf(xu.doc, (doc) => {
      roots(doc).items.get(foreign.id)!.set('owner', '入侵者')
      ;(roots(doc).items.get(foreign.id)!.get('progress') as Y.Text).insert(0, '改了')
    })
    ren.sendSync(2, update)
    await until(() => ren.refusals.length === 1 && ren.acked === 1)
    expect(ren.refusals[0]!.refusals).toContainEqual({
      code: 'not-your-item',
      item: foreign.id,
      column: 'owner',
      text: '入侵者',
    })
    expect(ren.refusals[0]!.refusals).toContainEqual({
      code: 'not-your-item',
      item: foreign.id,
      column: 'progress',
      text: '改了',
    })
    const late = await edit(server, 'yang')
    expect(JSON.stringify(readItems(late.doc))).toBe(before)
    expect(JSON.stringify(readItems(xu.doc))).toBe(before)
    expect(await projected(server.db, foreign.id)).toEqual(foreign)
    expect(await changesOf(server.db)).toEqual([])

    // Both go on: the refused one from a fresh document, as a page does.
    xu.row(foreign.id).set('due', '2026-12-09')
    const own = readItems(xu.doc).find((item) => item.lead === 'renshe')!
    const again = await edit(server, 'ren')
    again.row(own.id).set('owner', '任人社')
    await until(() => again.row(foreign.id).get('due') === '2026-12-09' && xu.row(own.id).get('owner') === '任人社')
  })

  it('G7: what others sent in the same window stays', async () => {
    const server = await start()
    const source = await edit(server, 'xu')
    const [ren, yang] = [await raw(server, 'ren'), await raw(server, 'yang')]
    yang.sendSync(2, updateOf(source.doc, (doc) => roots(doc).items.get('1.1')!.set('due', '2026-12-01')).update)
    ren.sendSync(2, updateOf(source.doc, (doc) => roots(doc).items.delete('1.1')).update)
    await until(() => yang.acked === 1 && ren.acked === 1)
    expect(ren.refusals[0]!.refusals).toEqual([{ code: 'structure-only', item: '1.1' }])
    await until(() => source.row('1.1').get('due') === '2026-12-01')
  })

  it('G9: a viewer receives everything and writes nothing', async () => {
    const server = await start()
    const [xu, ling] = [await edit(server, 'xu'), await edit(server, 'ling', { ack: true })]
    xu.row('1.1').set('due', '2026-12-02')
    await until(() => ling.row('1.1').get('due') === '2026-12-02')
    ling.row('1.1').set('due', '2030-01-01')
    ling.row('1.1').delete('title')
    await until(() => ling.refused.length === 2)
    expect(ling.refused[0]!.refusals[0]!.code).toBe('read-only')
    expect(xu.row('1.1').get('due')).toBe('2026-12-02')
    expect((await projected(server.db, '1.1'))!.title).not.toBe('')
  })

  it('G5: rows added with their sub-items in one step keep their status', async () => {
    const server = await start()
    const xu = await edit(server, 'xu', { ack: true })
    const row = (id: string, parent: string) =>
      rowFrom({ ...emptyItem(id), stream: 's1', parent, order: 'a9', status: 'issued', title: id })
    xu.doc.transact(() =>
      ['new-1', 'new-2'].forEach((id) => roots(xu.doc).items.set(id, row(id, id === 'new-2' ? 'new-1' : ''))),
    )
    await until(() => xu.acked === 2)
    expect(xu.refused).toEqual([])
    expect((await projected(server.db, 'new-2'))!.parent).toBe('new-1')
  })

  it('S5: 401 without a session, 403 from elsewhere, 404 for an unknown ledger; ended sessions are closed', async () => {
    const server = await start()
    const { WebSocket } = await import('ws')
    const status = (path: string, headers = {}) =>
      new Promise<number>((resolve) => {
        const ws = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers })
        ws.on('unexpected-response', (_req, res) => resolve(res.statusCode!))
        ws.on('error', () => undefined)
      })
    expect(await status(`/ws/${tracker}`)).toBe(401)
    expect(await status(`/ws/${tracker}?as=xu`, { origin: 'https://elsewhere.example' })).toBe(403)
    expect(await status('/ws/nowhere?as=xu')).toBe(404)
    const [xu, ren] = [await raw(server, 'xu'), await raw(server, 'ren')]
    server.sockets.end({ person: 'xu' }, 4403)
    server.sockets.end({ session: 'session-ren' }, 4401)
    await until(() => xu.closeCode === 4403 && ren.closeCode === 4401)
    await until(() => server.sockets.count() === 0)
  })
})

it('D2 G5 H1: a row that was deleted and brought back without network arrives as the change of that row', async () => {
  const server = await start()
  const [xu, ren] = [await edit(server, 'xu', { ack: true }), await edit(server, 'ren')]
  const id = readItems(xu.doc).find((item) => item.lead === 'renshe')!.id
  xu.text(id).insert(0, '已印发')
  await until(() => ren.text(id).toJSON() === '已印发')
  const before = readItems(xu.doc)
  const { streams, items } = roots(xu.doc)
  const undo = new Y.UndoManager([streams, items], { trackedOrigins: new Set(['own']), captureTimeout: 0 })
  xu.provider.disconnect()
  xu.doc.transact(() => items.delete(id), 'own')
  expect(readItem(xu.doc, id)).toBe(null)
  undo.undo()
  xu.row(id).set('clause', '三（二）')
  xu.provider.connect()
  await until(() => ren.row(id).get('clause') === '三（二）')
  expect(xu.refused).toEqual([])
  expect(same(xu.doc, ren.doc)).toBe(true)
  expect(readItems(ren.doc).filter((item) => item.id !== id)).toEqual(before.filter((item) => item.id !== id))
  expect(await projected(server.db, id)).toEqual(readItem(xu.doc, id))
  expect(await changesOf(server.db)).toMatchObject([
    { row_id: id, column_id: 'clause', after: '"三（二）"', person_id: 'xu' },
  ])

  // The text that came back is one that everybody goes on typing in.
  ren.text(id).insert(3, '。')
  await until(() => xu.text(id).toJSON() === '已印发。')
  expect((await projected(server.db, id))!.progress).toBe('已印发。')
})
