import { describe, expect, it } from 'vitest'
import { commandOf } from '#app/grid/keys'

const key = (name: string, more: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({ key: name, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })

describe('keys', () => {
  it('arrows walk by themselves, extend with Shift, jump with Ctrl, both with both', () => {
    expect(key('ArrowDown')).toBeNull()
    expect(key('ArrowDown', { shiftKey: true })).toEqual({ name: 'extend', direction: 'down' })
    expect(key('ArrowDown', { ctrlKey: true })).toEqual({ name: 'jump', direction: 'down' })
    expect(key('ArrowLeft', { ctrlKey: true, shiftKey: true })).toEqual({ name: 'extend-far', direction: 'left' })
    expect(key('ArrowLeft', { altKey: true })).toEqual({ name: 'fold', isOpen: false })
  })
  it('today is known by its place on the keyboard, whatever the input method makes of it', () => {
    expect(key('；', { code: 'Semicolon', ctrlKey: true })).toEqual({ name: 'today' })
  })
  it('letters, and what belongs to the browser, are no commands', () => {
    for (const name of ['a', 'd', '王', 'Enter', 'Tab']) expect(key(name)).toBeNull()
    for (const name of ['c', 'v', 'x', 'z', 'f']) expect(key(name, { ctrlKey: true })).toBeNull()
    expect(key('A', { metaKey: true })).toEqual({ name: 'all' })
  })
})
