import { createBundleRegistry } from './bundle_registry';

describe('createBundleRegistry()', () => {
  it('get() asks the getter with the module key on every call', () => {
    const registry = createBundleRegistry();
    const getter = jest.fn((moduleKey: string) => ({ moduleKey }));
    registry.define('plugin/a/public', getter, 'a key');

    const first = registry.get('plugin/a/public');
    registry.get('plugin/a/public');

    expect(first).toEqual({ moduleKey: 'a key' });
    expect(getter.mock.calls).toEqual([['a key'], ['a key']]);
  });

  it('define() does not run the getter', () => {
    const getter = jest.fn();

    createBundleRegistry().define('plugin/a/public', getter, 'a');

    expect(getter).not.toHaveBeenCalled();
  });

  it('define() refuses a key that is taken', () => {
    const registry = createBundleRegistry();
    registry.define('plugin/a/public', () => 1, 'a');

    expect(() => {
      registry.define('plugin/a/public', () => 2, 'a');
    }).toThrow('Bundle "plugin/a/public" is already defined');
  });

  it('get() refuses a key that nobody defined', () => {
    const registry = createBundleRegistry();

    expect(registry.has('plugin/b/public')).toBe(false);
    expect(() => registry.get('plugin/b/public')).toThrow(
      'Bundle "plugin/b/public" is not defined',
    );
  });
});
