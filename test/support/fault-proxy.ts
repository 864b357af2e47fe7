import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from './random'

/** `up`: from clients to the server. */
export type Direction = 'up' | 'down'

/** How bad the network is; each probability is asked for every piece that passes. */
export interface Weather {
  random: Random
  /** Pieces are at most this long (bytes), and wait this long (ms). */
  longestPiece: number
  longestDelay: number
  /** The connection is reset, or one direction of it ended, or one direction stands still until `calm`. */
  cut: number
  halfClose: number
  freeze: number
}

interface Pair {
  client: Socket
  server: Socket
  frozen: Record<Direction, boolean>
}

/** A network on this machine that does to a server's connections what networks do (S6). */
export class FaultProxy {
  readonly counts = { connections: 0, cuts: 0, halfCloses: 0, freezes: 0 }
  private readonly pairs = new Set<Pair>()
  private readonly listener = createServer({ allowHalfOpen: true }, (client) => this.open(client))
  private weather: Weather | null = null
  /** Pumps that stand still. */
  private waiting: (() => void)[] = []

  private constructor(private readonly target: number) {}

  static async to(target: number): Promise<FaultProxy> {
    const proxy = new FaultProxy(target)
    proxy.listener.listen(0, '127.0.0.1')
    await once(proxy.listener, 'listening')
    return proxy
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port
  }

  storm(weather: Weather): void {
    this.weather = weather
  }

  /** From now on everything passes at once, also what stood still. */
  calm(): void {
    this.weather = null
    for (const pair of this.pairs) pair.frozen = { up: false, down: false }
    this.waiting.splice(0).forEach((goOn) => goOn())
  }

  freeze(direction: Direction): void {
    for (const pair of this.pairs) pair.frozen[direction] = true
  }

  /** Resets every connection. */
  cut(): void {
    for (const pair of [...this.pairs]) this.reset(pair)
  }

  async close(): Promise<void> {
    this.calm()
    this.cut()
    this.listener.close()
    await once(this.listener, 'close')
  }

  private open(client: Socket): void {
    this.counts.connections++
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true })
    const pair: Pair = { client, server, frozen: { up: false, down: false } }
    this.pairs.add(pair)
    for (const socket of [client, server]) {
      socket.setNoDelay(true)
      socket.on('error', () => this.reset(pair))
    }
    // A pump ends with its source; when its target is gone meanwhile, so is the pair.
    void this.pump(pair, 'up', client, server).catch(() => this.reset(pair))
    void this.pump(pair, 'down', server, client).catch(() => this.reset(pair))
  }

  private async pump(pair: Pair, direction: Direction, from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (const piece of this.pieces(chunk)) {
        await this.pass(pair, direction, to)
        while (pair.frozen[direction]) await new Promise<void>((resolve) => this.waiting.push(resolve))
        if (to.destroyed || to.writableEnded) return
        if (!to.write(piece)) await once(to, 'drain')
      }
    }
    to.end()
    if (to.readableEnded || to.destroyed) this.pairs.delete(pair)
  }

  /** What happens to a piece on its way. */
  private async pass(pair: Pair, direction: Direction, to: Socket): Promise<void> {
    if (!this.weather) return
    const { random, longestDelay, cut, halfClose, freeze } = this.weather
    const luck = random()
    if (luck < cut) {
      this.counts.cuts++
      this.reset(pair)
    } else if (luck < cut + halfClose) {
      this.counts.halfCloses++
      to.end()
    } else if (luck < cut + halfClose + freeze) {
      this.counts.freezes++
      pair.frozen[direction] = true
      // Networks come back, and sometimes nobody tells them to.
      void wait(longestDelay * 10).then(() => {
        pair.frozen[direction] = false
        this.waiting.splice(0).forEach((goOn) => goOn())
      })
    } else await wait(random() * longestDelay)
  }

  private *pieces(chunk: Buffer): Generator<Buffer> {
    for (let at = 0; at < chunk.length;) {
      // It may clear up between two pieces.
      const { weather } = this
      const length = weather ? 1 + weather.random.below(weather.longestPiece) : chunk.length - at
      yield chunk.subarray(at, at + length)
      at += length
    }
  }

  private reset(pair: Pair): void {
    const { client, server } = pair
    this.pairs.delete(pair)
    pair.frozen = { up: false, down: false }
    this.waiting.splice(0).forEach((goOn) => goOn())
    for (const socket of [client, server]) {
      // Node never gets rid of one that is reset while its end is on its way, and then does not end itself.
      if (socket.writableEnded) socket.destroy()
      else if (!socket.destroyed) socket.resetAndDestroy()
    }
  }
}
