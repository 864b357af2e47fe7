import { BrokenFile, type FileProblem, type ReadFile, type ReadSheets } from './fileTable'
import { readFile, readSheets } from './readFile'

/** What a file is to be read as. */
interface Readings {
  tables: ReadFile
  sheets: ReadSheets
}
export type Reading = keyof Readings
export type Read<As extends Reading> = Readings[As]

/** What the worker is asked. */
export interface ReadingOrder {
  bytes: ArrayBuffer
  as: Reading
}

/** What the worker tells: how far it is (0–1), and at last what is in the file or what is wrong with it. */
export type ReadingMessage<As extends Reading> =
  { kind: 'progress'; share: number } | { kind: 'read'; file: Read<As> } | { kind: 'broken'; problem: FileProblem }

const tell = (message: ReadingMessage<Reading>) => self.postMessage(message)
const readers = { tables: readFile, sheets: readSheets }

// Apart from the page: a large or hostile file must not stop anyone from typing.
self.onmessage = async ({ data: { bytes, as } }: MessageEvent<ReadingOrder>) => {
  try {
    const file = await readers[as](new Uint8Array(bytes), (share) => tell({ kind: 'progress', share }))
    tell({ kind: 'read', file })
  } catch (error) {
    tell({ kind: 'broken', problem: error instanceof BrokenFile ? error.problem : { code: 'failed' } })
  }
}
