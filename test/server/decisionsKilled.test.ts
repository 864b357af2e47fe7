import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { connect } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { historyProblems } from '../crash/history'
import { prepareScene, tracker, type Scene } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))

const facts = { title: '例会', heldOn: '2026-11-28', chair: '周主任', by: 'stream', secondsPerItem: null } as const
const deferring = (id: string, item: string): MeetingCommand => ({
  ...{ do: 'decide', id, item, kind: 'defer', text: `缓办 ${id}` },
  ...{ department: '', responsible: '', due: '2027-01-31' },
})

/** What a server that runs as a process of its own answers to a command. */
async function commandsTo(server: ReturnType<typeof startServerProcess>) {
  const address = (await server.ready).replace('ws:', 'http:').replace(/\/ws$/, `/trackers/${tracker}/meeting/state`)
  return async (cookie: string, command: MeetingCommand) => {
    const headers = { cookie, origin: new URL(address).origin, 'content-type': 'application/json' }
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(command) })
    return ((await response.json()) as { outcome: unknown }).outcome
  }
}

/** All that is stored, and what does not agree in it. */
async function readStored(scene: Scene) {
  const db = connect(path.join(folder, 'luoshi.db'))
  const decisions = await db.selectFrom('decisions').selectAll().orderBy('seq').execute()
  const ledger = (await createLedgers(db).read(tracker))!
  const changed = db.selectFrom('changes').select('after').where('column_id', '=', 'reason').orderBy('id')
  const reasons = (await changed.execute()).map(({ after }) => JSON.parse(after!) as string)
  const problems = await historyProblems(db, tracker, scene, ledger)
  await db.destroy()
  return { decisions, ledger, reasons, problems }
}

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
    const send = await commandsTo(server)
    const started = await send(coordinators[0]!.cookie, { do: 'start', ...facts })
    expect(started).toBe(round === 0 ? 'done' : 'running')
    const lasts = 3 + random.below(30)
    let done = 0
    const deciding = coordinators.map(async ({ cookie }) => {
      for (;;) {
        const n = asked++
        const outcome = await send(cookie, deferring(`d${n}`, rows[n % rows.length]!)).catch(() => null)
        if (outcome === null) return
        expect(outcome).toBe('done')
        answered.add(`d${n}`)
        if (++done === lasts) server.kill('SIGKILL')
      }
    })
    await Promise.all(deciding)
    await server.ended

    const { decisions, ledger, reasons, problems } = await readStored(scene)
    expect(problems).toEqual([])
    const known = decisions.map(({ id }) => id)
    expect([...answered].filter((id) => !known.includes(id))).toEqual([])
    expect(decisions.filter(({ settled_at }) => settled_at === null)).toEqual([])
    // The cells say what the decisions say, one for one and in their order.
    expect(reasons).toEqual(known.map((id) => `缓办 ${id}`))
    for (const row of rows) {
      const last = decisions.filter(({ item_id }) => item_id === row).at(-1)
      const item = ledger.items.find(({ id }) => id === row)!
      const before = scene.items.find(({ id }) => id === row)!.status
      expect([item.status, item.reason]).toEqual(last ? ['deferred', last.text] : [before, ''])
    }
  }
  expect(answered.size).toBeGreaterThan(12)
}, 120_000)
