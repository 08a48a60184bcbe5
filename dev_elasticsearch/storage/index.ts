export type { Store, Table } from './store';
export { DataDirError, openStore, openTemporaryStore } from './lmdb_store';
export { DataDirInUseError } from './data_dir_lock';
