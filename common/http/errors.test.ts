import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_STATUS } from './errors';

const ROW = /^\| `(\w+)` \| (\d{3}) \| ([^|]+) \| ([^|]+) \|$/;

const documented = readFileSync(join(__dirname, '../../docs/errors.md'), 'utf8')
  .split('\n')
  .map((line) => ROW.exec(line))
  .filter((match) => match !== null);

describe('ERROR_STATUS', () => {
  it('is documented row by row in docs/errors.md, in the same order', () => {
    const rows = documented.map(([, code, status]) => [code, Number(status)]);

    expect(rows).toEqual(Object.entries(ERROR_STATUS));
  });
});
