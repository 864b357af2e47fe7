/** The house's mail server (N9), as `SMTP_URL` says it. */
export interface SmtpServer {
  host: string
  port: number
  /** TLS from the beginning; otherwise as soon as the server offers it. */
  isSecure: boolean
  user: string
  password: string
  /** Whom mails come from: an address. */
  from: string
}

/** Reads `SMTP_URL`: `smtp[s]://[USER:PASSWORD@]HOST[:PORT][/?from=ADDRESS]`; null: it is none. */
export function readSmtpUrl(text: string, isAddress: (text: string) => boolean): SmtpServer | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(text)
  if (!/^smtps?:$/.test(protocol) || hostname === '' || !/^\/?$/.test(pathname)) return null
  const isSecure = protocol === 'smtps:'
  try {
    const user = decodeURIComponent(username)
    const from = searchParams.get('from') ?? user
    if (!isAddress(from)) return null
    const host = hostname.replace(/^\[(.*)\]$/, '$1')
    return {
      ...{ host, port: Number(port || (isSecure ? 465 : 587)), isSecure, user, from },
      password: decodeURIComponent(password),
    }
  } catch {
    // A percent that encodes nothing.
    return null
  }
}
