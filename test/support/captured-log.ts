import { Writable } from 'node:stream'

export interface CapturedLog {
  stream: Writable
  /** All that was logged. */
  text(): string
  /** The lines from level error on. */
  errors(): string[]
}

/** Where a test server's log goes, to be read. */
export function captureLog(): CapturedLog {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return {
    stream,
    text: () => lines.join(''),
    errors: () => lines.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
  }
}
