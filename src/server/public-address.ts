import { BlockList, isIP, isIPv4 } from 'node:net'

const V4: readonly string[] = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by carriers
  '127.0.0.0/8', // this machine
  '169.254.0.0/16', // link-local, and where clouds keep their metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '192.175.48.0/24',
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
]

/** Of IPv6 only what is handed out to the world counts as public, and of that not these. */
const V6_WORLD = '2000::/3'
const V6: readonly string[] = [
  '2001::/23', // Teredo, ORCHID and other protocol assignments
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: holds an IPv4 address
  '3fff::/20', // documentation
]

const closed = new BlockList()
const world = new BlockList()
const add = (list: BlockList, ranges: readonly string[], family: 'ipv4' | 'ipv6') => {
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/')
    list.addSubnet(net, Number(bits), family)
  }
}
add(closed, V4, 'ipv4')
add(closed, V6, 'ipv6')
add(world, [V6_WORLD], 'ipv6')

/**
 * Whether an address is one that anybody in the world may ask: not this machine, not a private network, not what a cloud keeps for
 * its machines, nor one of those dressed as IPv6 (mapped, translated, 6to4, Teredo).
 *
 * @example isPublicAddress('::ffff:127.0.0.1') // false
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false
  return world.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
