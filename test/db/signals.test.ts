import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import type { Db } from '#db/connect'
import { createLedgerLog } from '#db/log'
import { signalsAfter } from '#db/outbox'
import { onSignals, signal, signalHere, type Signal } from '#db/signals'
import { atOneMoment, inHouse, inLedger } from '#db/transactions'
import { breakStatements } from '../support/fault'
import { openNewDatabase } from '../support/database'

const tracker = 'xicheng-2019'
const departments: Signal = { kind: 'departments-changed' }
const comment: Signal = { kind: 'comment-added', ledger: tracker, item: '1.1' }
let db: Db
let close: () => Promise<void>
let heard: Signal[][]
/** The last signal of making the house. */
let before: number
beforeEach(async () => {
  ;({ db, close } = await openNewDatabase('november'))
  heard = []
  before = (await signalsAfter(db, 0)).at(-1)?.id ?? 0
  onSignals(db, (signals) => heard.push([...signals]))
})
afterEach(() => close())

const rename = (trx: Parameters<typeof signal>[0], name: string) =>
  trx.updateTable('departments').set({ name_zh: name }).where('id', '=', 'renshe').execute()
const name = async () =>
  (await db.selectFrom('departments').select('name_zh').where('id', '=', 'renshe').executeTakeFirstOrThrow()).name_zh
const stored = async () => (await signalsAfter(db, before)).map(({ said }) => said)
/** Where no other process can be, nothing is written for one. */
const ifShared = (signals: Signal[]) => (inject('engine') === 'postgres' ? signals : [])

it('P3: what a transaction signals is heard here once it is stored, and not before; the same twice is said once', async () => {
  await inHouse(db).execute(async (trx) => {
    signal(trx, departments)
    signal(trx, comment)
    signal(trx, { ...departments })
    await rename(trx, '新名')
    expect(heard).toEqual([])
  })
  expect([heard, await name()]).toEqual([[[departments, comment]], '新名'])
  expect(await stored()).toEqual(ifShared([departments, comment]))
})

it('P3: rolled back, nothing is heard of it, now or later', async () => {
  const old = await name()
  const failing = inHouse(db).execute(async (trx) => {
    signal(trx, departments)
    await rename(trx, '新名')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect([await name(), heard, await stored()]).toEqual([old, [], []])
})

it('P3: what cannot be signalled is not stored either', async () => {
  if (inject('engine') === 'sqlite') return
  const [old, mend] = [await name(), await breakStatements(db, 'INSERT', 'signals')]
  const failing = inHouse(db).execute(async (trx) => {
    await rename(trx, '新名')
    signal(trx, departments)
  })
  await expect(failing).rejects.toThrow('a fault')
  await mend()
  expect([await name(), heard, await stored()]).toEqual([old, [], []])
})

it('P3 R2: a ledger’s own transactions signal too, also in a room’s turn; nothing signalled is nothing written', async () => {
  await inLedger(db, tracker).execute(async (trx) => signal(trx, comment))
  const log = createLedgerLog(db, tracker)
  await log.load()
  await log.window(async ({ trx }) => signal(trx, departments))
  await log.finishBursts(Infinity)
  expect(heard).toEqual([[comment], [departments]])
  expect(await stored()).toEqual(ifShared([comment, departments]))
})

it('P3: outside of a transaction that says what it holds, nothing can be signalled', async () => {
  await expect(atOneMoment(db).execute(async (trx) => signal(trx, departments))).rejects.toThrow('belongs into inHouse')
  await expect(db.transaction().execute(async (trx) => signal(trx, departments))).rejects.toThrow(
    'belongs into inHouse',
  )
})

it('P3: what holds here alone is told here alone; who listens no more hears nothing', async () => {
  const others: Signal[] = []
  const stop = onSignals(db, (signals, ids) => {
    expect(ids).toEqual([])
    others.push(...signals)
  })
  signalHere(db, departments)
  stop()
  signalHere(db, comment)
  expect([heard, others, await stored()]).toEqual([[[departments], [comment]], [departments], []])
})
