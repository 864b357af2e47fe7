import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '#app/model/ledger/ledger'
import { raw, rawUpdate, type RawStruct } from '../support/raw-update'
import { HostileScene, mine, rows, type Hit } from './hostileScene'
import { removeTemporaryFiles, updateOf } from './syncHarness'

// G1: what a struct costs is known before it is taken in. These fit a frame, and took a minute.
const many = 20_000
/** Few enough to have been let in while the pieces were not counted that they cut others into. */
const cuts = 4_000
const own = (structs: RawStruct[]) => rawUpdate([{ client: mine, clock: 0, structs }])
const repeated = (make: (i: number) => RawStruct) => own(Array.from({ length: many }, (_, i) => make(i)))

describe('G1: updates whose structs ignore their own earlier ones', () => {
  let scene: HostileScene
  beforeEach(async () => {
    scene = await HostileScene.open()
  })
  afterEach(() => scene.close())
  afterAll(removeTemporaryFiles)

  const attempts: [string, (hit: Hit) => Uint8Array][] = [
    [
      'a cell set again and again, each as if it were empty',
      ({ at }) => repeated((i) => ({ content: raw.any(String(i)), parent: at(rows.own), key: 'owner' })),
    ],
    [
      'letters that are all put at the beginning',
      ({ at }) => repeated(() => ({ content: raw.string('字'), parent: at(rows.own, 'progress') })),
    ],
    [
      'letters that all follow the same one',
      ({ at }) =>
        own([
          { content: raw.string('字'), parent: at(rows.own, 'progress') },
          ...Array.from({ length: many }, (): RawStruct => ({ content: raw.string('字'), origin: [mine, 0] })),
        ]),
    ],
    [
      'letters that each follow one of a chain, and stand before its end',
      ({ at }) =>
        own([
          { content: raw.string('始'), parent: at(rows.own, 'next') },
          ...Array.from({ length: many }, (_, i): RawStruct => ({ content: raw.string('字'), origin: [mine, i % 50] })),
        ]),
    ],
    [
      'a run of letters that each new struct cuts further on, and stands before all of it',
      ({ at }) =>
        own([
          { content: raw.string('字'.repeat(cuts)), parent: at(rows.own, 'progress') },
          ...Array.from({ length: cuts }, (_, i): RawStruct => ({ content: raw.deleted(1), right: [mine, i] })),
        ]),
    ],
    [
      'a run that is cut from behind, letter by letter, by what follows its first one',
      ({ at }) =>
        own([
          { content: raw.string('x'.repeat(cuts)), parent: at(rows.own, 'next') },
          ...Array.from({ length: cuts - 1 }, (_, i): RawStruct => ({
            content: raw.string('字'),
            origin: [mine, 0],
            right: [mine, cuts - 1 - i],
          })),
        ]),
    ],
    [
      'values of a cell that all stand before its first',
      ({ at }) =>
        own([
          { content: raw.any('甲'), parent: at(rows.own), key: 'owner' },
          ...Array.from({ length: cuts / 2 }, (_, i): RawStruct => ({ content: raw.any('乙'), origin: [mine, i] })),
          ...Array.from({ length: cuts / 2 }, (_, i): RawStruct => ({
            content: raw.any('丙'),
            right: [mine, i === 0 ? 0 : cuts / 2 + i],
          })),
        ]),
    ],
  ]
  it.each(attempts)('%s: refused, and the others go on', (_what, make) =>
    scene.expectNothingOf('ren', 'malformed', make(scene.hit)),
  )

  it('is no trouble to who has typed a long text with all its corrections, or filled a thousand rows', async () => {
    const typed = updateOf(
      scene.hit.doc,
      (copy) => {
        const text = textOf(copy, rows.own, 'progress')!
        // Here and there in the text, a letter taken back now and then.
        for (let i = 0; i < 3_000; i++) {
          text.insert((i * 7_919) % (text.length + 1), '字')
          if (i % 5 === 0) text.delete((i * 104_729) % text.length, 1)
        }
      },
      mine,
    ).update
    expect(await scene.send('ren', [typed])).toEqual(['taken'])
  })
})
