import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { noMailbox, usualChoices } from '#app/model/telling/telling'
import { insertComment } from '#db/comments'
import { connect, type Db } from '#db/connect'
import { saveMailbox } from '#db/mailboxes'
import { inHouse, inLedger } from '#db/transactions'
import { prepareScene } from '../crash/prepare'
import { startServerProcess } from '../crash/server-process'
import { startMailServer } from '../support/mail-server'
import { tracker } from '../support/server'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
const root = fileURLToPath(new URL('../..', import.meta.url))

async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(path.join(folder, 'luoshi.db'))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** Thirty people who are named in a comment, and want to know at once. */
async function prepare(): Promise<number> {
  const { parts, items } = await prepareScene(folder, { writers: 30, readers: 0 })
  await withDb(async (db) => {
    await db.insertInto('quiet_hours').values({ id: 'house', quiet_from: '00:00', quiet_until: '00:00' }).execute()
    await db.updateTable('clocks').set({ done_at: 1 }).execute()
    const choices = { ...usualChoices, mention: 'at-once' as const }
    for (const { person } of parts) {
      const address = `${person.name}@mail.example`
      await inHouse(db).execute((trx) => saveMailbox(trx, person.id, { ...noMailbox, address, choices }))
    }
    const body = parts.map(({ person }) => `@${person.name} `).join('')
    const writer = { ...parts[0]!.person, id: 'somebody-else' }
    await inLedger(db, tracker).execute((trx) =>
      insertComment(trx, tracker, items[0]!.id, { person: writer, body, request: null, at: Date.now() }),
    )
  })
  return parts.length
}

it('P4 R4: the server is killed again and again while it sends: everybody is told, and whoever is twice, under one id', async () => {
  const [people, mail] = [await prepare(), await startMailServer()]
  const env = { SMTP_URL: `smtp://127.0.0.1:${mail.port}/?from=luoshi@mail.example` }
  const told = () => new Set(mail.arrived.map(({ to }) => to[0]))
  const kills = [3, 9, 10, 17, 24]
  for (const enough of kills) {
    const server = startServerProcess(root, folder, env)
    await expect.poll(() => told().size, { interval: 1 }).toBeGreaterThanOrEqual(enough)
    server.kill('SIGKILL')
    await server.ended
  }
  const last = startServerProcess(root, folder, env)
  const left = () =>
    withDb((db) => db.selectFrom('deliveries').select('recipient').where('state', '!=', 'sent').execute())
  await expect.poll(left).toEqual([])
  last.kill('SIGTERM')
  await last.ended
  await mail.stop()
  expect(told().size).toBe(people)
  // A kill between what the mail server took and what was stored of it: one mail each at most.
  expect(mail.arrived.length - people).toBeLessThanOrEqual(kills.length)
  const ids = new Set(mail.arrived.map(({ to, headers }) => `${to[0]} ${headers.get('message-id')}`))
  expect(ids.size).toBe(people)
})
