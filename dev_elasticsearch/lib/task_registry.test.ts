import { illegalArgument } from './elasticsearch_error';
import { TaskRegistry } from './task_registry';

const work = (run: () => Promise<unknown>) => ({ action: 'a', description: 'd', run });

let logged: string[];
let registry: TaskRegistry;

beforeEach(() => {
  logged = [];
  registry = new TaskRegistry({ nodeId: 'n', clock: () => 5, log: (line) => logged.push(line) });
});

describe('TaskRegistry', () => {
  it('keeps what a task answered', async () => {
    const running = Promise.resolve({ total: 1 });
    const id = registry.start(work(() => running));
    const before = registry.running().map((task) => task.id);
    await running;

    expect([id, before, registry.running()]).toEqual(['n:1', ['n:1'], []]);
    expect(registry.get(id)).toEqual({
      ...{ id: 'n:1', number: 1, action: 'a', description: 'd', started: 5, ended: 5 },
      ...{ response: { total: 1 }, error: undefined },
    });
  });

  it.each([
    { error: illegalArgument('no'), expected: { type: 'illegal_argument_exception' }, lines: 0 },
    { error: new Error('a bug'), expected: { type: 'exception' }, lines: 1 },
  ])('keeps why a task failed: $expected.type', async ({ error, expected, lines }) => {
    const id = registry.start(work(() => Promise.reject(error)));
    await new Promise(setImmediate);

    expect(registry.get(id).error).toMatchObject(expected);
    expect(logged).toHaveLength(lines);
  });

  it('forgets the first of a thousand and one that ended', async () => {
    const forever = registry.start(work(() => new Promise(() => undefined)));
    for (let at = 0; at < 1001; at += 1) registry.start(work(() => Promise.resolve(at)));
    await new Promise(setImmediate);

    expect(registry.get(forever).ended).toBeUndefined();
    expect(() => registry.get('n:2')).toThrow("task [n:2] isn't running");
    expect(registry.get('n:3').response).toBe(1);
  });

  it('refuses what is no id', () => {
    expect(() => registry.get('x')).toThrow('malformed task id x');
  });
});
