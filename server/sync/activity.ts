import * as decoding from 'lib0/decoding'
import { readFrame } from './messages'

/** What somebody does is noted at most once in this time (ms), so that typing costs no writes of its own. */
const noteEvery = 5 * 60_000

/**
 * Tells what the person at a socket does from what their page does by itself: an open page says every 15 s where its
 * cursor is, and may stand there for weeks.
 */
export class Activity {
  private place = ''

  constructor(private notedAt: number) {}

  /** Is this frame something that they did, and is it time to note it? */
  isNew(frame: Uint8Array, now: number): boolean {
    if (now - this.notedAt < noteEvery) return false
    const message = readFrame(frame)
    if (message.kind === 'awareness') {
      const place = placeOf(message.update)
      if (place === this.place) return false
      this.place = place
    } else if (message.kind !== 'update') return false
    this.notedAt = now
    return true
  }
}

/** The state that a page announces, without the clock that grows each time. */
function placeOf(update: Uint8Array): string {
  try {
    const decoder = decoding.createDecoder(update)
    for (const _ of ['count', 'client', 'clock']) decoding.readVarUint(decoder)
    return decoding.readVarString(decoder)
  } catch {
    return ''
  }
}
