import { BrokenFile } from './fileTable'

/** How much of a text may be control characters before it counts as no text. */
const mostControls = 0.02

/**
 * The text of a file (C3): UTF-8 if it is that throughout, else GB18030, which is how Excel and WPS save a CSV file in
 * China. What Excel calls "Unicode text" says so in its first two bytes.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const isUtf16 = (first: number, second: number) => bytes[0] === first && bytes[1] === second
  const encodings = isUtf16(0xff, 0xfe) ? ['utf-16le'] : isUtf16(0xfe, 0xff) ? ['utf-16be'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decode(bytes, encoding)
    if (text !== null && looksLikeText(text)) return { text, encoding: encoding.replace(/[lb]e$/, '').toUpperCase() }
  }
  throw new BrokenFile({ code: 'not-text' })
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    // Takes a byte-order mark away by itself; programs that open and save a file again put a second one before it.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\ufeff+/, '')
  } catch {
    return null
  }
}

/** Random bytes often are valid GB18030, but then full of control characters. */
function looksLikeText(text: string): boolean {
  const start = text.slice(0, 64 * 1024)
  const controls = start.match(/[\0-\x08\x0e-\x1f\x7f\u0080-\u009f\ue000-\uf8ff]/g)?.length ?? 0
  return controls <= Math.max(8, start.length * mostControls)
}
