import type {
  Capabilities,
  CapabilitiesProvider,
  CapabilitiesSetup,
  CapabilitiesStart,
  CapabilitiesSwitcher,
  CapabilitiesSwitcherOptions,
  KibanaRequest,
  ResolveCapabilitiesOptions,
} from '@kbn/core/server';
import { matchesPath, mergeFlags, switchFlags, type Flags } from './flags';

interface Switcher extends CapabilitiesSwitcherOptions {
  readonly run: CapabilitiesSwitcher;
}

const NONE: Capabilities = { navLinks: {}, management: {}, catalogue: {} };

/** Works out what a user may see: the providers' flags, as the switchers leave them. */
export class CapabilitiesService {
  readonly #switchers: Switcher[] = [];
  #defaults: Flags = NONE;
  #locked = false;

  readonly setup: CapabilitiesSetup = {
    registerProvider: (provider: CapabilitiesProvider) => {
      this.refuseWhenLocked();
      this.#defaults = mergeFlags(this.#defaults, provider() as Flags);
    },
    registerSwitcher: (run: CapabilitiesSwitcher, options: CapabilitiesSwitcherOptions) => {
      this.refuseWhenLocked();
      this.#switchers.push({ run, capabilityPath: options.capabilityPath });
    },
  };

  /** Ends the time in which plugins may register. */
  start(): CapabilitiesStart {
    this.#locked = true;
    return { resolveCapabilities: (request, options) => this.resolve(request, options) };
  }

  // One after the other, so that two switchers of one flag give a result that does not vary.
  private async resolve(
    request: KibanaRequest,
    { capabilityPath, useDefaultCapabilities = false }: ResolveCapabilitiesOptions,
  ): Promise<Capabilities> {
    let current = this.#defaults as Capabilities;
    for (const switcher of this.#switchers) {
      if (!matchesPath(switcher.capabilityPath, capabilityPath)) continue;
      const changes = await switcher.run(request, current, useDefaultCapabilities);
      current = switchFlags(current, changes as Flags) as Capabilities;
    }
    return current;
  }

  private refuseWhenLocked(): void {
    if (this.#locked) throw new Error('Cannot register capabilities after the core has started');
  }
}
