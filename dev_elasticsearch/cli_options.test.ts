import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCliOptions } from './cli_options';

const FIXTURES = join(__dirname, 'http', 'fixtures');
const CERT = join(FIXTURES, 'test_only_certificate.pem');
const KEY = join(FIXTURES, 'test_only_key.pem');

const dir = mkdtempSync(join(tmpdir(), 'cli-options-'));
const notPem = join(dir, 'not.pem');
writeFileSync(notPem, 'hello');
afterAll(() => rmSync(dir, { recursive: true }));

const read = (...args: string[]) => readCliOptions(['--data-dir', 'd', ...args], {});

describe('readCliOptions()', () => {
  it('leaves to the server what is not given', () => {
    expect(read()).toEqual({ dataDir: 'd', host: '127.0.0.1', port: 9200, passwords: {} });
  });

  it('reads every option, and passwords from the environment', () => {
    const args = ['--port', '0', '--host', '::1', '--es-version', '8.12', '--license', 'basic'];
    const audit = ['--audit'];
    const tls = ['--tls-cert', CERT, '--tls-key', KEY];
    const env = { ELASTIC_PASSWORD: 'e', KIBANA_SYSTEM_PASSWORD: 'k' };

    expect(readCliOptions(['--data-dir', 'd', ...args, ...audit, ...tls], env)).toEqual({
      ...{ dataDir: 'd', host: '::1', port: 0, version: '8.12', license: 'basic', audit: true },
      passwords: { elastic: 'e', kibana_system: 'k' },
      tls: { cert: expect.any(Buffer) as unknown, key: expect.any(Buffer) as unknown },
    });
  });

  it.each([
    { args: ['--port', 'x'], says: '--port must be a number from 0 to 65535, but it is "x".' },
    {
      args: ['--es-version', '7.17'],
      says: '--es-version must be one of 8.12, 8.19, 9.4, but it is "7.17".',
    },
    {
      args: ['--license', 'gold'],
      says: '--license must be one of basic, trial, but it is "gold".',
    },
    {
      args: ['--tls-cert', CERT],
      says: '--tls-cert and --tls-key belong together: give both, or neither.',
    },
    {
      args: ['--tls-cert', 'no.pem', '--tls-key', KEY],
      says: 'Cannot read the file no.pem of --tls-cert: there is no such file.',
    },
    {
      args: ['--tls-cert', CERT, '--tls-key', FIXTURES],
      says: `Cannot read the file ${FIXTURES} of --tls-key: it is a folder.`,
    },
  ])('refuses $args', ({ args, says }) => {
    expect(() => read(...args)).toThrow(says);
  });

  it('refuses files that hold no certificate', () => {
    expect(() => read('--tls-cert', notPem, '--tls-key', KEY)).toThrow(
      /^The certificate .*not\.pem and the key .* cannot be used: .+\.$/,
    );
  });

  it('says how it is used', () => {
    expect(() => readCliOptions([], {})).toThrow(/^usage: /);
    expect(() => read('--nope')).toThrow(/Unknown option '--nope'[^]*usage: /);
  });
});
