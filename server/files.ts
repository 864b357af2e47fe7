import type { FilesPort } from '#app/ports/files'
import { createThread, inParts } from './thread'

export interface Files extends FilesPort {
  close(): Promise<void>
}

/** Writes ledgers as files in a thread of its own (app/transfer/exporting.worker.ts). */
export function createFiles(): Files {
  const thread = createThread('exporting')
  return {
    write: async (...order) => (await thread.ask(partsOf(...order))) as Uint8Array<ArrayBuffer>,
    close: () => thread.close(),
  }
}

function* partsOf(...[snapshot, options, ending]: Parameters<FilesPort['write']>): Generator<object> {
  const { items, stamps, ...rest } = snapshot
  yield { kind: 'order', order: { snapshot: rest, options, ending } }
  for (const part of inParts(items))
    yield {
      kind: 'rows',
      items: part,
      stamps: Object.fromEntries(part.flatMap(({ id }) => (stamps[id] ? [[id, stamps[id]]] : []))),
    }
  yield { kind: 'write' }
}
