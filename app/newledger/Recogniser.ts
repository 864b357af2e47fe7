import { BrokenFile, type FileProblem } from '../transfer/fileTable'
import { bytesOf } from '../transfer/readInWorker'
import type { ShownProposal } from './recognise/shownProposal'
import type { RecogniserAnswer, RecogniserRequest, RecognitionOrder } from './recognising.worker'

export interface RecogniserEvents {
  /** How much of the file is read (0–1). */
  progress(share: number): void
  broken(problem: FileProblem): void
  read(): void
  recognised(shown: ShownProposal, order: RecognitionOrder): void
}

/** A file with a worker of its own, which reads it and says what ledger it would come to, until `end`. */
export class Recogniser {
  private readonly worker = new Worker(new URL('./recognising.worker.ts', import.meta.url), { type: 'module' })
  /** What the worker is at, and what it is asked next: only the last of what is asked meanwhile. */
  private present: RecognitionOrder | null = null
  private next: RecognitionOrder | null = null
  private giveWish: ((body: Blob | null) => void) | null = null
  private hasEnded = false

  constructor(private readonly events: RecogniserEvents) {
    this.worker.onmessage = ({ data }: MessageEvent<RecogniserAnswer>) => {
      // What was on its way may still arrive.
      if (!this.hasEnded) this.take(data)
    }
    // Such as out of memory.
    this.worker.onerror = () => events.broken({ code: 'failed' })
  }

  async read(file: File): Promise<void> {
    try {
      const bytes = await bytesOf(file)
      if (!this.hasEnded) this.post({ kind: 'read', bytes }, [bytes])
    } catch (error) {
      if (!this.hasEnded) this.events.broken(error instanceof BrokenFile ? error.problem : { code: 'failed' })
    }
  }

  recognise(order: RecognitionOrder): void {
    this.next = order
    if (!this.present) this.goOn()
  }

  /** The wish for the ledger as it was recognised last, as it is sent; null where it ended before. */
  wish(id: string): Promise<Blob | null> {
    return new Promise((resolve) => {
      this.giveWish = resolve
      this.post({ kind: 'wish', id })
    })
  }

  end(): void {
    this.hasEnded = true
    this.worker.terminate()
    this.giveWish?.(null)
  }

  private goOn(): void {
    this.present = this.next
    this.next = null
    if (this.present) this.post({ kind: 'recognise', order: this.present })
  }

  private take(answer: RecogniserAnswer): void {
    switch (answer.kind) {
      case 'progress':
        return this.events.progress(answer.share)
      case 'broken':
        return this.events.broken(answer.problem)
      case 'read':
        return this.events.read()
      case 'recognised': {
        const order = this.present!
        this.goOn()
        return this.events.recognised(answer.shown, order)
      }
      case 'wish':
        return this.giveWish?.(answer.body)
    }
  }

  private post(request: RecogniserRequest, transfer: Transferable[] = []): void {
    this.worker.postMessage(request, transfer)
  }
}
