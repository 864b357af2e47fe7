/**
 * Which of a person's own edits the server has not acknowledged yet (W4). An edit is either on its way, as part of the
 * n-th sync message of this socket, or waits for a socket. Edits are numbered from 1 on, and saved in that order.
 */
export class Unsaved {
  private onTheirWay: number[] = []
  private waiting = 0
  private sent = 0
  /** How many edits there have been. */
  made = 0

  get count(): number {
    return this.onTheirWay.length + this.waiting
  }

  /** Edits up to this number are saved. */
  get saved(): number {
    return this.made - this.count
  }

  /** An edit was made; `isSent` when the provider has just put it on the socket. */
  edited(isSent: boolean): void {
    this.made++
    if (isSent) this.onTheirWay.push(this.sent)
    else this.waiting++
  }

  /** The n-th sync message left; a whole one (SyncStep2) carries all that waited. */
  messageSent(n: number, isWhole: boolean): void {
    this.sent = n
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
    this.sent = 0
  }
}
