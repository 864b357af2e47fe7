import { BrokenFile, fileLimits } from './fileTable'
import type { Read, Reading, ReadingMessage, ReadingOrder } from './reading.worker'

/** What is in a file that is not too large to be looked at. Throws `BrokenFile`. */
export async function bytesOf(file: File): Promise<ArrayBuffer> {
  if (file.size > fileLimits.bytes) throw new BrokenFile({ code: 'too-big', detail: String(fileLimits.bytes >> 20) })
  return file.arrayBuffer().catch(() => {
    throw new BrokenFile({ code: 'failed' })
  })
}

/** Reads a file in a worker of its own, which ends with it. Throws `BrokenFile`; an aborted one never answers. */
export async function readInWorker<As extends Reading>(
  file: File,
  as: As,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Read<As>> {
  const bytes = await bytesOf(file)
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' })
  signal.addEventListener('abort', () => worker.terminate())
  return new Promise<Read<As>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ReadingMessage<As>>) => {
      if (data.kind === 'progress') {
        onProgress(data.share)
        return
      }
      worker.terminate()
      if (data.kind === 'read') resolve(data.file)
      else reject(new BrokenFile(data.problem))
    }
    // Such as out of memory.
    worker.onerror = () => reject(new BrokenFile({ code: 'failed' }))
    worker.postMessage({ bytes, as } satisfies ReadingOrder, [bytes])
  })
}
