import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { ComparisonAnswer } from '#app/model/history/comparisonAnswer'
import { setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

export const start = Date.parse('2026-11-23T01:00:00Z')
export const minute = 60_000

export const plain = { text: '', department: '', responsible: '', due: '' }
export const starting = (title: string): Extract<MeetingCommand, { do: 'start' }> => ({
  do: 'start',
  title,
  heldOn: '2026-11-23',
  chair: '周主任',
  by: 'stream',
  secondsPerItem: 120,
})
export const deskOf = (editor: Editor, { person }: SignedIn): Desk => ({
  doc: editor.doc,
  person,
  departments: new Set(['renshe', 'jiaowei', 'bianban']),
  newId: () => crypto.randomUUID(),
})

export interface Answer {
  outcome?: string
  state: MeetingState | null
  now: number
}

/** Two who may steer, a liaison and somebody who looks, at a server whose clock (ms) the test sets. */
export interface MeetingScene {
  server: TestServer
  clock: number
  xu: SignedIn
  yang: SignedIn
  ren: SignedIn
  ling: SignedIn
}

/** Gives a test file its scene, there from the first `beforeAll` on, and what its people ask of the server. */
export function useMeetingScene() {
  const scene = { clock: start } as MeetingScene
  beforeAll(async () => {
    const server = await startTestServer({ now: () => scene.clock })
    Object.assign(scene, {
      server,
      xu: await signIn(server, { role: 'coordinator', department: 'bianban', name: '许协调' }),
      yang: await signIn(server, { role: 'administrator', department: 'bianban', name: '杨管理' }),
      ren: await signIn(server, { role: 'department', department: 'renshe', name: '任人社' }),
      ling: await signIn(server, { role: 'viewer', name: '凌领导' }),
    })
  })
  afterAll(() => scene.server.close())

  const ask = (who: SignedIn | null, address: string, init: RequestInit = {}) =>
    fetch(`${scene.server.url}/trackers/${tracker}/${address}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(who ? { cookie: who.cookie } : {}),
        origin: scene.server.url,
        'content-type': 'application/json',
        'accept-language': 'zh',
      },
    })
  const send = (who: SignedIn | null, command: MeetingCommand | object, address = 'meeting/state') =>
    ask(who, address, { method: 'POST', body: JSON.stringify(command) })
  async function does(who: SignedIn, command: MeetingCommand): Promise<MeetingState> {
    const response = await send(who, command)
    const answer = (await response.json()) as Answer
    expect([response.status, answer.outcome]).toEqual([200, 'done'])
    return answer.state!
  }
  const refused = async (who: SignedIn, command: MeetingCommand) => {
    const response = await send(who, command)
    return [response.status, ((await response.json()) as Answer).outcome]
  }
  const stateOf = async (who: SignedIn) => ((await (await ask(who, 'meeting/state')).json()) as Answer).state
  const changes = async (query: string) => {
    const response = await ask(scene.ling, `changes?${query}`)
    expect(response.status).toBe(200)
    return ((await response.json()) as Extract<ComparisonAnswer, { outcome: 'compared' }>).comparison
  }
  /** Writes, and waits until somebody else sees it: then it is stored (W1). */
  async function write(editor: Editor, who: SignedIn, witness: Editor, edits: CellEdit[]): Promise<void> {
    scene.clock += minute
    expect(setCells(deskOf(editor, who), edits)).toEqual([])
    const isSeen = () =>
      edits.every(({ item, column, value }) => String(readCell(witness.doc, item, column)) === String(value))
    await vi.waitFor(() => expect(isSeen()).toBe(true), { timeout: 20_000 })
  }
  return { scene, ask, send, does, refused, stateOf, changes, write }
}
