/**
 * Where a request comes from. Behind a proxy on this machine, that is the last address the proxy saw itself; from
 * anywhere else the header could say anything, so it is not read.
 *
 * @example peerAddress('127.0.0.1', '203.0.113.9, 198.51.100.7') // '198.51.100.7'
 */
export function peerAddress(socket: string | undefined, forwardedFor: string | string[] | undefined): string {
  const peer = (socket ?? '').replace(/^::ffff:/, '')
  if (!peer.startsWith('127.') && peer !== '::1') return peer
  const last = [forwardedFor ?? []].flat().join(',').split(',').at(-1)?.trim()
  return last || peer
}
