/** What the one node does. */
export const NODE_ROLES: readonly string[] = ['data', 'ingest', 'master'];

/** Where the node is reached. */
export interface NodeAddress {
  /** `host:port`. */
  readonly address: string;
  readonly host: string;
}

/** @param address `host:port`, an IPv6 host in brackets */
export function nodeAddress(address: string): NodeAddress {
  const host = address.slice(0, address.lastIndexOf(':'));
  return { address, host: host.replace(/^\[|\]$/g, '') };
}
