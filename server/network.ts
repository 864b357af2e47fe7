import { isIPv6 } from 'node:net'

/** What limits of one address count by: an IPv4 address; of IPv6 the /64, since everybody at home has all of one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.replace(/%.*$/, '').split('::')
  const [front, back] = [head, tail].map((part) => (part === '' ? [] : part.split(':')))
  const groups = [...front!, ...Array<string>(Math.max(0, 8 - front!.length - back!.length)).fill('0'), ...back!]
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
