/** How a page's connection stands, as the page shows it. */
export interface ConnectionState {
  phase: 'connecting' | 'online' | 'offline' | 'signed-out' | 'no-access' | 'removed' | 'outdated'
  /** Own edits that the server has not acknowledged. */
  unsaved: number
  /** The document is whole: it may be edited. */
  ready: boolean
  /** The server said that it cannot write at the moment. */
  notSaving: boolean
  /** This browser keeps what is not saved, so that a reload loses none of it (W8). */
  isKept: boolean
}

/** Of a page that has just opened. */
export const firstState: ConnectionState = {
  phase: 'connecting',
  unsaved: 0,
  ready: false,
  notSaving: false,
  isKept: true,
}

/** Nothing is sent or heard any more until somebody signs in or is given access again, or until an outdated page is loaded anew. */
export function isEnded(phase: ConnectionState['phase']): boolean {
  return phase === 'signed-out' || isLost(phase) || phase === 'outdated'
}

/** Is the ledger closed to who had it open, or gone from the house? */
export function isLost(phase: ConnectionState['phase']): boolean {
  return phase === 'no-access' || phase === 'removed'
}
