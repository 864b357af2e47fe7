import { describe, expect, it } from 'vitest'
import { readItem, readItems, roots } from '#app/model/ledger/ledger'
import { connect, type Db } from '#db/connect'
import { beforeAppend, unfolded } from '../support/log'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { until } from './syncHarness'
import { burstSilence } from '#db/history'
import { changesOf, projected, same, useSyncScene } from './syncScene'

const { start, edit } = useSyncScene()

describe('keeping', () => {
  it('W7: after a restart everyone comes back and nothing is missing', async () => {
    const server = await start()
    const [xu, ren] = [await edit(server, 'xu'), await edit(server, 'ren')]
    xu.row('1.1').set('due', '2026-12-01')
    await until(() => ren.row('1.1').get('due') === '2026-12-01')
    await server.stop()
    xu.row('1.2').set('due', '2026-12-02')
    const again = await start({ database: server.database, port: server.port })
    await until(() => ren.row('1.2').get('due') === '2026-12-02')
    expect(same(xu.doc, ren.doc)).toBe(true)
    expect((await projected(again.db, '1.2'))!.due).toBe('2026-12-02')
  })

  it('W5: what was acknowledged is there after a stop without unloading', async () => {
    const server = await start()
    const xu = await edit(server, 'xu', { ack: true })
    for (let i = 0; i < 20; i++) xu.text('1.1').insert(i, '字')
    await until(() => xu.acked === 21)
    xu.provider.disconnect()
    await server.kill()
    // Where somebody might be at it in another process, their silence tells.
    const again = await start({ database: server.database, now: () => Date.now() + burstSilence })
    const ren = await edit(again, 'ren')
    expect(ren.text('1.1').toJSON()).toBe('字'.repeat(20))
    // H1: the typing that the stop cut short is one row of history now.
    expect(await changesOf(again.db)).toMatchObject([
      { row_id: '1.1', column_id: 'progress', before: '""', after: JSON.stringify('字'.repeat(20)), person_id: 'xu' },
    ])
  })

  it('W9: folding into snapshots changes nothing', async () => {
    const server = await start({ foldAfter: 3 })
    const xu = await edit(server, 'xu', { ack: true })
    for (let i = 1; i <= 8; i++) {
      xu.row('1.1').set('due', `2026-12-0${i}`)
      await until(() => xu.acked === i + 1)
    }
    expect((await unfolded(server.db)).length).toBeLessThan(3)
    await server.stop()
    const again = await start({ database: server.database })
    expect(await unfolded(again.db)).toEqual([])
    expect(await again.db.selectFrom('snapshots').select('seq').executeTakeFirst()).toEqual({ seq: 8 })
    const late = await edit(again, 'yang')
    expect(same(xu.doc, late.doc)).toBe(true)
  })

  it('W6: a failed commit is not acknowledged, is rolled back, and arrives when writing works again', async () => {
    let isFull = false
    const full = () => Promise.reject(new Error('database or disk is full'))
    const openLog =
      (db: Db) =>
      (id: string): LedgerLog => {
        const log = createLedgerLog(db, id)
        return {
          ...beforeAppend(log, () => (isFull ? full() : Promise.resolve())),
          fold: (...folded) => (isFull ? full() : log.fold(...folded)),
        }
      }
    const server = await start({ openLog })
    const [xu, ren] = [await edit(server, 'xu', { ack: true }), await edit(server, 'ren', { ack: true })]
    isFull = true
    xu.row('1.1').set('due', '2026-12-01')
    await until(() => ren.notices.some((notice) => notice.type === 'not-saving'))
    expect(server.rooms.writable()).toBe(false)
    expect(ren.row('1.1').get('due')).toBe(undefined)
    const reader = await edit(server, 'ling')
    expect(reader.row('1.1').get('due')).toBe(undefined)
    isFull = false
    await until(() => ren.row('1.1').get('due') === '2026-12-01')
    expect(server.rooms.writable()).toBe(true)
    await until(() => ren.notices.some((notice) => notice.type === 'saving-again'))
  })
})

it('H1: the history says who changed which cell from what to what', async () => {
  const server = await start()
  const [xu, ren] = [await edit(server, 'xu', { ack: true }), await edit(server, 'ren', { ack: true })]
  const own = readItems(xu.doc).find((item) => item.lead === 'renshe')!.id
  for (const word of ['已', '印', '发']) ren.text(own).insert(ren.text(own).length, word)
  await until(() => xu.text(own).toJSON() === '已印发')
  expect(await changesOf(server.db)).toEqual([])
  xu.text(own).insert(3, '。')
  await until(() => xu.acked === 2)
  expect(await changesOf(server.db)).toMatchObject([
    {
      row_id: own,
      column_id: 'progress',
      before: '""',
      after: '"已印发"',
      person_id: 'ren',
      person_name: '任人社',
      department_id: 'renshe',
    },
  ])
  const gone = readItem(xu.doc, own)
  roots(xu.doc).items.delete(own)
  await until(() => xu.acked === 3)
  expect((await changesOf(server.db)).slice(1)).toMatchObject([
    { column_id: 'progress', before: '"已印发"', after: '"已印发。"', person_id: 'xu' },
    { row_id: own, column_id: null, before: JSON.stringify(gone), after: null },
  ])
  const db = connect(server.database)
  expect(await changesOf(db).finally(() => db.destroy())).toHaveLength(3)
})
