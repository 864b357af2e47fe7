import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readCookie } from './cookies'

/** Seconds. */
const aYear = 365 * 86_400

/** Whom a browser is remembered for. Signed with the hash of their password: there is no other secret to keep. */
export interface Account {
  id: string
  passwordHash: string
}

export interface Devices {
  /** The browser's own id when it has signed in as this account before; null when it has not, or says so falsely. */
  of(req: IncomingMessage, account: Account): string | null
  /** The `Set-Cookie` header by which a browser that has just signed in is known next time. */
  remember(req: IncomingMessage, account: Account): string
}

/** Browsers that have signed in before (X2): what strangers try on an account does not lock them out of it. */
export function createDevices(secure: boolean): Devices {
  const name = secure ? '__Host-luoshi_device' : 'luoshi_device'
  const seal = (device: string, { id, passwordHash }: Account) =>
    createHmac('sha256', passwordHash).update(`device ${id} ${device}`).digest('base64url')

  const of: Devices['of'] = (req, account) => {
    const [id, device = '', signature = ''] = readCookie(req.headers.cookie ?? '', name).split('.')
    if (id !== account.id || account.passwordHash === '') return null
    const [given, right] = [signature, seal(device, account)].map((text) => Buffer.from(text))
    return given!.length === right!.length && timingSafeEqual(given!, right!) ? device : null
  }
  return {
    of,
    remember(req, account) {
      const device = of(req, account) ?? randomBytes(12).toString('base64url')
      return `${name}=${account.id}.${device}.${seal(device, account)}; Path=/; Max-Age=${aYear}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    },
  }
}
