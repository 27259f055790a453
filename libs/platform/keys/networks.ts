import { BlockList, isIP } from 'node:net';

const bits = { 4: 32, 6: 128 } as const;

/** A network in CIDR notation, or a single address; undefined when it is neither. */
export function networkOf(
  text: string,
): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if ((version !== 4 && version !== 6) || more.length > 0) return undefined;
  const prefix = length === undefined ? bits[version] : Number(length);
  const fits = Number.isInteger(prefix) && prefix >= 0 && prefix <= bits[version] && length !== '';
  return fits ? { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' } : undefined;
}

/** Whether an address lies in one of the networks; none at all means anywhere. IPv4 in IPv6 counts as IPv4. */
export function isWithin(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true;
  const list = new BlockList();
  for (const text of networks) {
    const network = networkOf(text);
    if (network) list.addSubnet(network.address, network.prefix, network.family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}
