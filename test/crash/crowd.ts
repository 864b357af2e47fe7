import { setTimeout as wait } from 'node:timers/promises'
import { randomFrom, type Random } from '../support/random'
import { Client } from './client'
import type { Evidence } from './evidence'
import type { Scene } from './prepare'
import { Writer } from './writer'

export interface CrowdOptions {
  /** The project's folder, with the server built. */
  root: string
  kills: number
  seed: number
  writers: number
  readers: number
  /** The most that it may take (ms). */
  longest: number
}

/** A scene's people at their pages, of whom nobody has connected yet. */
export function crowdOf({ parts, readers, departments }: Scene, evidence: Evidence, random: Random) {
  const writing = parts.map((part, i) => new Client(part.cookie, evidence, i))
  const reading = readers.map((cookie) => new Client(cookie, evidence))
  const writers = parts.map(
    (part, i) => new Writer(writing[i]!, part, evidence, randomFrom(random.below(2 ** 31)), departments),
  )
  return { clients: [...writing, ...reading], writers }
}

/**
 * Resolves at a random moment of their work: when so many edits were acknowledged at most, which is the seed's choice and no
 * clock's, or after `longest` (ms).
 */
export async function liveOn(
  evidence: Evidence,
  random: Random,
  { mostEdits, longest }: { mostEdits: number; longest: number },
): Promise<void> {
  const [goal, deadline] = [evidence.acknowledged + random.below(mostEdits), performance.now() + longest]
  while (evidence.acknowledged < goal && performance.now() < deadline) await wait(5)
  await wait(random() * 20)
}
