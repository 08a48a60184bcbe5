import { createShutdown } from './shutdown';

describe('createShutdown()', () => {
  it('stops what was started last first, once', async () => {
    const stopped: string[] = [];
    const shutdown = createShutdown();
    for (const name of ['elasticsearch', 'host']) {
      shutdown.add({
        stop() {
          stopped.push(name);
          return Promise.resolve();
        },
      });
    }

    await Promise.all([shutdown.run(), shutdown.run()]);

    expect(stopped).toEqual(['host', 'elasticsearch']);
  });
});
