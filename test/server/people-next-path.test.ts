import { expect, it } from 'vitest'
import { nextPath } from '#app/people/nextPath'

it('X2: after signing in one goes to a path of this site, and nowhere else', () => {
  expect(nextPath('/trackers/xicheng-2019?q=1#row')).toBe('/trackers/xicheng-2019?q=1#row')
  const elsewhere = [
    null, '', 'people', 'https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example',
    'javascript:alert(1)', '/sign-in?next=/x',
  ]
  for (const next of elsewhere) expect(nextPath(next)).toBe('/')
})
