import type { Outcome, PasswordReset } from '#app/ports/people'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { expirePasswordResets, findPasswordReset, insertPasswordReset, takePasswordReset } from '#db/password-resets'
import { findPerson, setPasswordHash } from '#db/people'
import { deleteSessionsOf } from '#db/sessions'
import { inHouse } from '#db/transactions'
import { createLinks, judgeLink, stateOfLink } from './links'
import { judgePassword } from './newcomer'
import { done, failed } from './outcome'
import type { Passwords } from './passwords'
import { tokenId } from './tokens'

/** How long a link can be used, in milliseconds. */
export const resetLife = 86_400_000

export interface PasswordResets {
  /** A new link for somebody who is not disabled; their older ones end. */
  create(person: string, acting: Acting & { by: string }): Promise<Outcome<{ url: string; expiresAt: number }>>
  read(token: string): Promise<PasswordReset>
  /** Sets the password, and ends all sessions: whose. Of two at once, one gets `link-used`. */
  use(token: string, password: string): Promise<Outcome<string>>
}

/** One-time links for a forgotten password (X2). Only administrators make them: nobody can be told to ask for one by mail. */
export function createPasswordResets(deps: {
  db: Db
  publicUrl: string
  now: () => number
  passwords: Passwords
}): PasswordResets {
  const { db, now, passwords } = deps
  const newLink = createLinks({ ...deps, under: 'reset', life: resetLife })

  return {
    create: (person, { by }) =>
      inHouse(db).execute(async (trx) => {
        const about = await findPerson(trx, person)
        if (!about) return failed('not-allowed')
        if (about.disabled) return failed('person-disabled')
        const { url, ...link } = newLink()
        await insertPasswordReset(trx, { ...link, person, createdBy: by })
        return done({ url, expiresAt: link.expiresAt })
      }),

    async read(token) {
      const stored = await findPasswordReset(db, tokenId(token))
      const state = stateOfLink(stored, now())
      const person = stored && state === 'open' ? await findPerson(db, stored.person) : null
      return { state, name: person?.name ?? '', account: person?.account ?? '', expiresAt: stored?.expiresAt ?? 0 }
    },

    async use(token, password) {
      const id = tokenId(token)
      const problem = judgeLink(await findPasswordReset(db, id), now()) ?? judgePassword(password)
      if (problem) return failed(problem)
      const hash = await passwords.hash(password)
      return inHouse(db).execute(async (trx): Promise<Outcome<string>> => {
        // Judged again: hashing took a while, and somebody else may have been faster.
        const reset = await findPasswordReset(trx, id)
        const late = judgeLink(reset, now())
        if (late || !reset) return failed(late ?? 'link-unknown')
        if (!(await takePasswordReset(trx, reset, now()))) return failed('link-used')
        const { person } = reset
        await expirePasswordResets(trx, person, now())
        await setPasswordHash(trx, person, hash)
        await deleteSessionsOf(trx, person)
        return done(person)
      })
    },
  }
}
