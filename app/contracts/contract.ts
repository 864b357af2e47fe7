import * as z from 'zod/mini'

// Faster checks would be compiled from text, which the pages' Content-Security-Policy forbids (X4).
z.config({ jitless: true })

/** What an address answers as JSON: its route sends by it, and who reads the answer checks it. */
export type Contract<Answer> = z.ZodMiniType<Answer>

/** A route's answer, as its contract has it. */
export function jsonAnswer<Answer>(_contract: Contract<Answer>, answer: Answer, init?: ResponseInit): Response {
  return Response.json(answer, init)
}

/** Reads an answer. Throws when it is not what the contract says, as `response.json()` does for what is no JSON. */
export async function readAnswer<Answer>(contract: Contract<Answer>, response: Response): Promise<Answer> {
  return contract.parse(await response.json())
}
