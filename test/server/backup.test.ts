import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SQLite } from '#db/sqlite/driver'
import { lockFile } from '#db/sqlite/lock'
import { Client } from '../crash/client'
import { Evidence } from '../crash/evidence'
import { prepareScene, tracker } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { readStored } from '../crash/stored'
import { Writer } from '../crash/writer'
import { randomFrom } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

function temporary(): string {
  const { folder, remove } = temporaryFolder()
  cleanUp.push(remove)
  return folder
}

function run(
  command: 'backup' | 'restore',
  dataDir: string,
  ...args: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join('server', 'commands', `${command}.mjs`), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })))
}

/** A restored ledger's document is a fresh one of the same values: its epoch has just begun. The restore is noted, too. */
const changedByRestoring = ['snapshots', 'updates', 'client_ids', 'admin_log', 'sqlite_sequence']

/** All rows of all tables that a restore leaves as they are. */
function contentOf(file: string): string {
  const sqlite = new SQLite(file)
  try {
    const tables = sqlite
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    return JSON.stringify(
      tables
        .filter((table) => !changedByRestoring.includes(table))
        .map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]),
    )
  } finally {
    sqlite.close()
  }
}

/** What the house's log of administration says last. */
function lastNoteOf(file: string): unknown {
  const sqlite = new SQLite(file, { readonly: true })
  try {
    return sqlite.prepare('SELECT kind, about, person_id FROM admin_log ORDER BY id DESC LIMIT 1').get()
  } finally {
    sqlite.close()
  }
}
const note = (kind: string, file: string) => ({ kind, about: JSON.stringify({ id: file }), person_id: null })

function authorOf(file: string): number {
  const sqlite = new SQLite(file, { readonly: true })
  try {
    return sqlite.prepare<[], number>('SELECT author FROM snapshots').pluck().get()!
  } finally {
    sqlite.close()
  }
}

/** A server that ten people write to all the time. */
async function startBusyServer(dataDir: string) {
  const scene = await prepareScene(dataDir, { writers: 10, readers: 1 })
  const evidence = new Evidence()
  const clients = scene.parts.map(({ cookie }, i) => new Client(cookie, evidence, i))
  const writers = clients.map(
    (client, i) => new Writer(client, scene.parts[i]!, evidence, randomFrom(i), scene.departments),
  )
  cleanUp.push(() => writers.forEach((writer) => writer.stop()))
  const server = startServerProcess(root, dataDir)
  cleanUp.push(() => server.kill('SIGKILL'))
  const url = `${await server.ready}/${tracker}`
  clients.forEach((client) => client.connect(url))
  writers.forEach((writer) => writer.start())
  /** Everybody has stopped, the server last. */
  const end = async () => {
    writers.forEach((writer) => writer.stop())
    server.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)
    await Promise.all(clients.map((client) => client.disconnected()))
  }
  const acknowledged = (count: number) =>
    vi.waitFor(() => expect(evidence.acknowledged).toBeGreaterThan(count), { timeout: 20_000 })
  await acknowledged(100)
  return { scene, evidence, acknowledged, end }
}

it('N6 W5: the drill: edit, back up while people write, edit on, stop, restore, start', async () => {
  const dataDir = temporary()
  const backup = path.join(temporary(), 'luoshi-backup.db')
  const { scene, evidence, acknowledged, end } = await startBusyServer(dataDir)

  const before = evidence.untilNow()
  const { code, out, err } = await run('backup', dataDir, backup, '--json')
  expect([code, err]).toEqual([0, ''])
  const figures = JSON.parse(out) as Record<string, unknown>
  expect(out.trim().split('\n')).toHaveLength(1)
  expect(figures).toEqual({
    file: backup,
    bytes: statSync(backup).size,
    milliseconds: expect.any(Number) as number,
    rows: expect.any(Number) as number,
  })
  expect(statSync(backup).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(backup))).toEqual(['luoshi-backup.db'])
  expect(lastNoteOf(path.join(dataDir, 'luoshi.db'))).toEqual(note('backup-made', backup))
  const content = contentOf(backup)

  await acknowledged(evidence.acknowledged + 100)
  const inUse = await run('restore', dataDir, backup)
  expect([inUse.code, inUse.err]).toEqual([
    1,
    `Luoshi runs on the data folder ${dataDir}. Stop it first, then restore. Nothing was changed.\n`,
  ])
  await end()
  const last = await readStored(dataDir, scene)
  const lastContent = contentOf(path.join(dataDir, 'luoshi.db'))

  const restored = await run('restore', dataDir, backup)
  expect([restored.code, restored.err]).toEqual([0, ''])
  const kept = /is kept as (\S+)\n/.exec(restored.out)![1]!
  expect(contentOf(path.join(dataDir, 'luoshi.db'))).toBe(content)
  expect(contentOf(kept)).toBe(lastContent)
  expect(lastNoteOf(path.join(dataDir, 'luoshi.db'))).toEqual(note('backup-restored', backup))
  // W9: pages that are still open hold another epoch's document, and bring back none of what came later.
  expect(authorOf(path.join(dataDir, 'luoshi.db'))).not.toBe(authorOf(backup))
  const stored = await readStored(dataDir, scene)
  expect([...stored.problems, ...before.missingFrom(stored.items)]).toEqual([])
  expect(stored.seq).toBeLessThan(last.seq)

  const again = startServerProcess(root, dataDir)
  cleanUp.push(() => again.kill('SIGKILL'))
  const newcomer = new Client(scene.readers[0]!, new Evidence())
  newcomer.connect(`${await again.ready}/${tracker}`)
  await vi.waitFor(() => expect(newcomer.isSynced).toBe(true), { timeout: 30_000 })
  again.kill('SIGTERM')
  expect((await again.ended).code).toBe(0)
  const served = await readStored(dataDir, scene)
  expect([served.items, served.seq, served.problems]).toEqual([stored.items, stored.seq, []])

  // And back, as it said.
  expect((await run('restore', dataDir, kept, '--json')).code).toBe(0)
  expect(contentOf(path.join(dataDir, 'luoshi.db'))).toBe(lastContent)
}, 90_000)

