/** Is this an address of the very machine? A peer with one may be a proxy that speaks for others. */
export function isLoopback(address: string | undefined): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address ?? '')
}
