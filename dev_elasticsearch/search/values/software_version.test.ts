import { decodeVersion, encodeVersion } from './software_version';

const ORDERED = [
  ...['0.9', '1', '1.0-alpha', '1.0-alpha.1', '1.0-alpha.2', '1.0-alpha.10', '1.0-alpha.beta'],
  ...['1.0-beta', '1.0', '1.0.0', '1.2', '1.10', '2.0.0-rc.1', '2.0.0', '10.0', 'banana', 'v1'],
];

describe('encodeVersion()', () => {
  it('orders as versions do, texts that are none behind them', () => {
    const encoded = ORDERED.map((version) => encodeVersion(version));

    expect([...encoded].sort()).toEqual(encoded);
  });

  it.each(ORDERED)('is undone by decodeVersion(): %s', (version) => {
    expect(decodeVersion(encodeVersion(version))).toBe(version);
  });
});
