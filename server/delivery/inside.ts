import net from 'node:net'
import os from 'node:os'

/** What is no address of somebody else on the internet (RFC 6890, and what other addresses are written in). */
const reserved = new net.BlockList()
for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  reserved.addSubnet(network, length, 'ipv4')
for (const [network, length] of [
  // Unspecified, this machine, and addresses of IPv4 in the old form.
  ['::', 96],
  // Translated into IPv4: by a neighbour, who might lead back inside.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  // Tunnels, documentation.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(network, length, 'ipv6')

/** Is an IP address this machine's, the house's, or nobody's? One of IPv4 that is mapped into IPv6 is taken as that. */
export function isInside(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const family = net.isIP(plain)
  if (family === 0) return true
  if (reserved.check(plain, family === 4 ? 'ipv4' : 'ipv6')) return true
  const own = new net.BlockList()
  for (const { address: mine, family: of } of Object.values(os.networkInterfaces()).flatMap((list) => list ?? []))
    own.addAddress(mine.replace(/%.*$/, ''), of === 'IPv4' ? 'ipv4' : 'ipv6')
  return own.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}
