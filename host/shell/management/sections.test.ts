import { createManagement } from './sections';

const anApp = (id: string, overrides: object = {}) => ({
  id,
  title: id,
  mount: () => () => undefined,
  ...overrides,
});

describe('createManagement()', () => {
  it('lists only sections with applications, in Kibana’s order, and applications by order', () => {
    const management = createManagement();
    const { security, ingest } = management.setup.sections.section;
    security.registerApp(anApp('late', { order: 200 }));
    security.registerApp(anApp('first', { order: 10 }));
    security.registerApp(anApp('b'));
    security.registerApp(anApp('a'));
    ingest.registerApp(anApp('pipelines'));

    const listed = management
      .getSectionsEnabled()
      .map((section) => [section.id, section.getAppsEnabled().map(({ id }) => id)]);

    expect(listed).toEqual([
      ['ingest', ['pipelines']],
      ['security', ['first', 'a', 'b', 'late']],
    ]);
  });

  it('refuses a second application of an id in one section', () => {
    const { security } = createManagement().setup.sections.section;
    security.registerApp(anApp('keys'));

    expect(() => security.registerApp(anApp('keys'))).toThrow(
      'Section "security" already has an app "keys"',
    );
  });

  it.each([
    { capability: true, isListed: true },
    { capability: false, isListed: false },
    { capability: undefined, isListed: true },
  ])('with capability $capability an application is listed: $isListed', (row) => {
    const { capability, isListed } = row;
    const management = createManagement();
    management.setup.sections.section.security.registerApp(anApp('keys'));

    management.applyCapabilities(
      capability === undefined ? {} : { security: { keys: capability } },
    );

    expect(management.getSectionsEnabled().length > 0).toBe(isListed);
  });

  it('asks for the capability that the application names', () => {
    const management = createManagement();
    const app = anApp('keys', { capabilitiesId: 'other' });
    management.setup.sections.section.security.registerApp(app);

    management.applyCapabilities({ security: { keys: true, other: false } });

    expect(management.getSectionsEnabled()).toEqual([]);
  });
});
