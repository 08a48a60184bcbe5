import { sortBuckets } from './bucket_order';

const aBucket = (key: string, average: number | null) => {
  const bucket = {
    asked: 0,
    docCount: 1,
    result: () => {
      bucket.asked += 1;
      return { average: { value: average } };
    },
  };
  return { key, bucket };
};

describe('sortBuckets()', () => {
  it('goes by the keys where an inner metric has no value', () => {
    const buckets = ['c', 'a', 'b'].map((key) => aBucket(key, null));

    const sorted = sortBuckets(buckets, [{ by: 'average', direction: -1 }]);

    expect(sorted.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('works an inner metric out once for each bucket', () => {
    const buckets = Array.from({ length: 50 }, (_, at) => aBucket(`k${at}`, (at * 7) % 50));

    const sorted = sortBuckets(buckets, [{ by: 'average', direction: 1 }]);

    expect(sorted[1]?.key).toBe('k43');
    expect(sorted.map(({ bucket }) => bucket.asked)).toEqual(sorted.map(() => 1));
  });
});
