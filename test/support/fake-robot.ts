import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What was posted to a robot. */
export interface Posting {
  path: string
  query: URLSearchParams
  headers: http.IncomingHttpHeaders
  body: Record<string, unknown>
  /** What the group reads. */
  text: string
}

export interface FakeRobot {
  /** `http://127.0.0.1:PORT`. */
  url: string
  postings: Posting[]
  /** How it answers from now on. */
  answer(with_: (response: ServerResponse, posting: Posting) => void): void
  close(): Promise<void>
}

export const answerJson =
  (value: unknown, status = 200) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))

/** Takes all, as each of the three says it. */
const taken = answerJson({ errcode: 0, errmsg: 'ok', code: 0, msg: 'success' })

/** A robot of a group chat over a real socket of this machine. */
export async function startFakeRobot(): Promise<FakeRobot> {
  const postings: Posting[] = []
  let answer: (response: ServerResponse, posting: Posting) => void = taken
  const server = http.createServer((request, response) => {
    void read(request).then((posting) => {
      postings.push(posting)
      answer(response, posting)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    postings,
    answer: (next) => void (answer = next),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(request: IncomingMessage): Promise<Posting> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url!, 'http://here')
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
  const { text, content } = body as { text?: { content: string }; content?: { text: string } }
  return {
    ...{ path: pathname, query: searchParams, headers: request.headers, body },
    text: text?.content ?? content?.text ?? '',
  }
}
