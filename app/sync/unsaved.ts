/**
 * Which of a person's own edits the server has not acknowledged yet (W4). An edit is either on its way, as part of the
 * n-th sync message of this socket, or waits for a socket. Edits are numbered from 1 on, and saved in that order.
 */
export class Unsaved {
  private onTheirWay: number[] = []
  private waiting = 0
  /** The message that has just left, and is no edit's yet. */
  private justSent: number | null = null
  /** How many edits there have been. */
  made = 0

  get count(): number {
    return this.onTheirWay.length + this.waiting
  }

  /** Edits up to this number are saved. */
  get saved(): number {
    return this.made - this.count
  }

  /**
   * An edit was made. It is on its way when a message has left for it, whatever else the page believes, and when none
   * before it waits: the whole message for those will carry it too.
   */
  edited(): void {
    this.made++
    if (this.justSent === null || this.waiting > 0) this.waiting++
    else this.onTheirWay.push(this.justSent)
    this.justSent = null
  }

  /** The n-th sync message left; a whole one (SyncStep2) carries all that waited. */
  messageSent(n: number, isWhole: boolean): void {
    this.justSent = isWhole ? null : n
    if (!isWhole) return
    for (; this.waiting > 0; this.waiting--) this.onTheirWay.push(n)
  }

  acknowledged(n: number): void {
    this.onTheirWay = this.onTheirWay.filter((message) => message > n)
  }

  /** The socket is gone: what was on its way may not have arrived. */
  disconnected(): void {
    this.waiting += this.onTheirWay.length
    this.onTheirWay = []
    this.justSent = null
  }
}
