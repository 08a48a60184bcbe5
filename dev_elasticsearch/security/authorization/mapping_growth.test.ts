import { NATIVE_REALM } from '../authentication/authentication';
import { parseRoleDescriptor } from '../roles/parse_role_descriptor';
import { Permission } from './permission';
import { SecuritySubject } from './security_subject';

const ACTION = 'indices:admin/mapping/auto_put';
const RULES = { allowDescription: true, allowRestriction: false };

function aSubject(...entries: readonly (readonly string[])[]): SecuritySubject {
  const indices = entries.map((privileges) => ({ names: ['books'], privileges }));
  const user = {
    username: 'bob',
    roles: [],
    fullName: null,
    email: null,
    metadata: {},
    enabled: true,
    realm: NATIVE_REALM,
  };
  return new SecuritySubject({
    authentication: { user },
    layers: [new Permission([parseRoleDescriptor('r', { indices }, RULES)])],
    descriptors: {},
    effectiveRoles: [],
    missingRoles: [],
  });
}

describe('growing a mapping by writing', () => {
  it.each([
    { entries: [['write']], warns: [] },
    { entries: [['auto_configure']], warns: [] },
    { entries: [['manage'], ['create']], warns: [] },
    { entries: [['create_doc']], warns: ['create_doc'] },
    { entries: [['index', 'CREATE']], warns: ['index', 'create'] },
  ])('is allowed by $entries, which warns of $warns', ({ entries, warns }) => {
    const subject = aSubject(...entries);

    expect(subject.allowsIndex(ACTION, 'books')).toBe(true);
    expect(subject.warnings).toEqual(
      warns.map(
        (privilege) =>
          `the index privilege [${privilege}] allowed the update mapping action [${ACTION}] on index [books], ` +
          'this privilege will not permit mapping updates in the next major release - users who ' +
          'require access to update mappings must be granted explicit privileges',
      ),
    );
  });

  it.each([['delete'], ['read'], ['indices:data/write/index']])('is refused to %s', (privilege) => {
    const subject = aSubject([privilege]);

    expect([subject.allowsIndex(ACTION, 'books'), subject.warnings]).toEqual([false, []]);
  });

  it('is refused on other indices', () => {
    expect(aSubject(['create']).allowsIndex(ACTION, 'other')).toBe(false);
  });
});
