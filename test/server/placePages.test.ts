import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { placePages } from '../../server/commands/place-pages.mjs'
import { temporaryFolder } from '../support/temporary'

const day = 86_400_000
const now = Date.parse('2026-11-23T00:00:00Z')

function build(folder: string, files: Record<string, string>, at = now): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    utimesSync(file, at / 1000, at / 1000)
  }
}

it('P5: an upgrade leaves the scripts of pages that are open, for a month, and nothing else of the version before', () => {
  const { folder } = temporaryFolder()
  const [fresh, place] = [path.join(folder, 'pages'), path.join(folder, 'app')]
  const assets = () => readdirSync(path.join(place, 'client', 'assets')).sort()
  build(fresh, {
    'client/assets/a-1.js': 'a',
    'client/assets/lib-1.js': 'lib',
    'client/old.svg': 'o',
    'server/index.js': '1',
  })
  placePages(fresh, place, now)
  expect(assets()).toEqual(['a-1.js', 'lib-1.js'])

  build(fresh, { 'client/assets/a-2.js': 'b', 'client/assets/lib-1.js': 'lib', 'server/index.js': '2' }, now + 20 * day)
  placePages(fresh, place, now + 20 * day)
  expect(assets()).toEqual(['a-1.js', 'a-2.js', 'lib-1.js'])
  expect(readFileSync(path.join(place, 'server', 'index.js'), 'utf8')).toBe('2')
  expect(readdirSync(path.join(place, 'client'))).toEqual(['assets'])

  build(fresh, { 'client/assets/a-3.js': 'c', 'server/index.js': '3' }, now + 31 * day)
  placePages(fresh, place, now + 31 * day)
  expect(assets()).toEqual(['a-2.js', 'a-3.js', 'lib-1.js'])
  expect(readdirSync(folder)).toEqual(['app'])
})
