import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import type { ElasticsearchOptions } from './elasticsearch';
import { given } from './lib/given';
import { LICENSE_TYPES } from './lib/license';
import { messageOf, systemErrorCode } from './lib/system_error';
import { VERSION_PROFILES } from './lib/version';

/** The command line cannot be followed; the message says why in one sentence, or how it is used. */
export class UsageError extends Error {}

const USAGE = `usage: node --import tsx dev_elasticsearch/cli.ts --data-dir <folder> [options]
  --port <number>        default 9200, 0 = any free one
  --host <name>          default 127.0.0.1
  --es-version <release> ${VERSION_PROFILES.join(', ')}; default the newest
  --license <type>       ${LICENSE_TYPES.join(' or ')}; default trial
  --audit                keep an audit trail in logs-elasticsearch.audit-default
  --tls-cert <file>      with --tls-key: certificate (chain) and key in PEM, for https
Passwords come from ELASTIC_PASSWORD and KIBANA_SYSTEM_PASSWORD.`;

type Options = Omit<ElasticsearchOptions, 'log' | 'clock' | 'random'>;

/**
 * Reads the command line, and the passwords from the environment. Holds secrets: do not log.
 * @throws UsageError
 */
export function readCliOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options {
  const values = parse(args);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, but it is "${values.port}".`);
  }
  if (values['data-dir'] === undefined) throw new UsageError(USAGE);
  const { ELASTIC_PASSWORD: elastic, KIBANA_SYSTEM_PASSWORD: kibanaSystem } = env;
  return {
    dataDir: values['data-dir'],
    host: values.host,
    port,
    passwords: given({ elastic, kibana_system: kibanaSystem }),
    ...given({
      version: oneOf(VERSION_PROFILES, '--es-version', values['es-version']),
      license: oneOf(LICENSE_TYPES, '--license', values.license),
      audit: values.audit,
      tls: readTls(values['tls-cert'], values['tls-key']),
    }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string', default: '9200' },
        host: { type: 'string', default: '127.0.0.1' },
        'es-version': { type: 'string' },
        license: { type: 'string' },
        audit: { type: 'boolean' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
      },
    }).values;
  } catch (error) {
    if (systemErrorCode(error)?.startsWith('ERR_PARSE_ARGS') !== true) throw error;
    throw new UsageError(`${messageOf(error)}\n${USAGE}`, { cause: error });
  }
}

function oneOf<T extends string>(
  known: readonly T[],
  option: string,
  value: string | undefined,
): T | undefined {
  const found = known.find((candidate) => candidate === value);
  if (value === undefined || found !== undefined) return found;
  throw new UsageError(`${option} must be one of ${known.join(', ')}, but it is "${value}".`);
}

function readTls(cert: string | undefined, key: string | undefined): Options['tls'] {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) {
    throw new UsageError('--tls-cert and --tls-key belong together: give both, or neither.');
  }
  const tls = { cert: readPem('--tls-cert', cert), key: readPem('--tls-key', key) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new UsageError(
      `The certificate ${cert} and the key ${key} cannot be used: ${messageOf(error)}.`,
      { cause: error },
    );
  }
  return tls;
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'it is a folder',
};

function readPem(option: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = UNREADABLE[systemErrorCode(error) ?? ''] ?? messageOf(error);
    throw new UsageError(`Cannot read the file ${file} of ${option}: ${why}.`, { cause: error });
  }
}
