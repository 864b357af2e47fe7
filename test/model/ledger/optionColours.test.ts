import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { optionColours } from '#app/model/ledger/optionColours'

/** A token's colours in the order in which a file gives them: by day, then in the dark, then on the wall by day. */
function coloursOf(file: string, token: string): string[] {
  const css = readFileSync(new URL(`../../../app/${file}`, import.meta.url), 'utf8')
  return Array.from(css.matchAll(new RegExp(`--${token}: (#[0-9a-f]{6});`, 'g')), ([, colour]) => colour!)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

it.each(optionColours)(
  'L4: an option in %s can be read: AA on the page, AAA in the meeting, dark and light',
  (colour) => {
    const [[text], [wash]] = ['', '-wash'].map((part) => coloursOf('ui/tokens.css', `option-${colour}${part}`)) as [
      [string],
      [string],
    ]
    expect(contrast(text, wash)).toBeGreaterThan(4.5)
    const [dark, light] = coloursOf('meeting/stage/stage.css', `option-${colour}`) as [string, string]
    const [darkWash] = coloursOf('meeting/stage/stage.css', `option-${colour}-wash`) as [string]
    expect(contrast(dark, darkWash)).toBeGreaterThan(7)
    expect(contrast(light, wash)).toBeGreaterThan(7)
  },
)
