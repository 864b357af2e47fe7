import type { IncomingMessage } from 'node:http'
import { codeOf } from './data-folder'

/** First parts of addresses that have nothing secret behind them; behind any other, everything may be. */
const open = new Set(['trackers', 'assets', 'ws', 'people', 'sign-in', 'sign-out', 'language', 'healthz', 'metrics'])

/**
 * A request's path for the log. Links to invitations and shared screens are secrets: what stands behind the first part of
 * an address is cut off, unless that part is known to be harmless once the address is read as the router reads it.
 */
export function pathForLog(req: IncomingMessage): string {
  const parts = partsOf(req)
  const [first = ''] = parts
  if (open.has(first)) return `/${parts.join('/')}`
  return first === '' ? '/' : '/…'
}

/** An error for the log: what it says and where, without the pieces of the request that may be secret. */
export function errorForLog(
  error: unknown,
  req: IncomingMessage,
): { type: string; message: string; stack?: string; code?: string } {
  const secrets = secretsOf(req)
  const clean = (text: string) => secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text)
  if (!(error instanceof Error)) return { type: typeof error, message: clean(String(error)) }
  const { name, message, stack = '' } = error
  return {
    type: name,
    message: clean(message),
    stack: clean(stack),
    ...('code' in error ? { code: clean(codeOf(error)) } : {}),
  }
}

function partsOf({ url = '' }: IncomingMessage): string[] {
  const address = `http://localhost${url}`
  const parts = URL.canParse(address) ? new URL(address).pathname.split('/').filter((part) => part !== '') : ['']
  return parts.map((part, index) => (index === 0 ? decoded(part).toLowerCase() : part))
}

/** All that is no known part of an address, each as it came and decoded; the longest first. */
function secretsOf(req: IncomingMessage): string[] {
  const { url = '', headers } = req
  const asked = URL.canParse(`http://localhost${url}`) ? new URL(`http://localhost${url}`) : null
  const [first = '', ...rest] = partsOf(req)
  const pieces = [
    ...(open.has(first) ? [] : rest),
    ...(asked?.searchParams.values() ?? []),
    ...(headers.cookie ?? '').split(/[;=]/).map((part) => part.trim()),
  ]
  const found = new Set(pieces.flatMap((piece) => [piece, decoded(piece), piece.replace(/\.data$/, '')]))
  // Shorter ones are words of the language, and no secret of ours is.
  return [...found].filter((piece) => piece.length >= 16).sort((a, b) => b.length - a.length)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
