import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { isInside } from './inside'

/** `inside`: an address of this machine or of the house's network, or one that is not asked over TLS · `failed`: all else. */
export class PostError extends Error {
  constructor(
    readonly kind: 'inside' | 'failed',
    said: string,
  ) {
    super(said)
  }
}

export interface OutsideOptions {
  /** May it be an address inside of the house, and without TLS (`ROBOTS_INSIDE`)? */
  mayInside: boolean
  /** How long all of it may take (ms). */
  patience?: number
  /** To what addresses a name leads; default: as this machine says. */
  resolve?: (name: string) => Promise<{ address: string; family: number }[]>
}

/** Letters of an answer, in UTF-16 units: a robot says a line. */
const longestAnswer = 16_384

/**
 * Posts JSON to an address that somebody typed, so that nothing inside the house is reached by it: each address to which its
 * name leads is asked about, and the connection goes to just that which was; no redirection is followed, and no more is
 * read than a line.
 *
 * @throws PostError
 */
export async function postOutside(
  address: string,
  body: string,
  { mayInside, patience = 10_000, resolve = resolveHere }: OutsideOptions,
): Promise<{ status: number; text: string }> {
  const url = new URL(address)
  const signal = AbortSignal.timeout(patience)
  const to = await reachable(url, { mayInside, resolve })
  const pinned: LookupFunction = (_name, { all }, answer) =>
    all ? answer(null, [to]) : answer(null, to.address, to.family)
  return new Promise((done, fail) => {
    const failed = (error: Error) => fail(new PostError('failed', signal.aborted ? 'it took too long' : error.message))
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      {
        ...{ method: 'POST', agent: false, lookup: pinned, signal },
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) },
      },
      (response) => {
        const { statusCode: status = 0 } = response
        let text = ''
        response.setEncoding('utf8')
        response.on('error', failed)
        response.on('data', (chunk: string) => {
          text += chunk
          if (text.length > longestAnswer) request.destroy(new Error('its answer is too long'))
        })
        response.on('end', () => {
          if (status >= 300 && status < 400) fail(new PostError('failed', `it leads elsewhere (${status})`))
          else done({ status, text })
        })
      },
    )
    request.on('error', failed)
    request.end(body)
  })
}

/** To which address a connection is made. Throws PostError where it may not be. */
export async function reachable(
  { protocol, hostname }: URL,
  { mayInside, resolve = resolveHere }: Pick<OutsideOptions, 'mayInside' | 'resolve'>,
): Promise<{ address: string; family: number }> {
  if (protocol !== 'https:' && !mayInside) throw new PostError('inside', 'it is not asked over https')
  const name = hostname.replace(/^\[(.*)\]$/, '$1')
  const found = await resolve(name).catch((error: unknown) => {
    throw new PostError('failed', error instanceof Error ? error.message : String(error))
  })
  const [first] = found
  if (!first) throw new PostError('failed', `${name} leads nowhere`)
  if (!mayInside && found.some((one) => isInside(one.address)))
    throw new PostError('inside', `${name} is inside of the house`)
  return first
}

const resolveHere = (name: string) => lookup(name, { all: true, verbatim: true })
