import fc from 'fast-check';
import { openTemporaryStore } from '../../storage';
import type { Store } from '../../storage';
import { SubjectFactory } from '../authentication/subject_factory';
import type { StoredApiKey } from '../api_keys/api_key';
import { ApplicationPrivilegeStore } from '../privileges/application_privilege_store';
import { parseRoleDescriptor } from '../roles/parse_role_descriptor';
import type { RoleDescriptors } from '../roles/role_descriptor';
import { RoleStore } from '../roles/role_store';
import { answerQuestions } from './questions/answer_questions';
import {
  CLUSTER_ACTIONS,
  INDEX_ACTIONS,
  INDEX_PRIVILEGE_NAMES,
  hasOnIndex,
  mayOnCluster,
  mayOnIndex,
} from './naive_rights.mock';
import type { NaiveDescriptor } from './naive_rights.mock';
import { anyKey, anyName, asRole } from './random_rights.mock';
import type { SecuritySubject } from './security_subject';

const RULES = { allowDescription: false, allowRestriction: true };

let store: Store;
let subjects: SubjectFactory;
let privileges: ApplicationPrivilegeStore;

beforeAll(() => {
  store = openTemporaryStore();
  subjects = new SubjectFactory(new RoleStore(store));
  privileges = new ApplicationPrivilegeStore(store);
});

afterAll(() => store.close());

type Key = typeof anyKey extends fc.Arbitrary<infer Value> ? Value : never;
let made = 0;

function subjectOf({ assigned, snapshot }: Key): SecuritySubject {
  made += 1;
  const key: StoredApiKey = {
    id: `key-${made}`,
    name: 'k',
    type: 'rest',
    creation: 0,
    invalidated: false,
    secret_hash: '',
    creator: {
      principal: 'ann',
      realm: 'default_native',
      realm_type: 'native',
      full_name: null,
      email: null,
      metadata: {},
    },
    metadata: {},
    role_descriptors: descriptorsOf(assigned),
    limited_by: descriptorsOf(snapshot),
    ordinal: made,
    revision: 0,
  };
  return subjects.forApiKey(key);
}

function descriptorsOf(descriptors: readonly NaiveDescriptor[]): RoleDescriptors {
  return Object.fromEntries(
    descriptors.map((descriptor, at) => [
      `r${at}`,
      parseRoleDescriptor(`r${at}`, asRole(descriptor), RULES),
    ]),
  );
}

/** Allowed by what was assigned, if anything was, and by the snapshot. */
const onBothSides = (
  { assigned, snapshot }: Key,
  allows: (descriptors: readonly NaiveDescriptor[]) => boolean,
): boolean => (assigned.length === 0 || allows(assigned)) && allows(snapshot);

describe('the rights of a key', () => {
  it('are what is assigned AND what its owner had, for every action on every index', () => {
    const names = fc.uniqueArray(anyName, { minLength: 4, maxLength: 6 });
    let pairs = 0;

    fc.assert(
      fc.property(anyKey, names, (key, asked) => {
        const subject = subjectOf(key);
        for (const name of asked) {
          const allowed = INDEX_ACTIONS.filter((action) => subject.allowsIndex(action, name));
          const expected = INDEX_ACTIONS.filter((action) =>
            onBothSides(key, (side) => mayOnIndex(side, action, name)),
          );
          expect({ name, allowed }).toEqual({ name, allowed: expected });
          pairs += INDEX_ACTIONS.length;
        }
      }),
      { numRuns: 120 },
    );

    expect(pairs).toBeGreaterThan(10_000);
  });

  it('are what both sides allow to be done to the cluster', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const subject = subjectOf(key);

        const allowed = CLUSTER_ACTIONS.filter((action) => subject.allowsCluster(action));

        expect(allowed).toEqual(
          CLUSTER_ACTIONS.filter((action) =>
            onBothSides(key, (side) => mayOnCluster(side, action)),
          ),
        );
      }),
    );
  });

  it('are what _has_privileges answers about names', () => {
    const names = fc.uniqueArray(anyName, { minLength: 1, maxLength: 4 });

    fc.assert(
      fc.property(anyKey, names, fc.boolean(), (key, asked, allowRestricted) => {
        const index = asked.flatMap((name) =>
          INDEX_PRIVILEGE_NAMES.map((privilege) => ({ name, privilege, allowRestricted })),
        );

        const { layers } = subjectOf(key);
        const answers = answerQuestions(
          layers,
          { cluster: [], index, application: [] },
          privileges,
        );

        const ofName = (name: string, privileges: readonly string[]): [string, boolean][] =>
          privileges.map((privilege) => [
            privilege,
            onBothSides(key, (side) => hasOnIndex(side, privilege, name)),
          ]);
        expect(answers.index).toEqual(
          Object.fromEntries(
            asked.map((name) => [name, Object.fromEntries(ofName(name, INDEX_PRIVILEGE_NAMES))]),
          ),
        );
      }),
      { numRuns: 100 },
    );
  });
});
