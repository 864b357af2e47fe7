import type { IncomingMessage } from 'node:http'
import { codeOf } from './data-folder'
import { readPercents, withoutTokens } from './without-tokens'

/** First parts of addresses that have nothing secret behind them; behind any other, everything may be. */
const open = new Set(['trackers', 'assets', 'ws', 'people', 'sign-in', 'sign-out', 'language', 'healthz', 'metrics'])

/** Letters of an address from which on a part may be a token, or so much of one that the rest can be guessed. */
const nearlyToken = 32

/**
 * A request's path for the log. Links to invitations and shared screens are secrets: what stands behind the first part of
 * an address is cut off, unless that part is known to be harmless. An address that makes no sense may have a secret
 * anywhere: what looks like one is cut out of any.
 */
export function pathForLog(req: IncomingMessage): string {
  const parts = partsOf(req)
  const [first = ''] = parts
  if (open.has(first)) return withoutTokens(`/${parts.join('/')}`, nearlyToken)
  return first === '' ? '/' : '/…'
}

/** An error for the log: what it says and where, without the pieces of the request that may be secret. */
export function errorForLog(
  error: unknown,
  req: IncomingMessage,
): { type: string; message: string; stack?: string; code?: string } {
  const secrets = secretsOf(req)
  const clean = (text: string) => withoutTokens(secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text))
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) }
  const { name, message, stack = '' } = error
  return {
    type: name,
    message: clean(message),
    stack: clean(stack),
    ...('code' in error ? { code: clean(codeOf(error)) } : {}),
  }
}

/** The parts of the path as whoever reads it most willingly would: all percents read, and only then `..` followed. */
function partsOf({ url = '' }: IncomingMessage): string[] {
  const address = URL.canParse(`http://localhost${url}`) ? new URL(`http://localhost${url}`) : null
  if (!address) return []
  address.pathname = readPercents(address.pathname)
  const [first = '', ...rest] = address.pathname.split('/').filter((part) => part !== '')
  return first === '' ? [] : [first.toLowerCase(), ...rest]
}

/** All of a request that may be secret, each as it came and read; the longest first. */
function secretsOf(req: IncomingMessage): string[] {
  const { url = '', headers } = req
  const path = url.split('?', 1)[0]!
  const pieces = [
    ...piecesOf(path).filter((piece) => !open.has(partsOf(req)[0] ?? '') || piece.length >= nearlyToken),
    ...[url.slice(path.length), ...Object.values(headers).flat()].flatMap((text) => piecesOf(text ?? '')),
  ]
  // Shorter ones are words of the language, and no secret of ours is.
  return [...new Set(pieces)].filter((piece) => piece.length >= 16).sort((a, b) => b.length - a.length)
}

/** What stands between the marks of a text, as it came, read once, and read through. */
const piecesOf = (text: string): string[] =>
  [text, decoded(text), readPercents(text)].flatMap((spelling) => spelling.split(/[^\w%-]+/))

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
