/**
 * What the processes of a house tell each other (P3). Each message may be lost, come twice or late: whatever must not be lost
 * is in the database, and read there now and then by whoever was told nothing.
 */
export interface Hints {
  /** Tells all other processes that hear this channel. */
  say(channel: string, message: Uint8Array): void
  /** Hears what others say there, until the function that is given back is called. */
  hear(channel: string, listener: (message: Uint8Array) => void): () => void
}

/** There is one process. */
export const noHints: Hints = { say: () => undefined, hear: () => () => undefined }
