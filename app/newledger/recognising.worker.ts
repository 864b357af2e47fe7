import type { LedgerWish } from '../model/ledger/newLedger'
import { BrokenFile, type FileProblem, type ReadSheets } from '../transfer/fileTable'
import { readSheets } from '../transfer/readFile'
import type { Corrections, Proposal } from './recognise/proposal'
import { recognise, type RecognitionContext } from './recognise/recognise'
import { shownProposal, type Extent, type ShownProposal } from './recognise/shownProposal'

/** What is asked of a file that is read. */
export interface RecognitionOrder {
  corrections: Corrections
  context: RecognitionContext
  extent: Extent
}

export type RecogniserRequest =
  | { kind: 'read'; bytes: ArrayBuffer }
  | { kind: 'recognise'; order: RecognitionOrder }
  /** The wish for the ledger as it was recognised last. */
  | { kind: 'wish'; id: string }

export type RecogniserAnswer =
  | { kind: 'progress'; share: number }
  | { kind: 'broken'; problem: FileProblem }
  | { kind: 'read' }
  | { kind: 'recognised'; shown: ShownProposal }
  /** JSON of a `LedgerWish`. */
  | { kind: 'wish'; body: Blob }

let file: ReadSheets | null = null
let proposal: Proposal | null = null
let recognisedOf = ''

const tell = (answer: RecogniserAnswer) => self.postMessage(answer)

async function answer(request: RecogniserRequest): Promise<RecogniserAnswer> {
  switch (request.kind) {
    case 'read':
      file = await readSheets(new Uint8Array(request.bytes), (share) => tell({ kind: 'progress', share }))
      return { kind: 'read' }
    case 'recognise': {
      const { corrections, context, extent } = request.order
      // Who only looks further down has changed nothing.
      const of = JSON.stringify([corrections, context])
      if (!proposal || of !== recognisedOf) proposal = recognise(file!, corrections, context)
      recognisedOf = of
      return { kind: 'recognised', shown: shownProposal(proposal, file!.encoding, extent) }
    }
    case 'wish': {
      const { ledger, newDepartments } = proposal!
      const wish: LedgerWish = { id: request.id, ledger, departments: newDepartments }
      return { kind: 'wish', body: new Blob([JSON.stringify(wish)], { type: 'application/json' }) }
    }
  }
}

// Apart from the page: a file of 20,000 rows takes seconds to be read and to be understood.
self.onmessage = async ({ data }: MessageEvent<RecogniserRequest>) => {
  try {
    tell(await answer(data))
  } catch (error) {
    tell({ kind: 'broken', problem: error instanceof BrokenFile ? error.problem : { code: 'failed' } })
  }
}
