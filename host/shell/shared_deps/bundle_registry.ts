/** Hands out a bundle's module; evaluated by the bundle itself on first use. */
export type BundleGetter = (moduleKey: string) => unknown;

/** Mirrors `__kbnBundles__` of Kibana 8.12.2: how scripts of plugins find each other. */
export interface BundleRegistry {
  /** @throws Error when the key is taken */
  define(key: string, getter: BundleGetter, moduleKey: string): void;
  has(key: string): boolean;
  /**
   * Asks the getter on every call; caching is the bundle's own matter.
   * @throws Error when nothing was defined under the key
   */
  get(key: string): unknown;
}

/** An empty registry. */
export function createBundleRegistry(): BundleRegistry {
  const bundles = new Map<string, { getter: BundleGetter; moduleKey: string }>();
  return {
    define(key, getter, moduleKey) {
      if (bundles.has(key)) throw new Error(`Bundle "${key}" is already defined`);
      bundles.set(key, { getter, moduleKey });
    },
    has: (key) => bundles.has(key),
    get(key) {
      const bundle = bundles.get(key);
      if (!bundle) throw new Error(`Bundle "${key}" is not defined`);
      return bundle.getter(bundle.moduleKey);
    },
  };
}
