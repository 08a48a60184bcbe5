import { decodeBase64 } from './base64';

describe('decodeBase64()', () => {
  it.each([
    ['', ''],
    ['YTpi', 'a:b'],
    ['YTpiYw==', 'a:bc'],
    ['YTpiYw', 'a:bc'],
    ['YTpiY2Q=', 'a:bcd'],
    ['w6Q6', 'ä:'],
  ])('reads %j as %j', (encoded, text) => {
    expect(decodeBase64(encoded)).toEqual({ text });
  });

  it.each([
    ['a', 'Input byte[] should at least have 2 bytes for base64 bytes'],
    ['YTpiY', 'Last unit does not have enough valid bits'],
    ['YTpi-w', 'Illegal base64 character 2d'],
    ['YTpi Yw', 'Illegal base64 character 20'],
    ['YTpi=', 'Input byte array has wrong 4-byte ending unit'],
    ['YTpiYw=a', 'Input byte array has wrong 4-byte ending unit'],
    ['YTpiY=', 'Last unit does not have enough valid bits'],
    ['YTpiYw==a', 'Input byte array has incorrect ending byte at 8'],
  ])('refuses %j: %s', (encoded, problem) => {
    expect(decodeBase64(encoded)).toEqual({ problem });
  });
});
