export type { RangeOptions, Row, Store, Table } from './store';
export { openStore, openTemporaryStore, DataDirError } from './lmdb_store';
export { DataDirInUseError } from './data_dir_lock';
