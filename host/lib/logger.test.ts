import { createLogger, standardErrorSink, type LogRecord } from './logger';

describe('createLogger', () => {
  it('names the dotted context of its children, and keeps errors and meta', () => {
    const records: LogRecord[] = [];
    const log = createLogger((record) => records.push(record), 'plugins');
    const error = new Error('broken');

    log.get('apiKeys', 'routes').info(() => 'ready', { port: 1 });
    log.error(error);

    expect(records).toEqual([
      { level: 'info', context: 'plugins.apiKeys.routes', message: 'ready', meta: { port: 1 } },
      { level: 'error', context: 'plugins', message: 'broken', error },
    ]);
  });
});

describe('standardErrorSink()', () => {
  const lines = (use: (log: ReturnType<typeof createLogger>) => void): string[] => {
    const written: string[] = [];
    use(
      createLogger(
        standardErrorSink(
          'warn',
          () => 0,
          (text) => written.push(text),
        ),
        'host',
      ),
    );
    return written;
  };

  it('writes its level and above, fatal included', () => {
    const written = lines((log) => {
      log.info('quiet');
      log.warn('careful');
      log.fatal('over');
    });

    expect(written).toEqual([
      '[1970-01-01T00:00:00.000Z][WARN ][host] careful\n',
      '[1970-01-01T00:00:00.000Z][FATAL][host] over\n',
    ]);
  });

  it('writes the stack of an error', () => {
    const [written] = lines((log) => {
      log.error(new Error('broken'));
    });

    expect(written).toMatch(/\[ERROR\]\[host\] Error: broken\n\s+at /);
  });
});
