import { describe, expect, it } from 'vitest'
import { isForPageWhileTyping, pageKeyOf } from '#app/grid/pageKeys'
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

describe('keys of the page', () => {
  const press = (name: string, more: Partial<Parameters<typeof pageKeyOf>[0]> = {}) => ({
    key: name,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  })

  it('find, walk, commands, undo and the list of keys', () => {
    expect(pageKeyOf(press('F', { ctrlKey: true }))).toBe('find')
    expect(pageKeyOf(press('k', { metaKey: true }))).toBe('commands')
    expect(pageKeyOf(press('F3'))).toBe('find-next')
    expect(pageKeyOf(press('F3', { shiftKey: true }))).toBe('find-previous')
    expect(pageKeyOf(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo')
    for (const other of [
      press('f'),
      press('f', { ctrlKey: true, shiftKey: true }),
      press('k', { ctrlKey: true, altKey: true }),
      press('？'),
    ])
      expect(pageKeyOf(other)).toBeNull()
  })
  it('who types keeps undo and ? for what is typed', () => {
    for (const typing of [
      press('?', { shiftKey: true }),
      press('z', { ctrlKey: true }),
      press('y', { ctrlKey: true }),
      press('a'),
    ])
      expect(isForPageWhileTyping(typing)).toBe(false)
    for (const page of [press('F1'), press('F3'), press('f', { ctrlKey: true }), press('k', { ctrlKey: true })])
      expect(isForPageWhileTyping(page)).toBe(true)
  })
})
