import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { closeCode } from '#app/model/live/wire'
import { Activity } from '#server/sync/activity'
import { awarenessMessage, step1Message, updateMessage } from '#server/sync/messages'
import { encodeAwarenessUpdate, Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { connectEditor, openSession, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

const day = 86_400_000
let server: TestServer
/** Added to the clock. */
let later = 0
const open: Editor[] = []
beforeAll(async () => {
  server = await startTestServer({ now: () => Date.now() + later })
})
afterEach(() => open.splice(0).forEach((editor) => editor.close()))
afterAll(() => server.close())

const statusOf = async ({ cookie }: SignedIn) =>
  (await fetch(`${server.url}/ws/${tracker}`, { headers: { Cookie: cookie } })).status
const soon = { timeout: 20_000 }

async function enter(who: SignedIn): Promise<{ write: (value: string) => void; editor: Editor; codes: number[] }> {
  const editor = await connectEditor(server, who)
  open.push(editor)
  const codes: number[] = []
  editor.provider.on('connection-close', (event) => {
    editor.provider.shouldConnect = false
    if (event) codes.push(event.code)
  })
  const desk = { doc: editor.doc, person: who.person, departments: new Set<string>(), newId: () => '' }
  return {
    editor,
    codes,
    write: (value) => expect(setCells(desk, [{ item: '1.3', column: 'owner', value }])).toEqual([]),
  }
}
const coordinator = () => signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })

it('S5 X2: who types each day in a page that stays open is never idle; the thirtieth day ends session and socket alike', async () => {
  const who = await coordinator()
  const { editor, codes, write } = await enter(who)
  const witness = {
    read: async () =>
      await (
        await fetch(`${server.url}/trackers/${tracker}/items/1.3/history?column=owner`, {
          headers: { Cookie: await openSession(server, who.person.id) },
        })
      ).text(),
  }
  const start = later
  for (let passed = 1; passed < 30; passed += 4) {
    later = start + passed * day
    write(`第 ${passed} 天`)
    await expect.poll(() => witness.read(), soon).toContain(`第 ${passed} 天`)
    // Each of these also signs in anew, which removes sessions that are over.
    await expect.poll(() => statusOf(who), soon).toBe(426)
    expect(codes).toEqual([])
  }
  later = start + 45 * day
  write('太晚了')
  await expect.poll(() => codes, soon).toEqual([closeCode.signedOut])
  expect(await statusOf(who)).toBe(401)
  expect(await witness.read()).not.toContain('太晚了')
  expect(readItem(editor.doc, '1.3')!.owner).toBe('太晚了')
})

it.each([
  ['unused for a week', 7 * day],
  ['thirty days old', 30 * day],
])('S5 X2: a session that is %s ends its socket without anybody doing anything', async (_what, life) => {
  const who = await coordinator()
  const { codes } = await enter(who)
  later += life
  await server.people().endOver()
  await expect.poll(() => codes, soon).toEqual([closeCode.signedOut])
  expect(await statusOf(who)).toBe(401)
})

it('S5 X2: a page in which nobody does anything does not keep its session alive', async () => {
  const who = await coordinator()
  const { editor, codes } = await enter(who)
  editor.provider.awareness.setLocalState({ cell: null })
  for (let passed = 0; passed < 8; passed += 1) {
    later += day
    // What y-protocols does every 15 s.
    editor.provider.awareness.setLocalState(editor.provider.awareness.getLocalState())
  }
  await server.people().endOver()
  await expect.poll(() => codes, soon).toEqual([closeCode.signedOut])
})

it('X2: activity is an edit or another place, at most once in five minutes', () => {
  const minute = 60_000
  const awareness = new Awareness(new Y.Doc())
  const at = (cell: string) => (
    awareness.setLocalState({ cell }),
    awarenessMessage(encodeAwarenessUpdate(awareness, [awareness.clientID]))
  )
  const edit = Buffer.concat(updateMessage(Y.encodeStateAsUpdate(new Y.Doc())))
  const activity = new Activity(0)
  expect(activity.isNew(edit, 4 * minute)).toBe(false)
  expect(activity.isNew(edit, 5 * minute)).toBe(true)
  expect(activity.isNew(edit, 6 * minute)).toBe(false)
  expect(activity.isNew(at('a'), 10 * minute)).toBe(true)
  expect(activity.isNew(at('a'), 20 * minute)).toBe(false)
  expect(activity.isNew(Buffer.concat(step1Message(new Uint8Array([0]))), 20 * minute)).toBe(false)
  expect(activity.isNew(at('b'), 20 * minute)).toBe(true)
  awareness.destroy()
})
