import type { Store, Table } from '../../storage/store';
import type { ComponentTemplate, IndexTemplate, Named } from './template_record';

/** Templates of one kind by name, in the order of their names. Changes only inside `Store.write`. */
export class TemplateTable<T> {
  constructor(private readonly table: Table<T>) {}

  get(name: string): T | undefined {
    return this.table.get(name);
  }

  all(): readonly Named<T>[] {
    return Array.from(this.table.range(), ({ key, value }) => ({ name: key, value }));
  }

  put(name: string, template: T): void {
    this.table.put(name, template);
  }

  remove(name: string): void {
    this.table.remove(name);
  }
}

/** All templates of the cluster. */
export class TemplateStore {
  readonly indexTemplates: TemplateTable<IndexTemplate>;
  readonly components: TemplateTable<ComponentTemplate>;

  constructor(store: Store) {
    this.indexTemplates = new TemplateTable(store.table('index_templates'));
    this.components = new TemplateTable(store.table('component_templates'));
  }
}
