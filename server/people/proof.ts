import type { IncomingMessage } from 'node:http'
import type { Outcome } from '#app/ports/people'
import type { Hints } from '../hints'
import { clientAddress } from './address'
import { createAttempts } from './attempts'
import type { Devices } from './devices'
import { done, failed } from './outcome'
import type { Passwords } from './passwords'

/** Wrong passwords within `window` and, of an account from everywhere together, within `accountWindow` (ms). */
export const triesAllowed = {
  /** Of one account from one address. */
  pair: 10,
  address: 60,
  account: 100,
  /** Of a browser that has signed in as the account before. */
  device: 10,
  /** Of who is signed in and changes their password. */
  session: 10,
  window: 15 * 60_000,
  accountWindow: 60 * 60_000,
  remembered: 10_000,
} as const

/** Somebody as they are stored; '' for who has no password. */
interface Proven {
  id: string
  passwordHash: string
}

export interface Proof {
  /** Is it the password of this account? `person`: null when there is nobody, or who is disabled. */
  ofAccount(req: IncomingMessage, account: string, person: Proven | null, password: string): Promise<Outcome<null>>
  /**
   * This browser has just shown that the account is its own: nobody's guesses keep it out any longer. Other addresses
   * that guessed stay locked out, and so does this one for all other accounts.
   */
  forgive(req: IncomingMessage, account: string): void
  /** Is it the password of who is signed in with this session? */
  ofSession(session: string, person: Proven, password: string): Promise<Outcome<null>>
}

/**
 * Compares passwords and limits the tries (X2), so that the guesser is locked out and not the owner: tries are counted
 * for account and address together, and for all of an address. Guesses from very many addresses make an account wait for
 * everybody whom it does not know; a browser that has signed in before, and who is signed in, have counters of their own.
 */
export function createProof({
  passwords,
  devices,
  now,
  hints,
}: {
  passwords: Passwords
  devices: Devices
  now: () => number
  hints: Hints
}): Proof {
  const attempts = (
    name: 'pair' | 'address' | 'account' | 'device' | 'session',
    window: number = triesAllowed.window,
  ) => createAttempts({ name, limit: triesAllowed[name], window, capacity: triesAllowed.remembered, now, hints })
  const byPair = attempts('pair')
  const byAddress = attempts('address')
  const byAccount = attempts('account', triesAllowed.accountWindow)
  const byDevice = attempts('device')
  const bySession = attempts('session')

  /** Each try counts in all of these until it proves right. */
  async function prove(
    counted: readonly (readonly [ReturnType<typeof attempts>, string])[],
    stored: string | null,
    password: string,
  ): Promise<Outcome<null>> {
    for (const [counter, key] of counted) {
      const wait = counter.take(key)
      if (wait > 0) return failed('too-many-tries', wait)
    }
    if (!(await passwords.verify(stored, password))) return failed('wrong-password')
    for (const [counter, key] of counted) counter.giveBack(key)
    return done(null)
  }

  return {
    ofAccount(req, account, person, password) {
      const device = person && devices.of(req, person)
      const address = clientAddress(req)
      const strangers = [
        [byPair, pairOf(address, account)],
        [byAddress, address],
        [byAccount, account],
      ] as const
      return prove(device === null ? strangers : [[byDevice, device]], person?.passwordHash ?? null, password)
    },
    forgive(req, account) {
      byPair.clear(pairOf(clientAddress(req), account))
      byAccount.clear(account)
    },
    ofSession: (session, person, password) => prove([[bySession, session]], person.passwordHash, password),
  }
}

function pairOf(address: string, account: string): string {
  return `${address} ${account}`
}
