import { reservedMetadataKey } from './metadata';

describe('reservedMetadataKey', () => {
  it.each([
    { metadata: {}, reserved: undefined },
    { metadata: { team: 'finance' }, reserved: undefined },
    { metadata: { team: 1, _x: 1, _y: 1 }, reserved: '_x' },
    { metadata: { nested: { _x: 1 } }, reserved: undefined },
  ])('finds $reserved in $metadata', ({ metadata, reserved }) => {
    expect(reservedMetadataKey(metadata)).toBe(reserved);
  });
});
