const USAGE = 'npm run build -- --kibana-version 8.12.2';

const valueOf = (args: readonly string[]): string | undefined => {
  const [first, second] = args;
  if (first === '--kibana-version') return second;
  return first?.startsWith('--kibana-version=') ? first.split('=')[1] : undefined;
};

/**
 * The Kibana version that the zip is for, as `x.y.z`.
 * @throws Error with one sentence when it is missing or malformed, or when there is anything else
 */
export function parseKibanaVersion(args: readonly string[]): string {
  const version = valueOf(args);
  if (version === undefined || version === '') {
    throw new Error(`Say which Kibana the zip is for: ${USAGE}`);
  }
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`"${version}" is not a Kibana version such as 8.12.2: ${USAGE}`);
  }
  const used = args[0] === '--kibana-version' ? 2 : 1;
  if (args.length > used) {
    throw new Error(`Unknown argument "${args[used] ?? ''}": ${USAGE}`);
  }
  return version;
}
