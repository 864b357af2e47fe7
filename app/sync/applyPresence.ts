import { applyAwarenessUpdate, modifyAwarenessUpdate, type Awareness } from 'y-protocols/awareness'
import { readStamped } from '../model/live/presence'

/**
 * Takes in what others announce of themselves. What cannot be read counts as not being there (G8): whatever shows
 * people, their frames and their carets may then rely on its shape.
 */
export function applyPresence(awareness: Awareness, update: Uint8Array, origin: unknown): void {
  let readable
  try {
    readable = modifyAwarenessUpdate(update, (state: unknown) => state && readStamped(state))
  } catch {
    return
  }
  applyAwarenessUpdate(awareness, readable, origin)
}
