import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { roots } from '#app/model/ledger/ledger'
import { type Db } from '#db/connect'
import { beforeAppend } from '../support/log'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { Breath } from '#db/breath'
import { Editor, people, tracker, until, updateOf } from './syncHarness'
import { same, useSyncScene } from './syncScene'

const { start, edit, raw, closeLater } = useSyncScene()

describe('rooms', () => {
  it('S2: a room is loaded once, however many come at once', async () => {
    let loads = 0
    const openLog =
      (db: Db) =>
      (id: string): LedgerLog => {
        const log = createLedgerLog(db, id)
        return { ...log, load: () => (loads++, log.load()) }
      }
    const server = await start({ openLog })
    const everyone = await Promise.all(['xu', 'yang', 'ren', 'zu', 'jiao', 'ling'].map((id) => edit(server, id)))
    expect(loads).toBe(1)
    expect(everyone.every((editor) => same(editor.doc, everyone[0]!.doc))).toBe(true)
  })

  it('S2: a room unloads after its last socket; who comes meanwhile gets a correct one', async () => {
    let loads = 0
    let letFold = () => {}
    const openLog =
      (db: Db) =>
      (id: string): LedgerLog => {
        const log = createLedgerLog(db, id)
        return {
          ...log,
          load: () => (loads++, log.load()),
          fold: async (...fold) => {
            await new Promise<void>((resolve) => (letFold = resolve))
            return log.fold(...fold)
          },
        }
      }
    const server = await start({ idleAfter: 1, openLog })
    const xu = new Editor(server, 'xu', { ack: true })
    await xu.synced()
    xu.row('1.1').set('due', '2026-12-01')
    await until(() => xu.acked === 2)
    xu.close()
    const isFolding = letFold
    await until(() => letFold !== isFolding)
    const yang = new Editor(server, 'yang')
    closeLater(yang)
    letFold()
    await yang.synced()
    expect(yang.row('1.1').get('due')).toBe('2026-12-01')
    expect(loads).toBe(2)
  })

  it('W1: nobody is told of an update before it is stored', async () => {
    let store = () => {}
    let isAppending = false
    const openLog =
      (db: Db) =>
      (id: string): LedgerLog =>
        beforeAppend(createLedgerLog(db, id), () => {
          isAppending = true
          return new Promise((resolve) => (store = resolve))
        })
    const server = await start({ openLog })
    const source = await edit(server, 'yang')
    const [xu, late] = [await raw(server, 'xu'), await raw(server, 'ren')]
    xu.sendSync(2, updateOf(source.doc, (doc) => roots(doc).items.get('1.1')!.set('due', '2026-12-01')).update)
    await until(() => isAppending)
    late.sendSync(0, new Uint8Array([0]))
    // The server goes on meanwhile.
    expect(await (await fetch(`http://127.0.0.1:${server.port}`)).text()).toBe('ok')
    expect([xu.acked, late.frames.filter((bytes) => bytes[0] === 0 && bytes[1] === 1).length]).toEqual([0, 0])
    expect(source.row('1.1').get('due')).toBe(undefined)
    store()
    await until(() => source.row('1.1').get('due') === '2026-12-01' && xu.acked === 1)
    await until(() => late.frames.some((bytes) => bytes[0] === 0 && bytes[1] === 1))
  })
})

describe('a document that is being built', () => {
  it('S2: keeps those waiting who edit, and nobody else: newcomers get it as it is stored', async () => {
    let goOn = () => {}
    const rest = new Promise<void>((resolve) => (goOn = resolve))
    const breath = vi.spyOn(Breath.prototype, 'take').mockImplementation(() => rest)
    onTestFinished(() => breath.mockRestore())
    const server = await start()
    const xu = await new Editor(server, 'xu', { ack: true }).synced()
    closeLater(xu)
    await until(() => xu.acked === 1)
    xu.row('1.1').set('due', '2026-12-01')
    const edited = server.rooms.edit(tracker, people.xu!, (desk) => {
      setCells(desk, [{ item: '1.2', column: 'due', value: '2026-12-02' }])
      return Promise.resolve({ kind: 'keep', value: 'written' })
    })
    await until(() => breath.mock.calls.length > 0)

    const ling = await edit(server, 'ling')
    expect([ling.row('1.1').get('due'), xu.acked]).toEqual([undefined, 1])
    const back = new Editor(server, 'yang', { doc: ling.doc })
    closeLater(back)
    goOn()
    await until(() => xu.acked === 2)
    expect(await edited).toEqual({ kind: 'kept', value: 'written' })
    await until(() => ling.row('1.1').get('due') === '2026-12-01' && ling.row('1.2').get('due') === '2026-12-02')
    await back.synced()
  })

  it('S2 W6: that cannot be built is told to who edits, and ends nothing else', async () => {
    const breath = vi.spyOn(Breath.prototype, 'take').mockRejectedValueOnce(new Error('no such struct'))
    onTestFinished(() => breath.mockRestore())
    const server = await start()
    const xu = await new Editor(server, 'xu', { ack: true }).synced()
    closeLater(xu)
    const edited = server.rooms.edit(tracker, people.xu!, () => Promise.resolve({ kind: 'keep', value: null }))
    await expect(edited).rejects.toThrow('the room cannot go on')
    xu.row('1.1').set('due', '2026-12-03')
    const ling = await edit(server, 'ling')
    await until(() => ling.row('1.1').get('due') === '2026-12-03')
  })
})
