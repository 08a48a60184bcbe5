import { resolveDateNames } from './date_math_name';

const NOW = Date.UTC(2030, 2, 22, 12);

describe('resolveDateNames()', () => {
  it.each([
    ['logs', 'logs'],
    ['logs*,-x', 'logs*,-x'],
    ['<logs-{now/d}>', 'logs-2030.03.22'],
    ['<logs-{now/M}>', 'logs-2030.03.01'],
    ['<logs-{now/M{yyyy.MM}}>', 'logs-2030.03'],
    ['<logs-{now/M-1M{yyyy.MM}}>', 'logs-2030.02'],
    ['<logs-{now/d{yyyy.MM.dd|+12:00}}>', 'logs-2030.03.23'],
    ['<a-{now/y{yyyy}}-{now/d{dd}}-b*>,c,-<d-{now/d}>', 'a-2030-22-b*,c,-d-2030.03.22'],
    ['<elastic\\{ON\\}-{now/y{yyyy}}>', 'elastic{ON}-2030'],
  ])('makes of %s %s', (expression, names) => {
    expect(resolveDateNames(expression, NOW)).toBe(names);
  });

  it.each([
    ['<>', /nothing captured$/],
    ['<a-{now/d>', /date math placeholder is open ended$/],
    ['<a-}>', /invalid character at position \[2\]/],
    ['<a-{now/d{yyyy}x}>', /missing closing `}` for date math format$/],
    ['<a-{later}>', /failed to parse date field \[later\]/],
  ])('refuses %s', (expression, reason) => {
    expect(() => resolveDateNames(expression, NOW)).toThrow(reason);
  });
});
