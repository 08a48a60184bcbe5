import { LruCache } from '../../lib/lru_cache';
import type { Store, Table } from '../../storage';
import { isApplicationPrivilegeName } from './application_names';
import { compileNames } from './name_patterns';
import type { NameTest } from './name_patterns';

/** A named set of actions of an application, as Kibana registers them. */
export interface ApplicationPrivilege {
  readonly application: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The actions, and patterns of actions, that somebody has in an application. */
export interface GrantedActions {
  readonly actions: readonly string[];
  /** Everything, by `*`? */
  readonly isTotal: boolean;
  readonly matches: NameTest;
}

/** Sets of privileges whose actions are remembered: about 2 MB for one of Kibana's largest. */
const REMEMBERED = 50;

const keyOf = (application: string, name: string): string => `${application}\u0000${name}`;

/** Application privileges on disk, by application and name. */
export class ApplicationPrivilegeStore {
  private readonly table: Table<ApplicationPrivilege>;
  private readonly granted = new LruCache<GrantedActions>(REMEMBERED);
  private changes = 0;

  constructor(private readonly store: Store) {
    this.table = store.table('application_privileges');
  }

  /** Grows with every change, so that what was derived can tell that it is stale. */
  get revision(): number {
    return this.changes;
  }

  get(application: string, name: string): ApplicationPrivilege | undefined {
    return this.table.get(keyOf(application, name));
  }

  /** Names stand for what is stored under them, if anything; everything else is an action itself. */
  actionsOf(application: string, privileges: readonly string[]): string[] {
    return privileges.flatMap((name) =>
      isApplicationPrivilegeName(name) ? (this.get(application, name)?.actions ?? []) : [name],
    );
  }

  /**
   * What these privileges grant in an application, as they are stored at present. Remembered for all
   * who have the same: a role of Kibana's stands for thousands of actions.
   */
  grantedBy(application: string, privileges: readonly string[]): GrantedActions {
    const key = JSON.stringify([application, ...privileges]);
    const known = this.granted.get(key);
    if (known !== undefined) return known;
    const actions = this.actionsOf(application, privileges);
    const isTotal = actions.includes('*');
    const granted = { actions, isTotal, matches: compileNames(actions) };
    this.granted.set(key, granted);
    return granted;
  }

  all(): ApplicationPrivilege[] {
    return Array.from(this.table.range(), ({ value }) => value);
  }

  /** Stores all or none. @returns for each whether it is new */
  async put(privileges: readonly ApplicationPrivilege[]): Promise<boolean[]> {
    const created = await this.store.write(() =>
      privileges.map((privilege) => {
        const key = keyOf(privilege.application, privilege.name);
        const isNew = this.table.get(key) === undefined;
        this.table.put(key, privilege);
        return isNew;
      }),
    );
    this.granted.clear();
    this.changes += 1;
    return created;
  }

  /** @returns for each name whether it was there */
  async remove(application: string, names: readonly string[]): Promise<boolean[]> {
    const found = await this.store.write(() =>
      names.map((name) => {
        const existed = this.get(application, name) !== undefined;
        this.table.remove(keyOf(application, name));
        return existed;
      }),
    );
    this.granted.clear();
    this.changes += 1;
    return found;
  }
}
