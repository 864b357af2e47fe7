import { expect, it } from 'vitest'
import { nextPath, ownPath } from '#app/people/nextPath'

it('X2: after signing in one goes to a path of this site, and nowhere else', () => {
  expect(nextPath('/trackers/xicheng-2019?q=1#row')).toBe('/trackers/xicheng-2019?q=1#row')
  const elsewhere = [
    null,
    '',
    'people',
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/x',
  ]
  for (const next of elsewhere) expect(nextPath(next)).toBe('/')
})

it('X2: a path of this site stays as a browser reads it, in signs that a header may hold', () => {
  expect(ownPath('/sign-in?next=/people')).toBe('/sign-in?next=/people')
  expect(ownPath('/trackers/x?q=人')).toBe('/trackers/x?q=%E4%BA%BA')
  expect(ownPath('/a\r\nb')).toBe('/ab')
  for (const path of [null, '', 'people', '//evil.example', '/\t/evil.example', '/.//evil.example'])
    expect(ownPath(path)).toBeNull()
})
