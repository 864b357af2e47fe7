import type { DecisionKind } from './meeting'

/** Is the text of such a decision its reason, without which there is none? */
export function isReasoned(kind: DecisionKind): boolean {
  return kind === 'return' || kind === 'defer' || kind === 'extend'
}
