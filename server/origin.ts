import type { IncomingMessage } from 'node:http'

/**
 * Where a request may come from (X3). A page of ours sends `Origin` with every request that changes something and with
 * every socket; its host is the one that it asked, or PUBLIC_URL's when a proxy renames the host. Requests without
 * `Origin` and without `Sec-Fetch-Site` come from tools: they may open a socket with a session cookie (S1), but to
 * change something over HTTP they must say `Origin`, since there nothing else tells them from a forged form.
 */
export interface OriginCheck {
  /** For requests that change something. */
  allowsChange(req: IncomingMessage): boolean
  /** For socket upgrades. */
  allowsSocket(req: IncomingMessage): boolean
}

export function createOriginCheck(publicUrl: string): OriginCheck {
  const own = new URL(publicUrl)
  const isOwn = (origin: string, host: string | undefined) => {
    if (!URL.canParse(origin)) return false
    const url = new URL(origin)
    return (
      url.origin === own.origin || (host !== undefined && url.host !== '' && url.host === hostOf(host, url.protocol))
    )
  }
  const judge = (req: IncomingMessage, unknown: boolean) => {
    const { origin, host } = req.headers
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
    if (origin !== undefined) return isOwn(origin, host)
    return site !== undefined || unknown
  }
  return {
    allowsChange: (req) => judge(req, false),
    allowsSocket: (req) => judge(req, true),
  }
}

/** A Host header as URLs write it: without the port that the protocol means anyway. */
function hostOf(host: string, protocol: string): string | null {
  const text = `${protocol}//${host}`
  return URL.canParse(text) ? new URL(text).host : null
}
