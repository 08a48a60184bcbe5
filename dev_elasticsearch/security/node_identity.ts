/** The names under which the one node appears in answers. */
export interface NodeIdentity {
  readonly clusterName: string;
  readonly nodeId: string;
  readonly nodeName: string;
}
