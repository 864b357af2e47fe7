import { readAnswer } from '../contracts/contract'
import { uploadAnswer } from '../contracts/attachments'
import { pieceBytes, piecesOf, type FileProblem, type FileTarget, type UploadAnswer } from '../model/files/attachment'
import { judgeBytes, judgeSaid } from '../model/files/judgeFile'
import type { RefusalCode } from '../model/ledger/errors'

/** Where a file is handed in. */
export type SendingTo = FileTarget & {
  /** The ledger's id. */
  tracker: string
}

/** Why a file was not handed in: what the server or the file has against it, or that neither could be asked. */
export type SendProblem = FileProblem | RefusalCode | 'network' | 'not-saving' | 'unreadable'

/** So many pieces are on their way at once, so that a far server costs no time for each. */
const atOnce = 3

class NotSent extends Error {
  constructor(readonly problem: SendProblem) {
    super(problem)
  }
}

/**
 * Hands in a file, in pieces; those that an earlier try has brought are not sent again. `told`: how many bytes are there.
 * Null when its row names it, or all of it waits for its record; throws only when it was aborted.
 */
export async function sendFile(
  to: SendingTo,
  { id, file }: { id: string; file: File },
  told: (sent: number) => void,
  signal: AbortSignal,
): Promise<SendProblem | null> {
  const { name, size: bytes } = file
  const upload = `/trackers/${to.tracker}/uploads/${id}`
  const ask = async (address: string, init: RequestInit): Promise<UploadAnswer> => {
    const response = await fetch(address, { ...init, signal }).catch(networkFails)
    if (response.status === 503) throw new NotSent('not-saving')
    const answer = await readAnswer(uploadAnswer, response).catch(networkFails)
    if (answer.outcome === 'refused') throw new NotSent(answer.why)
    return answer
  }
  const networkFails = (error: unknown): never => {
    if (signal.aborted) throw error
    throw new NotSent('network')
  }
  try {
    const wrong =
      judgeSaid({ name, bytes }) ?? (await judgeBytes({ name, bytes }, (from, most) => partOf(file, from, most)))
    if (typeof wrong === 'string') return wrong
    const [address, more] =
      'record' in to
        ? [`records/${to.record}`, { opens: to.opens }]
        : [`items/${encodeURIComponent(to.item)}`, { column: to.column }]
    const begun = await ask(`/trackers/${to.tracker}/${address}/files`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id, name, bytes, ...more }),
    })
    if (begun.outcome !== 'going') return null
    const stored = new Set(begun.stored)
    const missing = Array.from({ length: piecesOf(bytes) }, (_, place) => place).filter((place) => !stored.has(place))
    let sent = stored.size * pieceBytes
    told(Math.min(sent, bytes))
    const sendRest = async () => {
      for (let place = missing.shift(); place !== undefined; place = missing.shift()) {
        const body = await partOf(file, place * pieceBytes, pieceBytes)
        await ask(`${upload}?place=${place}`, { method: 'PUT', body })
        sent += body.length
        told(Math.min(sent, bytes))
      }
    }
    await Promise.all(Array.from({ length: atOnce }, sendRest))
    await ask(upload, { method: 'POST' })
    return null
  } catch (error) {
    if (error instanceof NotSent) return error.problem
    throw error
  }
}

/** Also of a file that has been moved or changed since it was chosen, which cannot be read any more. */
async function partOf(file: File, from: number, most: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, from + most).arrayBuffer())
  } catch {
    throw new NotSent('unreadable')
  }
}
