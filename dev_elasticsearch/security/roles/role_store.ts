import type { Store, Table } from '../../storage';
import { BUILTIN_ROLES } from './builtin_roles';
import type { RoleDescriptor } from './role_descriptor';

/** Roles by name: the reserved ones, and those people made, which are kept on disk. */
export class RoleStore {
  private readonly table: Table<RoleDescriptor>;
  private changes = 0;

  constructor(private readonly store: Store) {
    this.table = store.table('roles');
  }

  /** Grows with every change, so that what was derived from roles can tell that it is stale. */
  get revision(): number {
    return this.changes;
  }

  get(name: string): RoleDescriptor | undefined {
    return BUILTIN_ROLES.get(name) ?? this.table.get(name);
  }

  /** All names, reserved ones first. */
  names(): string[] {
    return [...BUILTIN_ROLES.keys(), ...Array.from(this.table.range(), ({ key }) => key)];
  }

  /** Stores or replaces. @returns whether the role is new */
  async put(name: string, descriptor: RoleDescriptor): Promise<boolean> {
    const created = await this.store.write(() => {
      const isNew = this.table.get(name) === undefined;
      this.table.put(name, descriptor);
      return isNew;
    });
    this.changes += 1;
    return created;
  }

  /** @returns whether there was such a role */
  async remove(name: string): Promise<boolean> {
    const found = await this.store.write(() => {
      const existed = this.table.get(name) !== undefined;
      this.table.remove(name);
      return existed;
    });
    this.changes += 1;
    return found;
  }
}
