import { afterEach, beforeEach, expect, it } from 'vitest'
import { isInside } from '#server/delivery/inside'
import { postOutside, PostError } from '#server/delivery/post-outside'
import { answerJson, startFakeRobot, type FakeRobot } from '../support/fake-robot'

let fake: FakeRobot
beforeEach(async () => {
  fake = await startFakeRobot()
})
afterEach(() => fake.close())

const inside = [
  ...[
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
  ],
  ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fd00::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ...['2001:0:4136:e378::1', 'ff02::1', 'not-an-address', ''],
]
const outside = ['8.8.8.8', '172.32.0.1', '192.167.1.1', '100.128.0.1', '2400:3200::1', '::ffff:8.8.8.8']

it('R4: what is inside of the house, in whatever way it is written', () => {
  expect(inside.filter((address) => !isInside(address))).toEqual([])
  expect(outside.filter(isInside)).toEqual([])
})

const kindOf = async (url: string, options: Partial<Parameters<typeof postOutside>[2]> = {}) =>
  postOutside(url, '{}', { mayInside: false, ...options }).then(
    () => 'posted',
    (error: unknown) => (error instanceof PostError ? error.kind : String(error)),
  )

it('R4: an address that leads inside is refused, by its name, its number, or one of several', async () => {
  for (const url of [
    'https://127.0.0.1/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
  ])
    expect(await kindOf(url), url).toBe('inside')
  expect(await kindOf('https://[::ffff:10.0.0.1]/')).toBe('inside')
  expect(await kindOf('http://8.8.8.8/'), 'without TLS').toBe('inside')
  const resolve = async () => [
    { address: '8.8.8.8', family: 4 },
    { address: '::ffff:192.168.0.1', family: 6 },
  ]
  expect(await kindOf('https://robot.example/', { resolve })).toBe('inside')
  expect(fake.postings).toEqual([])
})

it('R4: a connection goes to the address that was asked about, whatever the name leads to by then', async () => {
  let asked = 0
  const resolve = async () => {
    asked++
    return [{ address: '127.0.0.1', family: 4 }]
  }
  const { port } = new URL(fake.url)
  const { status } = await postOutside(`http://robot.invalid:${port}/hook`, '{"a":1}', { mayInside: true, resolve })
  expect([status, asked]).toEqual([200, 1])
  expect(fake.postings[0]!.headers.host).toBe(`robot.invalid:${port}`)
})

it('R4: no redirection is followed, no long answer read, and nobody waited for', async () => {
  const options = { mayInside: true, patience: 300 }
  const said = (url: string) =>
    postOutside(url, '{}', options).then(
      () => 'posted',
      (error: unknown) => (error as Error).message,
    )
  fake.answer((response) => void response.writeHead(302, { Location: `${fake.url}/elsewhere` }).end())
  expect(await said(fake.url)).toBe('it leads elsewhere (302)')
  expect(fake.postings).toHaveLength(1)
  fake.answer((response) => void response.end('x'.repeat(100_000)))
  expect(await said(fake.url)).toBe('its answer is too long')
  fake.answer(() => undefined)
  expect(await said(fake.url)).toBe('it took too long')
  // A letter at a time, without an end.
  fake.answer((response) => {
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => clearInterval(timer))
  })
  expect(await said(fake.url)).toBe('it took too long')
  fake.answer(answerJson({ errcode: 0 }))
  expect(await said(fake.url)).toBe('posted')
})
