import { HostStartError, reasonOf } from '../../lib/host_start_error';

/**
 * Does something with files of the data folder.
 * @throws HostStartError with one sentence that names the folder, whatever went wrong
 */
export function inDataFolder<Result>(dataDir: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new HostStartError(
      'data_folder_unusable',
      `The data folder ${dataDir} cannot be used: ${reasonOf(cause)}`,
      { cause },
    );
  }
}
