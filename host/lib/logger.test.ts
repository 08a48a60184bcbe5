import { createLogger, type LogRecord } from './logger';

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
