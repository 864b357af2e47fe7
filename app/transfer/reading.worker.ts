import { BrokenFile, type FileProblem, type ReadFile } from './fileTable'
import { readFile } from './readFile'

/** What the worker tells: how far it is (0–1), and at last what is in the file or what is wrong with it. */
export type ReadingMessage =
  { kind: 'progress'; share: number } | { kind: 'read'; file: ReadFile } | { kind: 'broken'; problem: FileProblem }

const tell = (message: ReadingMessage) => self.postMessage(message)

// Apart from the page: a large or hostile file must not stop anyone from typing.
self.onmessage = async ({ data }: MessageEvent<ArrayBuffer>) => {
  try {
    tell({ kind: 'read', file: await readFile(new Uint8Array(data), (share) => tell({ kind: 'progress', share })) })
  } catch (error) {
    tell({ kind: 'broken', problem: error instanceof BrokenFile ? error.problem : { code: 'failed' } })
  }
}
