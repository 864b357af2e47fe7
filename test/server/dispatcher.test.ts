import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Signal } from '#db/signals'
import { createDispatcher, type Handlers } from '#server/signals/dispatcher'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const log = pino({ level: 'silent' })
const departments: Signal = { kind: 'departments-changed' }
const ended: Signal = { kind: 'session-ended', session: 's' }

function handling(handlers: Partial<Handlers>) {
  return createDispatcher(handlers as Handlers, log)
}

it('P3 S5: what needs no question is done before anything else happens', () => {
  const sessions: string[] = []
  const dispatcher = handling({ 'session-ended': ({ session }) => void sessions.push(session) })
  dispatcher.act([ended])
  expect(sessions).toEqual(['s'])
})

it('P4: what cannot be done, as while the database is away, is done when it can be', async () => {
  let tries = 0
  const dispatcher = handling({
    'departments-changed': () => (++tries < 4 ? Promise.reject(new Error('away')) : Promise.resolve()),
  })
  dispatcher.act([departments])
  await dispatcher.acted('departments-changed')
  expect(tries).toBe(1)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tries).toBe(4)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(tries).toBe(4)
})

it('once it is closed, nothing is begun or tried again', async () => {
  let tries = 0
  const dispatcher = handling({ 'departments-changed': () => (++tries, Promise.reject(new Error('away'))) })
  dispatcher.act([departments])
  await dispatcher.acted('departments-changed')
  dispatcher.close()
  dispatcher.act([departments])
  await vi.advanceTimersByTimeAsync(600_000)
  expect(tries).toBe(1)
})

it('P5: what a newer version signals, and this one does not know, is passed over', () => {
  const dispatcher = handling({})
  expect(() => dispatcher.act([{ kind: 'of-tomorrow' } as unknown as Signal])).not.toThrow()
})

it('who asks waits for what was heard of those kinds, and of no others', async () => {
  let finish: () => void = () => undefined
  const dispatcher = handling({
    'departments-changed': () => new Promise<void>((resolve) => (finish = resolve)),
    'session-ended': () => undefined,
  })
  dispatcher.act([departments, ended])
  await dispatcher.acted('session-ended')
  let isDone = false
  const waiting = dispatcher.acted('departments-changed', 'session-ended').then(() => (isDone = true))
  await Promise.resolve()
  expect(isDone).toBe(false)
  finish()
  await waiting
  expect(isDone).toBe(true)
})
