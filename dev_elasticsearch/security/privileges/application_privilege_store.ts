import type { Store, Table } from '../../storage';

/** A named set of actions of an application, as Kibana registers them. */
export interface ApplicationPrivilege {
  readonly application: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

const keyOf = (application: string, name: string): string => `${application}\u0000${name}`;

/** Application privileges on disk, by application and name. */
export class ApplicationPrivilegeStore {
  private readonly table: Table<ApplicationPrivilege>;
  private changes = 0;

  constructor(private readonly store: Store) {
    this.table = store.table('application_privileges');
  }

  /** Grows with every change, so that compiled permissions can tell that they are stale. */
  get revision(): number {
    return this.changes;
  }

  get(application: string, name: string): ApplicationPrivilege | undefined {
    return this.table.get(keyOf(application, name));
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
    this.changes += 1;
    return found;
  }
}