describe('what is no use is refused, and nothing is changed', () => {
  async function prepared() {
    const dataDir = temporary()
    await prepareScene(dataDir, { writers: 1, readers: 0 })
    const database = path.join(dataDir, 'luoshi.db')
    const backup = path.join(temporary(), 'backup.db')
    expect((await run('backup', dataDir, backup)).out).toContain('The copy was checked and is whole.')
    return { dataDir, database, backup }
  }

  it('N6: a backup takes no other file’s place, and needs a database and a folder', async () => {
    const { dataDir, backup } = await prepared()
    const bytes = readFileSync(backup)
    const taken = await run('backup', dataDir, backup)
    expect([taken.code, taken.err]).toEqual([
      1,
      `${backup} exists already, and is left as it is. Name a file that does not exist yet.\n`,
    ])
    expect(readFileSync(backup).equals(bytes)).toBe(true)
    expect((await run('backup', dataDir, path.dirname(backup))).err).toMatch(/is a folder\. Name a file in it/)
    expect((await run('backup', dataDir, path.join(backup, '..', 'none', 'b.db'))).err).toMatch(
      /^The folder .* does not exist\. Make it first/,
    )
    expect((await run('backup', temporary(), `${backup}2`)).err).toMatch(
      /^There is no database .*DATA_DIR=\/path npm run backup/,
    )
    expect((await run('backup', dataDir)).err).toMatch(
      /^Name the file that the backup is to be: npm run backup -- \S+\n$/,
    )
    expect(readdirSync(path.dirname(backup))).toEqual(['backup.db'])
  })

  it('N6: a damaged database is not backed up, and a damaged backup not restored', async () => {
    const { dataDir, database, backup } = await prepared()
    const content = contentOf(database)
    const damaged = path.join(path.dirname(backup), 'damaged.db')
    const bytes = readFileSync(backup)
    bytes.fill(0x5a, 4096 * 3, 4096 * 6)
    writeFileSync(damaged, bytes)
    const garbage = path.join(path.dirname(backup), 'garbage.db')
    writeFileSync(garbage, 'no database at all '.repeat(1_000))
    for (const file of [damaged, garbage, path.join(root, 'package.json')]) {
      const { code, err } = await run('restore', dataDir, file)
      expect(code).toBe(1)
      expect(err).toMatch(/^\S.*(damaged|no database).* Nothing was changed\. Restore another backup\.\n$/)
    }
    expect((await run('restore', dataDir, `${backup}-none`)).err).toMatch(
      /^There is no file .* Nothing was changed\.\n$/,
    )
    expect(contentOf(database)).toBe(content)
    expect(readdirSync(dataDir).filter((name) => name.startsWith('luoshi.db'))).toEqual(['luoshi.db'])

    copyFileSync(damaged, database)
    const target = path.join(path.dirname(backup), 'of-damaged.db')
    const refused = await run('backup', dataDir, target)
    expect([refused.code, existsSync(target)]).toEqual([1, false])
    expect(refused.err).toMatch(/damaged/)
    // From which the good backup helps; the damaged one is kept.
    expect((await run('restore', dataDir, backup)).code).toBe(0)
    expect(contentOf(database)).toBe(content)
    expect(readdirSync(dataDir).some((name) => name.startsWith('luoshi.db.before-'))).toBe(true)
  })

  it('N6: a backup of a newer version is not restored', async () => {
    const { dataDir, database, backup } = await prepared()
    const content = contentOf(database)
    const newer = new SQLite(backup)
    newer.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', '')")
    newer.close()
    const { code, err } = await run('restore', dataDir, backup)
    expect([code, err]).toEqual([1, expect.stringMatching(/^This database was written by a newer version of Luoshi\./)])
    expect(contentOf(database)).toBe(content)
  })

  it('N6: nothing is restored while another holds the data folder', async () => {
    const { dataDir, backup } = await prepared()
    const lock = lockFile(path.join(dataDir, 'running.lock')) as { release(): void }
    cleanUp.push(() => lock.release())
    expect((await run('restore', dataDir, backup)).err).toMatch(/^Luoshi runs on the data folder/)
  })
})
