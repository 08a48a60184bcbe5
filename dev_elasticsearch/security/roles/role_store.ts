import { isSameJson } from '../../lib/json/same_json';
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

  /** Stores or replaces; what is the same already is not written again. */
  async put(name: string, descriptor: RoleDescriptor): Promise<'created' | 'updated' | 'noop'> {
    const result = await this.store.write(() => {
      const before = this.table.get(name);
      if (before !== undefined && isSameJson(before, descriptor)) return 'noop';
      this.table.put(name, descriptor);
      return before === undefined ? 'created' : 'updated';
    });
    this.changes += 1;
    return result;
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
