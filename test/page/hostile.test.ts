import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { textOf } from '#app/model/ledger/ledger'
import { anyFrame, anyPresence } from '../support/any-frame'
import { attacks } from '../support/attacks'
import { cellOf, saved, seen, type } from '../support/ledger-page'
import { screenLink, startMeeting } from '../support/meeting-acts'
import { connectEditor, signIn } from '../support/people'
import { randomFrom, type Random } from '../support/random'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const seed = Number(process.env.HOSTILE_SEED ?? 20_261_130)

/** A socket that sends what it likes, and comes back when it is sent away. */
class Hostile {
  private socket: WebSocket | null = null
  private clock = 0

  constructor(
    private readonly client: number,
    private readonly query: string,
    private readonly cookie: string | null,
  ) {}

  /** So many states of its own, each newer than the last. */
  presence(random: Random, count: number): Uint8Array[] {
    return Array.from({ length: count }, () => anyPresence(random, this.client, ++this.clock))
  }

  async send(frames: readonly Uint8Array[]): Promise<void> {
    const socket = await this.open()
    for (const frame of frames) socket.send(frame)
  }

  private async open(): Promise<WebSocket> {
    if (this.socket?.readyState === WebSocket.OPEN) return this.socket
    const address = `${stage.server.socketUrl}/${tracker}?${this.query}`
    const socket = new WebSocket(address, { headers: this.cookie ? { cookie: this.cookie } : {} })
    socket.on('error', () => {})
    this.socket = socket
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
    return socket
  }

  close(): void {
    this.socket?.terminate()
  }
}

it(`G8 S3: whatever a department, a viewer and a screen send, no page throws, and people go on in it (seed ${seed})`, async () => {
  const random = randomFrom(seed)
  await startMeeting(stage)
  const screenPath = await screenLink(stage)
  const viewer = await signIn(stage.server, { role: 'viewer', name: '凌领导' })
  const [mine, screen, presenter] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator }),
    stage.open(screenPath),
    stage.open(`/trackers/${tracker}/meeting`, { signedIn: stage.coordinator }),
  ])
  const witness = await connectEditor(stage.server, stage.coordinator)
  const hostiles = {
    department: new Hostile(1_001, 'ack=1', stage.liaison.cookie),
    viewer: new Hostile(1_002, 'ack=1', viewer.cookie),
    screen: new Hostile(1_003, `screen=${screenPath.split('/').at(-1)}`, null),
  }
  // The panel of the row in which they are, with a caret in its text.
  await cellOf(mine, '1.2.4', 'title').click()
  await mine.keyboard.press('Space')
  await mine.getByRole('complementary').getByRole('textbox', { name: '进展情况' }).click()
  const attackOnce = async () => {
    const as = random.pick(Object.keys(hostiles) as (keyof typeof hostiles)[])
    const known = attacks(0.02).filter((attack) => attack.as === (as === 'department' ? 'department' : 'viewer'))
    await hostiles[as].send(
      random.pick([
        () => random.pick(known).frames(witness.doc, random.below(50)),
        () => Array.from({ length: 20 }, () => anyFrame(random)),
        () => hostiles[as].presence(random, 20),
        () => hostiles[as].presence(random, 20),
      ])(),
    )
  }
  const passedOn = new Set<string>()
  witness.provider.awareness.on('update', () => {
    for (const [client, state] of witness.provider.awareness.getStates())
      if (client > 1_000 && client < 1_003) passedOn.add(Object.keys(state).sort().join())
  })
  for (let round = 1; round <= 12; round++) {
    for (let i = 0; i < 5; i++) await attackOnce()
    await mine.keyboard.type(`第${round}次。`)
    await seen(mine.locator('.cm-content').first(), `第${round}次。`)
  }
  // A colleague's caret is still shown: the editor gives its carets up when one of them throws.
  const text = textOf(witness.doc, '1.2.4', 'progress')!
  const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 1)) as object
  witness.provider.awareness.setLocalStateField('cursor', { ['anchor']: end, head: end })
  await mine.locator('.cm-ySelectionCaret').first().waitFor({ state: 'attached' })
  await type(mine, '1.3', 'owner', '赵主任')
  await saved(mine)
  await seen(presenter.locator('.stage__centre'), '赵主任')
  await seen(screen.locator('.stage__centre'), '赵主任')
  // On a busy machine much of it was out of date before it was passed on.
  const both = async () => {
    await hostiles.department.send(hostiles.department.presence(random, 1))
    return [...passedOn]
  }
  await expect.poll(both).toEqual(expect.arrayContaining(['cell,editing,user', 'cursor,user']))
  expect(await Promise.all([mine, screen, presenter].map(isWhole))).toEqual([true, true, true])
  for (const one of [...Object.values(hostiles), witness]) one.close()
}, 120_000)

const isWhole = async (page: Page) => (await page.getByText('出了点问题').count()) === 0
