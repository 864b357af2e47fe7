import { hash, verify, type Options } from '@node-rs/argon2'

/** X2: argon2id with 19 MiB, two passes, one lane. */
// 2 is `Algorithm.Argon2id`: a const enum, which isolated modules cannot read.
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
const options: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** UTF-16 units. The upper limit keeps a stranger from having megabytes hashed. */
export const passwordLength = { min: 10, max: 200 } as const

export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Does the password fit? Null or '' (nobody of that account, or somebody without a password) is false after the
   * same work as for anybody else, so that time tells a stranger nothing (X2, X5).
   */
  verify(stored: string | null, password: string): Promise<boolean>
}

/** How passwords are hashed and compared. They are normalised, since keyboards write the same letter in several ways. */
export function createPasswords(): Passwords {
  let decoy: Promise<string> | null = null
  return {
    hash: (password) => hash(password.normalize('NFC'), options),
    async verify(stored, password) {
      decoy ??= hash('nobody', options)
      const fits = await verify(stored || (await decoy), password.slice(0, passwordLength.max + 1).normalize('NFC'))
      return fits && Boolean(stored)
    },
  }
}
