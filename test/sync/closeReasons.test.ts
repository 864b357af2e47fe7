import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { closeCode } from '#app/model/live/wire'
import { afterClose, whyRefused } from '#app/sync/closeReasons'

afterEach(() => vi.unstubAllGlobals())

it('G7, W9: a document that can never agree again, or a message too long, is begun anew', () => {
  expect([closeCode.startOver, closeCode.tooLarge].map(afterClose)).toEqual(['start-over', 'start-over'])
})

it('S5: who was signed out may sign in again; who may do something else now is told so as they come again', () => {
  expect(afterClose(closeCode.signedOut)).toBe('signed-out')
  expect(afterClose(closeCode.forbidden)).toBe('forbidden')
  expect([closeCode.malformed, 4499].map(afterClose)).toEqual(['outdated', 'outdated'])
})

it('every other end of a socket is followed by another try', () => {
  const codes = [1000, 1006, closeCode.restarting, closeCode.tryAgainLater, 4500]
  expect(codes.map(afterClose)).toEqual(codes.map(() => 'reconnect'))
})

it('S5: the server says over HTTP why it takes no socket', async () => {
  const asked = vi.fn((address: string) => Promise.resolve({ status: Number(address.slice(-3)) }))
  vi.stubGlobal('fetch', asked)
  expect(await whyRefused('wss://ledger/401')).toBe('signed-out')
  expect(await whyRefused('ws://ledger/403')).toBe('other-rights')
  expect(await whyRefused('ws://ledger/404')).toBe('no-access')
  expect(await whyRefused('ws://ledger/503')).toBe(null)
  expect(asked.mock.calls.map(([address]) => address)).toEqual([
    'https://ledger/401',
    'http://ledger/403',
    'http://ledger/404',
    'http://ledger/503',
  ])
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network')))
  expect(await whyRefused('ws://ledger/401')).toBe(null)
})

it('P5: a page is of yesterday when no process of its version is left, not when one of another answers', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const asking = async (...answers: number[]) => {
    const asked = vi.fn(() => Promise.resolve({ status: answers.shift() ?? 409 }))
    vi.stubGlobal('fetch', asked)
    const why = whyRefused('ws://ledger/x')
    await vi.runAllTimersAsync()
    return [await why, asked.mock.calls.length]
  }
  expect(await asking(409, 409, 426)).toEqual([null, 3])
  expect(await asking(409, 401)).toEqual(['signed-out', 2])
  expect(await asking()).toEqual(['outdated', 4])
})
