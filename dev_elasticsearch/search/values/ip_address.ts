import { isIPv4, isIPv6 } from 'node:net';

/** First and last address of a network, as {@link encodeIp} writes them. */
export interface IpSpan {
  readonly from: string;
  readonly to: string;
}

const BYTES = 16;
const MAPPED_PREFIX = '00000000000000000000ffff';

/**
 * An address as 32 hexadecimal digits, IPv4 mapped into IPv6: the order of these texts is the order
 * of the addresses. Undefined when the text is no address.
 */
export function encodeIp(text: string): string | undefined {
  if (isIPv4(text)) {
    return MAPPED_PREFIX + hex(text.split('.').map(Number));
  }
  return isIPv6(text) && !text.includes('%') ? encodeSix(text) : undefined;
}

/** The address as Elasticsearch shows it: dotted, or IPv6 with its longest run of zeros left out. */
export function decodeIp(encoded: string): string {
  if (encoded.startsWith(MAPPED_PREFIX)) {
    const four = encoded.slice(MAPPED_PREFIX.length).match(/../g) ?? [];
    return four.map((byte) => Number.parseInt(byte, 16)).join('.');
  }
  const groups = (encoded.match(/..../g) ?? []).map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
  return compress(groups);
}

/** The addresses of `10.0.0.0/8`; undefined when the text is no network. */
export function ipNetwork(text: string): IpSpan | undefined {
  const [, address = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const encoded = encodeIp(address);
  if (encoded === undefined) {
    return undefined;
  }
  const bits = Number(length) + (isIPv4(address) ? 96 : 0);
  if (bits > BYTES * 8) {
    return undefined;
  }
  const free = (1n << BigInt(BYTES * 8 - bits)) - 1n;
  const value = BigInt(`0x${encoded}`);
  return { from: digits(value & ~free), to: digits(value | free) };
}

function digits(value: bigint): string {
  return value.toString(16).padStart(BYTES * 2, '0');
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function encodeSix(text: string): string {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const whole =
    dotted === null
      ? text
      : `${dotted[1] ?? ''}${(hex((dotted[2] ?? '').split('.').map(Number)).match(/..../g) ?? []).join(':')}`;
  const [head = '', tail] = whole.split('::');
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  const gap = Array.from({ length: BYTES / 2 - left.length - right.length }, () => '0000');
  return [...left, ...gap, ...right].join('');
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':').map((group) => group.padStart(4, '0').toLowerCase());
}

function compress(groups: readonly string[]): string {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === '0') {
      end += 1;
    }
    best = end - start > best.length ? { start, length: end - start } : best;
  }
  return best.start === -1
    ? groups.join(':')
    : `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
