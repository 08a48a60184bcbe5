import { WordMemory } from './word_memory';

const counting = () => {
  let made = 0;
  return {
    make: () => {
      made += 1;
      return ['word'];
    },
    made: () => made,
  };
};

describe('WordMemory', () => {
  it('makes the words of a text once', () => {
    const memory = new WordMemory();
    const { make, made } = counting();
    memory.get('text', make);

    expect([memory.get('text', make), made()]).toEqual([['word'], 1]);
  });

  it('forgets what was not asked for lately', () => {
    const memory = new WordMemory(8);
    const { make, made } = counting();
    for (const text of ['aaaa', 'bbbb', 'cccc', 'bbbb', 'dddd', 'aaaa']) {
      memory.get(text, make);
    }

    expect(made()).toBe(5);
  });
});
