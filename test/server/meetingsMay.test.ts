import { beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../support/people'
import { plain, starting, useMeetingScene } from './meetingScene'

const { scene, ask, send, refused, stateOf } = useMeetingScene()
let xu: SignedIn
let ren: SignedIn
let ling: SignedIn
beforeAll(() => {
  ;({ xu, ren, ling } = scene)
})

describe('who may', () => {
  it('M1 X2: strangers see nothing; departments and viewers read and do not steer', async () => {
    expect((await ask(null, 'meeting/state')).status).toBe(401)
    expect((await send(null, starting('例会'))).status).toBe(401)
    for (const who of [ren, ling]) {
      expect(await refused(who, starting('例会'))).toEqual([403, 'not-allowed'])
      expect(await refused(who, { do: 'close' })).toEqual([403, 'not-allowed'])
      expect(await stateOf(who)).toBe(null)
    }
  })

  it('X5: what is no command is refused, and changes nothing', async () => {
    const wrong = [
      {},
      { do: 'explode' },
      { ...starting(' ') },
      { ...starting('例会'), heldOn: '2026-02-30' },
      { ...starting('例会'), by: 'mood' },
      { ...starting('例会'), secondsPerItem: 0 },
      { ...starting('名'.repeat(201)) },
      { do: 'go', to: { slide: 'item', item: null } },
      { do: 'decide', ...plain, id: '__proto__', item: null, kind: 'decision' },
    ]
    for (const command of wrong) expect((await send(xu, command)).status).toBe(400)
    expect(await stateOf(xu)).toBe(null)
    expect(await refused(xu, { do: 'go', to: { slide: 'closing', item: null } })).toEqual([409, 'no-meeting'])
    expect(
      (await ask(xu, '../nothing/meeting/state', { method: 'POST', body: JSON.stringify(starting('例会')) })).status,
    ).toBe(404)
  })
})
