import { decodeIp, encodeIp, ipNetwork } from './ip_address';

describe('encodeIp() and decodeIp()', () => {
  it.each([
    { given: '10.1.2.3', shown: '10.1.2.3' },
    { given: '::ffff:10.1.2.3', shown: '10.1.2.3' },
    { given: '2001:DB8:0:0:1:0:0:1', shown: '2001:db8::1:0:0:1' },
    { given: '::', shown: '::' },
    { given: '::1', shown: '::1' },
    { given: '1::', shown: '1::' },
    { given: '1:2:3:4:5:6:7:8', shown: '1:2:3:4:5:6:7:8' },
    { given: '1:0:3:4:5:6:7:8', shown: '1:0:3:4:5:6:7:8' },
  ])('show $given as $shown', ({ given, shown }) => {
    expect(decodeIp(encodeIp(given) ?? '')).toBe(shown);
  });

  it.each(['', '10.1.2', '10.1.2.300', 'x', '1:2', 'fe80::1%eth0', '10.0.0.0/8'])(
    'know that [%s] is no address',
    (text) => {
      expect(encodeIp(text)).toBeUndefined();
    },
  );

  it('order as addresses do', () => {
    const addresses = ['2.0.0.1', '10.0.0.1', '10.0.0.20', '192.168.0.1', '2001::1'];

    const encoded = addresses.map((address) => encodeIp(address));

    expect([...encoded].sort()).toEqual(encoded);
  });
});

describe('ipNetwork()', () => {
  it.each([
    { network: '10.0.0.0/8', from: '10.0.0.0', to: '10.255.255.255' },
    { network: '10.1.2.3/24', from: '10.1.2.0', to: '10.1.2.255' },
    { network: '10.1.2.3/32', from: '10.1.2.3', to: '10.1.2.3' },
    { network: '2001:db8::/126', from: '2001:db8::', to: '2001:db8::3' },
  ])('$network is from $from to $to', ({ network, from, to }) => {
    expect(ipNetwork(network)).toEqual({ from: encodeIp(from), to: encodeIp(to) });
  });

  it.each(['10.0.0.0', '10.0.0.0/33', 'x/8', '::/129', '10.0.0.0/'])(
    'knows that [%s] is no network',
    (text) => {
      expect(ipNetwork(text)).toBeUndefined();
    },
  );
});
