/** Updates that came while nothing can be written, up to a limit (W6). */
export class WaitingUpdates<Message extends { update: Uint8Array }> {
  private messages: Message[] = []
  private bytes = 0

  /** `most`: bytes of updates. */
  constructor(private readonly most: number) {}

  get isEmpty(): boolean {
    return this.messages.length === 0
  }

  /** False when there is no room for it. */
  keep(message: Message): boolean {
    if (this.bytes + message.update.length > this.most) return false
    this.messages.push(message)
    this.bytes += message.update.length
    return true
  }

  /** All that was kept, in its order. */
  takeAll(): Message[] {
    const { messages } = this
    this.messages = []
    this.bytes = 0
    return messages
  }
}
