import type { IncomingMessage, ServerResponse } from 'node:http'

/** A host as a header names it, and nothing else that an address may have. */
function isHost(text: string): boolean {
  return /^[^\s/?#@\\]+$/.test(text) && URL.canParse(`http://${text}`)
}

/**
 * Is this request none that a browser or a tool makes of this site? Everything that puts its parts together to an address
 * would throw: hosts that are none, `OPTIONS *`, targets of other sites (we are no proxy), and `?_data=`, which older
 * releases of Remix asked with.
 */
export function isSenseless({ url = '', headers }: IncomingMessage): boolean {
  const { host, 'x-forwarded-host': forwardedHost, 'x-forwarded-proto': forwardedProtocol } = headers
  if (host !== undefined && !isHost(host)) return true
  if (forwardedHost !== undefined && !isHost([forwardedHost].flat()[0]!.split(',')[0]!.trim())) return true
  if (forwardedProtocol !== undefined && !/^https?\s*(,|$)/i.test([forwardedProtocol].flat()[0]!.trim())) return true
  if (!url.startsWith('/') || !URL.canParse(`http://localhost${url}`)) return true
  // Character 0: no database is asked for that.
  if (/%00/.test(url)) return true
  return new URL(`http://localhost${url}`).searchParams.has('_data')
}

/** Answered and forgotten: strangers could fill the log with them. */
export function refuseSenseless(res: ServerResponse): void {
  res
    .writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
    .end('请求有误。\nThat request cannot be understood.\n')
}
