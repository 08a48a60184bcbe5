import { AuditTrail } from './audit_trail';
import type { AuditDocument, AuditTrailDeps } from './audit_trail';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2030, 0, 1);

interface Fixture {
  readonly trail: AuditTrail;
  /** Sizes of the batches that were appended. */
  readonly batches: number[];
  readonly trims: object[];
  readonly lines: string[];
  /** Delays that were asked for, and what is to run after each. */
  readonly waiting: { readonly milliseconds: number; readonly work: () => void }[];
  fail(error: Error): void;
}

function aTrail(): Fixture {
  const batches: number[] = [];
  const trims: object[] = [];
  const lines: string[] = [];
  const waiting: Fixture['waiting'] = [];
  let failure: Error | undefined;
  const deps: AuditTrailDeps = {
    sink: {
      append: (documents: readonly AuditDocument[]) => {
        if (failure !== undefined) return Promise.reject(failure);
        batches.push(documents.length);
        return Promise.resolve();
      },
      trim: (retention) => {
        trims.push(retention);
        return Promise.resolve();
      },
    },
    clock: () => NOW,
    schedule: (work, milliseconds) => {
      const entry = { work, milliseconds };
      waiting.push(entry);
      return () => {
        waiting.splice(waiting.indexOf(entry), 1);
      };
    },
    log: (line) => lines.push(line),
  };
  const fail = (error: Error): void => {
    failure = error;
  };
  return { trail: new AuditTrail(deps), batches, trims, lines, waiting, fail };
}

const record = (trail: AuditTrail, count: number): void => {
  for (let at = 0; at < count; at += 1) trail.record(() => [{ at }]);
};

describe('AuditTrail', () => {
  it('waits a second for more, once', async () => {
    const { trail, batches, waiting } = aTrail();

    record(trail, 3);

    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
    expect(batches).toEqual([]);
    waiting[0]?.work();
    await trail.flush();
    expect([batches, waiting]).toEqual([[3], []]);
  });

  it('does not wait once a batch is full', () => {
    const { trail, waiting } = aTrail();

    record(trail, 500);

    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([0]);
  });

  it('writes by the batch', async () => {
    const { trail, batches } = aTrail();

    record(trail, 1200);
    await trail.flush();

    expect(batches).toEqual([500, 500, 200]);
  });

  it('loses the oldest when it cannot keep up, and says how many', async () => {
    const { trail, batches, lines } = aTrail();

    record(trail, 10_007);
    await trail.flush();

    expect(batches.reduce((sum, size) => sum + size)).toBe(10_000);
    expect(lines).toEqual([expect.stringContaining('lost 7 entries')]);
  });

  it('says that a batch was lost, and writes the next one', async () => {
    const broken = aTrail();
    broken.fail(new Error('the disk is full'));

    record(broken.trail, 2);
    await broken.trail.flush();

    expect(broken.lines).toEqual(['The audit trail lost up to 2 entries: the disk is full']);
    await expect(broken.trail.flush()).resolves.toBeUndefined();
  });

  it('keeps 30 days and 100,000 documents, looking at every fiftieth batch', async () => {
    const { trail, trims } = aTrail();

    for (let batch = 0; batch < 51; batch += 1) {
      record(trail, 1);
      await trail.flush();
    }

    const retention = { before: NOW - 30 * DAY, keep: 100_000 };
    expect(trims).toEqual([retention, retention]);
  });
});
