import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import type { RecordCommand } from '#app/model/records/recordCommand'
import { addDays } from '#app/model/text/dates'
import { connect } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import { recordsOfItem } from '#db/records'
import { historyProblems } from '../crash/history'
import { prepareScene, tracker, type Scene } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a server that runs as a process of its own answers to a command; null: nothing any more. */
async function commandsTo(server: ReturnType<typeof startServerProcess>) {
  const ledger = (await server.ready).replace('ws:', 'http:').replace(/\/ws$/, `/trackers/${tracker}`)
  return async (cookie: string, command: RecordCommand | MeetingCommand, address = 'records') => {
    const headers = { cookie, origin: new URL(ledger).origin, 'content-type': 'application/json' }
    try {
      const asking = { method: 'POST', headers, body: JSON.stringify(command) }
      return (await (await fetch(`${ledger}/${address}`, asking)).json()) as { outcome: unknown; made?: number }
    } catch {
      return null
    }
  }
}

/** All that is stored of these rows, and what does not agree in it. */
async function readStored(scene: Scene, rows: readonly string[]) {
  const db = connect(path.join(folder, 'luoshi.db'))
  const ledger = (await createLedgers(db).read(tracker))!
  const problems = await historyProblems(db, tracker, scene, ledger)
  const found = await Promise.all(
    rows.map(async (row) => ({
      item: ledger.items.find(({ id }) => id === row)!,
      records: await recordsOfItem(db, tracker, row),
    })),
  )
  await db.destroy()
  return { found, problems }
}

it('R2 R1 W5: the server is killed while more time is asked for and granted: record, events and deadline say the same', async () => {
  const scene = await prepareScene(folder, { writers: 9, readers: 0 })
  const coordinators = scene.parts.filter(({ person }) => person.role === 'coordinator')
  const departments = scene.parts.filter(({ person }) => person.role === 'department')
  const parents = new Set(scene.items.map(({ parent }) => parent))
  const rows = scene.items.filter(({ id, lead }) => !parents.has(id) && lead !== '').slice(0, 40)
  const asker = (lead: string) => departments.find(({ person }) => person.department === lead)
  const mine = rows.filter(({ lead }) => asker(lead) !== undefined)
  expect(mine.length).toBeGreaterThan(2)
  const answered = new Map<string, string>()
  const random = randomFrom(20_261_129)
  /** What was asked for a row and has had no answer. */
  const pending = new Map<string, string>()
  let asked = 0
  for (let round = 0; round < 3; round++) {
    const server = startServerProcess(root, folder)
    const send = await commandsTo(server)
    if (round === 0) await setDeadlines(mine, (command) => send(coordinators[0]!.cookie, command, 'meeting/state'))
    const lasts = 4 + random.below(20)
    let done = 0
    const going = mine.map(async ({ id: item, lead }) => {
      for (;;) {
        const id = pending.get(item) ?? `x${asked}`
        const due = addDays('2030-01-01', asked++)
        pending.set(item, id)
        const facts = { due: '2099-12-31', cause: '等待批复', done: '', plan: '', evidence: [], late: '' }
        const opened = await send(asker(lead)!.cookie, { do: 'open', kind: 'extension', rows: [{ id, item }], facts })
        if (opened === null) return
        expect(opened).toMatchObject({ outcome: 'done', made: 1 })
        const step = { do: 'step', record: id, version: 1, event: 'grant', words: '', due } as const
        const granted = await send(coordinators[0]!.cookie, step)
        if (granted === null) return
        // One whose answer was lost with the server was granted then.
        expect(['done', 'stale']).toContain(granted.outcome)
        if (granted.outcome === 'done') answered.set(id, due)
        pending.delete(item)
        if (++done === lasts) server.kill('SIGKILL')
      }
    })
    await Promise.all(going)
    await server.ended
    await checkStored(scene, mine, answered)
  }
  expect(answered.size).toBeGreaterThan(6)
}, 120_000)

/** Record, events and deadline say the same, and what was answered is there. */
async function checkStored(scene: Scene, mine: readonly { id: string }[], answered: ReadonlyMap<string, string>) {
  const { found, problems } = await readStored(
    scene,
    mine.map(({ id }) => id),
  )
  expect(problems).toEqual([])
  const known = new Map(found.flatMap(({ records }) => records.map((one) => [one.record.id, one] as const)))
  for (const [id, due] of answered)
    expect(known.get(id)?.record, id).toMatchObject({ state: 'granted', facts: { granted: due } })
  for (const { record, events } of known.values()) {
    expect(events.map(({ to }) => to).at(-1)).toBe(record.state)
    expect(events).toHaveLength(record.version)
    expect(record.isOpen).toBe(record.state === 'asked')
  }
  for (const { item, records } of found) {
    const granted = records.flatMap(({ record }) =>
      record.kind === 'extension' && record.state === 'granted' ? record.facts.granted : [],
    )
    expect(item.due).toBe(granted.sort().at(-1) ?? firstDue)
    expect(records.filter(({ record }) => record.isOpen).length).toBeLessThanOrEqual(1)
  }
}

const firstDue = '2027-01-01'

/** The first ledger has no deadlines: the meeting sets some. */
async function setDeadlines(
  rows: readonly { id: string }[],
  send: (command: MeetingCommand) => Promise<{ outcome: unknown } | null>,
): Promise<void> {
  const facts = { title: '例会', heldOn: '2026-11-28', chair: '周主任', by: 'stream', secondsPerItem: null } as const
  expect(await send({ do: 'start', ...facts })).toMatchObject({ outcome: 'done' })
  for (const { id: item } of rows) {
    const nothing = { text: '等待批复', department: '', responsible: '' }
    const extend = { do: 'decide', id: `d-${item}`, item, kind: 'extend', ...nothing, due: firstDue } as const
    expect(await send(extend)).toMatchObject({ outcome: 'done' })
  }
}
