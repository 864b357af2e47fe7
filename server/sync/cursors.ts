import type { ShownState } from './neighbours'
import type { Presence } from './presence'
import type { Broadcast } from './readers'

/** How long cursors wait at most (ms). */
const longest = 40

export interface CursorsOptions {
  presence: Presence
  tell: (broadcast: Broadcast) => void
  /** Other processes. */
  tellOthers: (states: readonly ShownState[]) => void
  /** A turn runs: it takes them along. */
  isTurn: () => boolean
}

/** When presence is told: it may wait a little, so that one frame carries several; what an edit tells takes it along sooner. */
export class Cursors {
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly options: CursorsOptions) {}

  /** What another process tells of its clients. */
  shown(states: readonly ShownState[]): void {
    this.options.presence.receiveShown(states, performance.now())
    this.later()
  }

  later(): void {
    if (this.timer || !this.options.presence.hasChanges) return
    this.timer = setTimeout(() => {
      if (this.options.isTurn()) this.timer = null
      else this.options.tell(this.take())
    }, longest)
  }

  take(): Broadcast {
    this.stop()
    const { presence, tellOthers } = this.options
    if (!presence.hasChanges) return {}
    tellOthers(presence.takeOwn())
    return { presence: presence.takeChanges() }
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
