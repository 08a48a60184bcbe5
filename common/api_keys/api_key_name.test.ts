import { apiKeyNameProblem } from './api_key_name';

describe('apiKeyNameProblem', () => {
  it.each([
    { name: 'an empty name', value: '', problem: 'empty' },
    { name: 'one character', value: 'a', problem: undefined },
    { name: '256 characters', value: 'a'.repeat(256), problem: undefined },
    { name: '257 characters', value: 'a'.repeat(257), problem: 'too_long' },
    { name: '256 UTF-16 units of surrogate pairs', value: '🔑'.repeat(128), problem: undefined },
    { name: 'a leading space', value: ' a', problem: 'leading_or_trailing_space' },
    { name: 'a trailing tab', value: 'a\t', problem: 'leading_or_trailing_space' },
    { name: 'a single space', value: ' ', problem: 'leading_or_trailing_space' },
    { name: 'a trailing no-break space', value: 'a\u00a0', problem: undefined },
    { name: 'a newline inside', value: 'a\nb', problem: undefined },
    { name: 'a leading underscore', value: '_a', problem: 'leading_underscore' },
    { name: 'an underscore inside', value: 'a_b', problem: undefined },
  ])('judges $name as $problem', ({ value, problem }) => {
    expect(apiKeyNameProblem(value)).toBe(problem);
  });
});
