import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { connect } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { historyProblems } from '../crash/history'
import { prepareScene, tracker } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))

it('R2 M4 W5: the server is killed in the middle of decisions: each is there with its cells, or neither is', async () => {
  const scene = await prepareScene(folder, { writers: 9, readers: 0 })
  const coordinators = scene.parts.filter(({ person }) => person.role === 'coordinator')
  const parents = new Set(scene.items.map(({ parent }) => parent))
  const rows = scene.items.flatMap(({ id }) => (parents.has(id) ? [] : id)).slice(0, 12)
  const answered = new Set<string>()
  const random = randomFrom(20_261_128)
  let asked = 0
  for (let round = 0; round < 3; round++) {
    const server = startServerProcess(root, folder)
    const address = (await server.ready).replace('ws:', 'http:').replace(/\/ws$/, `/trackers/${tracker}/meeting/state`)
    const send = async (who: number, command: MeetingCommand) => {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          cookie: coordinators[who]!.cookie,
          origin: new URL(address).origin,
          'content-type': 'application/json',
        },
        body: JSON.stringify(command),
      })
      return ((await response.json()) as { outcome: unknown }).outcome
    }
    const facts = { title: '例会', heldOn: '2026-11-28', chair: '', by: 'stream', secondsPerItem: null } as const
    expect(await send(0, { do: 'start', ...facts })).toBe(round === 0 ? 'done' : 'running')
    const lasts = 3 + random.below(30)
    let done = 0
    const deciding = coordinators.map(async (_, who) => {
      for (;;) {
        const n = asked++
        const id = `d${n}`
        const outcome = await send(who, {
          do: 'decide',
          id,
          item: rows[n % rows.length]!,
          kind: 'defer',
          text: `缓办 ${id}`,
          department: '',
          responsible: '',
          due: '2027-01-31',
        }).catch(() => null)
        if (outcome === null) return
        expect(outcome).toBe('done')
        answered.add(id)
        if (++done === lasts) server.kill('SIGKILL')
      }
    })
    await Promise.all(deciding)
    await server.ended

    const db = connect(path.join(folder, 'luoshi.db'))
    const decisions = await db.selectFrom('decisions').selectAll().orderBy('seq').execute()
    const ledger = (await createLedgers(db).read(tracker))!
    const reasons = await db
      .selectFrom('changes')
      .select('after')
      .where('column_id', '=', 'reason')
      .orderBy('id')
      .execute()
    expect(await historyProblems(db, tracker, scene, ledger)).toEqual([])
    await db.destroy()
    const known = decisions.map(({ id }) => id)
    expect([...answered].filter((id) => !known.includes(id))).toEqual([])
    expect(decisions.filter(({ settled_at }) => settled_at === null)).toEqual([])
    // The cells say what the decisions say, one for one and in their order.
    expect(reasons.map(({ after }) => JSON.parse(after!) as string)).toEqual(known.map((id) => `缓办 ${id}`))
    for (const row of rows) {
      const last = decisions.filter(({ item_id }) => item_id === row).at(-1)
      const item = ledger.items.find(({ id }) => id === row)!
      expect([item.status, item.reason]).toEqual(
        last ? ['deferred', last.text] : [scene.items.find(({ id }) => id === row)!.status, ''],
      )
    }
  }
  expect(answered.size).toBeGreaterThan(12)
}, 120_000)
