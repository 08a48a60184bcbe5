import { systemRandomBytes } from '../../lib/ids';
import { SearchContexts } from './search_contexts';

const machine = { clock: () => 0, random: systemRandomBytes };
const context = { owner: 'a', state: 'state', documents: 10, keepAlive: 1000 };

describe('SearchContexts', () => {
  it('refuses more than the allowed number', () => {
    const contexts = new SearchContexts<string>(machine, { maxOpen: 1, maxDocuments: 100 });
    contexts.open(context);

    expect(() => contexts.open(context)).toThrow(/^Trying to create too many scroll contexts/);
  });

  it('refuses to hold more than the allowed number of documents', () => {
    const contexts = new SearchContexts<string>(machine, { maxOpen: 9, maxDocuments: 15 });
    contexts.open(context);

    expect(() => contexts.open(context)).toThrow(/would hold \[20\] documents/);
  });

  it('gives room again for what has expired', () => {
    let now = 0;
    const contexts = new SearchContexts<string>(
      { ...machine, clock: () => now },
      { maxOpen: 1, maxDocuments: 100 },
    );
    contexts.open(context);
    now = 1000;

    expect(() => contexts.open(context)).not.toThrow();
  });
});
