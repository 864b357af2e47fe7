import { performance } from 'node:perf_hooks'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, expect, it } from 'vitest'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { defaultLightSettings } from '#app/model/ledger/light'
import { plainView } from '#app/model/view/view'
import { createFiles } from '#server/files'
import { item, stream } from '../support/ledger'

const files = createFiles()
afterAll(() => files.close())

const options = {
  columns: ['code', 'title', 'progress'] as const,
  view: plainView,
  only: null,
  language: 'zh' as const,
  now: Date.parse('2026-11-23T04:05:00Z'),
  origin: 'http://luoshi.example',
}
const snapshotOf = (rows: number, timeZone = 'Asia/Shanghai'): LedgerSnapshot => ({
  tracker: { id: 't', title: { zh: '台账', en: 'Ledger' }, settings: { ...defaultLightSettings, timeZone } },
  departments: [],
  columns: [],
  streams: [stream('s1', 'a1')],
  items: Array.from({ length: rows }, (_, i) =>
    item(`i${i}`, { order: `a${String(i).padStart(6, '0')}`, title: `事项 ${i}`, progress: '正在推进。'.repeat(40) }),
  ),
  stamps: {},
})
const titlesOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]!.rows.slice(1).map((row) => row[1])

it('a large workbook is written in a thread of its own: the server has its hands free meanwhile', async () => {
  const snapshot = snapshotOf(5_000)
  // The thread stands and has read its code.
  await files.write(snapshotOf(1), options, 'xlsx')
  const before = performance.eventLoopUtilization()
  const bytes = await files.write(snapshot, options, 'xlsx')
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.6)
  const titles = await titlesOf(bytes)
  expect([titles.length, titles[0], titles.at(-1)]).toEqual([5_000, '事项 0', '事项 4999'])
})

it('files that are asked for at once come each whole, and one that cannot be written spoils no other', async () => {
  const [first, broken, csv] = await Promise.allSettled([
    files.write(snapshotOf(3), options, 'xlsx'),
    files.write(snapshotOf(2, 'no/such-zone'), options, 'xlsx'),
    files.write(snapshotOf(2), options, 'csv'),
  ])
  expect(first.status === 'fulfilled' && (await titlesOf(first.value))).toEqual(['事项 0', '事项 1', '事项 2'])
  expect(broken.status).toBe('rejected')
  expect(csv.status === 'fulfilled' && new TextDecoder().decode(csv.value)).toContain('事项 1')
})
