import type { LoadFigures } from './ipc'

/** Of what a generator that keeps up is late and busy at most: beyond it the figures are its, not the server's. */
const keepsUp = { delay: 50, busy: 0.9 }

export function isSaturated({ generatorDelay, generatorBusy }: LoadFigures): boolean {
  return generatorDelay > keepsUp.delay || generatorBusy > keepsUp.busy
}
