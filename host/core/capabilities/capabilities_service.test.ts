import type { KibanaRequest } from '@kbn/core/server';
import { CapabilitiesService } from './capabilities_service';

const REQUEST = {} as KibanaRequest;
const ALL = { capabilityPath: '*' };

describe('CapabilitiesService', () => {
  it('gives the flags of all providers as the switchers leave them', async () => {
    const { setup, ...service } = aService();
    setup.registerProvider(() => ({ management: { security: { a: true, b: true } } }));
    setup.registerProvider(() => ({ feature: { save: true } }));
    setup.registerSwitcher(() => ({ management: { security: { a: false } } }), ALL);

    await expect(service.start().resolveCapabilities(REQUEST, ALL)).resolves.toEqual({
      navLinks: {},
      catalogue: {},
      management: { security: { a: false, b: true } },
      feature: { save: true },
    });
  });

  it('lets a switcher change flags but not bring any', async () => {
    const { setup, start } = aService();
    setup.registerSwitcher(() => ({ feature: { admin: true } }), ALL);

    await expect(start().resolveCapabilities(REQUEST, ALL)).resolves.toEqual({
      navLinks: {},
      catalogue: {},
      management: {},
    });
  });

  it('asks only the switchers of the wanted flags', async () => {
    const { setup, start } = aService();
    const switcher = jest.fn(() => ({}));
    setup.registerSwitcher(switcher, { capabilityPath: 'management.security.*' });
    const capabilities = start();

    await capabilities.resolveCapabilities(REQUEST, { capabilityPath: 'catalogue.*' });
    await capabilities.resolveCapabilities(REQUEST, { capabilityPath: 'management.security.a' });

    expect(switcher).toHaveBeenCalledTimes(1);
  });

  it('refuses two values for one flag', () => {
    const { setup } = aService();
    setup.registerProvider(() => ({ feature: { save: true } }));

    expect(() => {
      setup.registerProvider(() => ({ feature: { save: false } }));
    }).toThrow(new Error('conflict trying to merge capability [feature.save]'));
  });

  it('takes no registrations after its start', () => {
    const { setup, start } = aService();
    start();

    expect(() => {
      setup.registerSwitcher(() => ({}), ALL);
    }).toThrow(new Error('Cannot register capabilities after the core has started'));
  });
});

function aService() {
  const service = new CapabilitiesService();
  return { setup: service.setup, start: () => service.start() };
}
