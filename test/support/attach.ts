import { nanoid } from 'nanoid'
import {
  pieceBytes,
  piecesOf,
  type Attachment,
  type RecordOfFile,
  type UploadAnswer,
} from '#app/model/files/attachment'
import type { SignedIn } from './people'
import { tracker, type TestServer } from './server'

/** Hands in files over HTTP, step by step, as a page does. */
export class Sender {
  constructor(
    private readonly server: Pick<TestServer, 'url'>,
    private readonly who: Partial<Pick<SignedIn, 'cookie'>>,
    private readonly ledger = tracker,
  ) {}

  private get cookie(): Record<string, string> {
    return this.who.cookie === undefined ? {} : { cookie: this.who.cookie }
  }

  async ask(address: string, init: Omit<RequestInit, 'headers'> = {}): Promise<Response> {
    return fetch(`${this.server.url}/trackers/${this.ledger}/${address}`, {
      ...init,
      redirect: 'manual',
      headers: { origin: this.server.url, ...this.cookie },
    })
  }

  async begin(item: string, wish: { id: string; name: string; bytes: number; column?: string }): Promise<UploadAnswer> {
    const body = JSON.stringify({ column: 'evidence', ...wish })
    return answerOf(await this.ask(`items/${item}/files`, { method: 'POST', body }))
  }

  /** Offers one that is to come with a record's next step. */
  async beginFor(
    { record, opens }: RecordOfFile,
    wish: { id: string; name: string; bytes: number },
  ): Promise<UploadAnswer> {
    const body = JSON.stringify({ ...wish, opens })
    return answerOf(await this.ask(`records/${record}/files`, { method: 'POST', body }))
  }

  async put(id: string, place: number, bytes: Uint8Array): Promise<UploadAnswer> {
    return answerOf(await this.ask(`uploads/${id}?place=${place}`, { method: 'PUT', body: new Uint8Array(bytes) }))
  }

  async putAll(id: string, bytes: Uint8Array): Promise<void> {
    for (let place = 0; place < piecesOf(bytes.length); place++)
      await this.put(id, place, bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes))
  }

  async finish(id: string): Promise<UploadAnswer> {
    return answerOf(await this.ask(`uploads/${id}`, { method: 'POST' }))
  }

  /** All of it; ends where something is refused. */
  async send(item: string, name: string, bytes: Uint8Array, column = 'evidence'): Promise<UploadAnswer> {
    const id = newFileId()
    const begun = await this.begin(item, { id, name, bytes: bytes.length, column })
    if (begun.outcome !== 'going') return begun
    await this.putAll(id, bytes)
    return this.finish(id)
  }

  /** All of it, to come with a record's next step: its id once it is whole, or what was answered instead. */
  async sendFor(to: RecordOfFile, name: string, bytes: Uint8Array): Promise<string | UploadAnswer> {
    const id = newFileId()
    const begun = await this.beginFor(to, { id, name, bytes: bytes.length })
    if (begun.outcome !== 'going') return begun
    await this.putAll(id, bytes)
    const answer = await this.finish(id)
    return answer.outcome === 'whole' ? id : answer
  }

  async files(item: string): Promise<Attachment[]> {
    return (await (await this.ask(`items/${item}/files`)).json()) as Attachment[]
  }

  /** What an entry of a cell leads to. */
  async open(entry: string, query = '', headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.server.url}${entry.split(' ').at(-1)!}${query}`, {
      redirect: 'manual',
      headers: { ...this.cookie, ...headers },
    })
  }
}

export const newFileId = () => `f${nanoid()}`

/** The entry of what was kept; fails where it was not. */
export function entryOf(answer: UploadAnswer): string {
  if (answer.outcome !== 'kept') throw new Error(`It was not kept: ${JSON.stringify(answer)}`)
  return answer.entry
}

async function answerOf(response: Response): Promise<UploadAnswer> {
  const text = await response.text()
  try {
    return JSON.parse(text) as UploadAnswer
  } catch {
    throw new Error(`${response.status} ${text}`)
  }
}
