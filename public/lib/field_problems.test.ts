import { daysProblemText, nameProblemText } from './field_problems';

describe('nameProblemText()', () => {
  it.each([
    { name: '', text: 'Enter a name.' },
    { name: ' a', text: 'Remove the blank' },
    { name: '_a', text: 'underscore' },
    { name: 'a'.repeat(257), text: 'Shorten it by 1.' },
  ])('says "$text"', ({ name, text }) => {
    expect(nameProblemText(name)).toContain(text);
  });

  it('has nothing against 256 characters', () => {
    expect(nameProblemText('a'.repeat(256))).toBeUndefined();
  });
});

describe('daysProblemText()', () => {
  it.each([
    { days: '', text: 'Enter a number' },
    { days: '1e3', text: 'Enter a number' },
    { days: '0', text: 'at least 1' },
    { days: '-3', text: 'at least 1' },
    { days: '1.5', text: 'whole days' },
    { days: '36501', text: 'at most 36,500' },
  ])('says "$text" for "$days"', ({ days, text }) => {
    expect(daysProblemText(days)).toContain(text);
  });

  it.each(['1', '36500'])('has nothing against %s', (days) => {
    expect(daysProblemText(days)).toBeUndefined();
  });
});
