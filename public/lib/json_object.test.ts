import fc from 'fast-check';
import { parseJsonObject, placedMessage, prettyJson } from './json_object';
import { checkMetadata, checkRoleDescriptors } from './shape_problem_text';

const FRAGMENT = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '1',
  '-',
  '/*',
  '\n',
  '\\u',
  'true',
);

const messages = (text: string, check = checkRoleDescriptors) =>
  parseJsonObject(text, check).problems.map(placedMessage);

describe('parseJsonObject()', () => {
  it.each([
    { name: 'nothing', text: ' ', message: 'Line 1, column 1: Enter a JSON object' },
    { name: 'a list', text: '[]', message: 'Line 1, column 1: Enter a JSON object' },
    { name: 'null', text: 'null', message: 'Line 1, column 1: Enter a JSON object' },
    { name: 'a missing brace', text: '{\n "a": {}', message: 'Line 2, column 9: A closing brace' },
    { name: 'a missing comma', text: '{"a": {} "b": {}}', message: 'Line 1, column 10: A comma' },
    { name: 'a trailing comma', text: '{"a": {},}', message: 'Line 1, column 10: A name' },
    { name: 'a comment', text: '{ // hi\n}', message: 'Line 1, column 3: JSON has no comments' },
    { name: 'single quotes', text: "{'a': {}}", message: 'Line 1, column 2: ' },
    { name: 'text after the end', text: '{"a": {}} x', message: 'Line 1, column 11: ' },
    {
      name: 'a name twice',
      text: '{\n"a": {},\n"a": {}}',
      message: 'Line 3, column 1: The name "a"',
    },
    { name: 'no role', text: '{}', message: 'Line 1, column 1: Add at least one entry' },
    { name: 'a role that is a list', text: '{"a": []}', message: 'Line 1, column 2: "a" must be' },
    {
      name: 'a missing field',
      text: '{"a": {"indices": [{"names": "b"}]}}',
      message: 'Line 1, column 20: The field "a.indices[0].privileges" is missing',
    },
  ])('finds $name and its place', ({ text, message }) => {
    const { value, problems } = parseJsonObject(text, checkRoleDescriptors);

    expect(value).toBeUndefined();
    expect(placedMessage(problems[0] as never)).toContain(message);
  });

  it('lets warnings pass', () => {
    const { value, problems } = parseJsonObject(
      '{"a": {"cluster": ["new"]}}',
      checkRoleDescriptors,
    );

    expect(value).toEqual({ a: { cluster: ['new'] } });
    expect(problems).toMatchObject([{ severity: 'warning', line: 1, column: 20 }]);
  });

  it('refuses reserved metadata names', () => {
    expect(messages('{"a": 1, "_b": 2}', checkMetadata)).toEqual([
      expect.stringContaining('The name "_b" begins with an underscore'),
    ]);
  });

  it('takes exactly the objects that JSON.parse takes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);

        expect(parseJsonObject(text, () => []).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.array(FRAGMENT).map((parts) => parts.join('')),
        (text) => {
          expect(parseJsonObject(text, () => []).problems.length).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('prettyJson()', () => {
  it('writes short lists of plain values on one line', () => {
    expect(prettyJson({ a: { names: ['x', 'y'], empty: [] } })).toBe(
      '{\n  "a": {\n    "names": ["x", "y"],\n    "empty": []\n  }\n}',
    );
  });

  it('changes nothing but white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(prettyJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
