import { describe, expect, it } from 'vitest'
import { directionOf } from '#app/commands/grid'
import type { Press } from '#app/commands/keyMap'
import { gridKey, isForPageWhileTyping, pageKey } from '#app/commands/ledgerCommands'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})
const inGrid = (key: string, more: Partial<Press> = {}) => gridKey(press(key, more))?.id ?? null
const onPage = (struck: Press) => pageKey(struck)?.id ?? null

describe('keys', () => {
  it('arrows walk by themselves, extend with Shift, jump with Ctrl, both with both', () => {
    expect(inGrid('ArrowDown')).toBeNull()
    expect(inGrid('ArrowDown', { shiftKey: true })).toBe('extend')
    expect(inGrid('ArrowDown', { ctrlKey: true })).toBe('jump')
    expect(directionOf(press('ArrowDown'))).toBe('down')
    expect(inGrid('ArrowLeft', { ctrlKey: true, shiftKey: true })).toBe('extend-far')
    expect(directionOf(press('ArrowLeft'))).toBe('left')
    expect(inGrid('ArrowLeft', { altKey: true })).toBe('fold')
  })
  it('today is known by its place on the keyboard, whatever the input method makes of it', () => {
    expect(inGrid('；', { code: 'Semicolon', ctrlKey: true })).toBe('today')
  })
  it('letters, and what belongs to the browser, are no commands', () => {
    for (const name of ['a', 'd', '王', 'Enter', 'Tab']) expect(inGrid(name)).toBeNull()
    for (const name of ['c', 'v', 'x', 'z', 'f']) expect(inGrid(name, { ctrlKey: true })).toBeNull()
    expect(inGrid('A', { metaKey: true })).toBe('all')
  })
})

describe('keys of the page', () => {
  it('find, walk, commands, undo and the list of keys', () => {
    expect(onPage(press('F', { ctrlKey: true }))).toBe('find')
    expect(onPage(press('k', { metaKey: true }))).toBe('commands')
    expect(onPage(press('F3'))).toBe('find-next')
    expect(onPage(press('F3', { shiftKey: true }))).toBe('find-previous')
    expect(onPage(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo')
    for (const other of [
      press('f'),
      press('f', { ctrlKey: true, shiftKey: true }),
      press('k', { ctrlKey: true, altKey: true }),
      press('？'),
    ])
      expect(onPage(other)).toBeNull()
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
