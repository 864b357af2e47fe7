import { Transform } from 'node:stream'

/**
 * Takes out the zero bytes that React 18 leaves at the end of a piece of a page when the next character has more bytes than
 * there is room for (react#24985): in an attribute a browser shows them as U+FFFD. No page has others.
 */
export function withoutPadding(): Transform {
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      done(null, piece.includes(0) ? piece.filter((byte) => byte !== 0) : piece)
    },
  })
}
