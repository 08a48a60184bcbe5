import { RESERVED_REALM } from '../authentication/authentication';
import type { AuditEntry } from './audit_trail';
import { RequestJudgements } from './request_judgements';

const request = { id: 'r', at: 0, method: 'POST', url: '/_bulk' };
const node = { clusterName: 'c', clusterUuid: 'u', nodeId: 'i', nodeName: 'n' };
const user = {
  ...{ username: 'bob', roles: [], fullName: null, email: null, metadata: {} },
  ...{ enabled: true, realm: RESERVED_REALM },
};

function indicesTold(judge: (judgements: RequestJudgements) => void): unknown[] {
  const entries: AuditEntry[] = [];
  const trail = { record: (entry: AuditEntry) => void entries.push(entry) };
  judge(new RequestJudgements(request, { user }, { trail, node }));
  return entries
    .flatMap((entry) => entry())
    .map((document) => {
      const { audit } = document.elasticsearch as { audit: { indices: readonly string[] } };
      return audit.indices.length;
    });
}

describe('RequestJudgements', () => {
  it('tells no more than 1000 names of one action, however often it is refused', () => {
    const told = indicesTold((judgements) => {
      for (let at = 0; at < 3000; at += 1) judgements.denied('indices:data/write/bulk', [`i${at}`]);
    });

    expect(told).toEqual([1000]);
  });

  it('tells no more than 1000 names of one action, however often it is granted', () => {
    const told = indicesTold((judgements) => {
      for (let at = 0; at < 3000; at += 1) judgements.granted('indices:data/write/bulk', `i${at}`);
    });

    expect(told).toEqual([1000]);
  });
});
