import { tokenLength } from './people/tokens'

/** Nothing of ours is spelt in percents more often than once; what is spelt so more often than this is not told at all. */
const mostSpellings = 8

/** A text as it is read, and where each letter of it stands in what was written (one more: its end). */
interface Reading {
  text: string
  from: number[]
}

/**
 * A text without all that may be a token of a link or a cookie: a run of a token's letters that is as long, or as
 * `shortest`, in whatever percent-encoding.
 */
export function withoutTokens(text: string, shortest = tokenLength): string {
  const { text: read, from } = readThrough(text)
  const parts: string[] = []
  let end = 0
  for (const { index, 0: run } of read.matchAll(new RegExp(`[\\w%-]{${shortest},}`, 'g'))) {
    parts.push(text.slice(end, from[index]), '…')
    end = from[index + run.length]!
  }
  return end === 0 ? text : parts.join('') + text.slice(end)
}

/** Reads percent-encodings until none is left: a token is none of what stays. */
export const readPercents = (text: string): string => readThrough(text).text

function readThrough(text: string): Reading {
  let reading: Reading = { text, from: Array.from({ length: text.length + 1 }, (_, at) => at) }
  for (let times = 0; times < mostSpellings; times++) {
    const next = readOnce(reading)
    if (!next) break
    reading = next
  }
  return reading
}

/** Null: nothing is encoded. Letters beyond ASCII come out as bytes, which no token has. */
function readOnce({ text, from }: Reading): Reading | null {
  const encoded = [...text.matchAll(/%([0-9a-f]{2})/gi)]
  if (encoded.length === 0) return null
  const next: Reading = { text: '', from: [] }
  let end = 0
  const keep = (until: number) => {
    next.text += text.slice(end, until)
    for (let at = end; at < until; at++) next.from.push(from[at]!)
  }
  for (const { index, 0: whole, 1: hex } of encoded) {
    keep(index)
    next.text += String.fromCharCode(parseInt(hex!, 16))
    next.from.push(from[index]!)
    end = index + whole.length
  }
  keep(text.length)
  next.from.push(from.at(-1)!)
  return next
}
