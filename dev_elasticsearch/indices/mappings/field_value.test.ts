import type { JsonObject } from '../../search/request_reader';
import { refusalOf } from '../../search/search_context.mock';
import { checkFieldValue, indexedValue } from './field_value';
import { fieldsOf } from './mapping';

const check = (property: JsonObject, value: unknown) => {
  checkFieldValue(value, { path: 'f', property, id: '1' });
};
const indexed = (property: JsonObject, value: unknown) => {
  const field = fieldsOf({ properties: { f: property } }).get('f');
  return field === undefined ? undefined : indexedValue(value, field);
};

describe('checkFieldValue()', () => {
  it.each<{ property: JsonObject; value: unknown; says: string }>([
    { property: { type: 'long' }, value: 'x', says: 'For input string: "x"' },
    {
      property: { type: 'integer' },
      value: 5e9,
      says: 'Value [5000000000] is out of range for an integer',
    },
    { property: { type: 'byte' }, value: 200, says: 'Value [200] is out of range for a byte' },
    {
      property: { type: 'integer', coerce: false },
      value: 1.5,
      says: 'Value [1.5] has a decimal part',
    },
    {
      property: { type: 'integer', coerce: false },
      value: '1',
      says: 'Integer value passed as String',
    },
    { property: { type: 'unsigned_long' }, value: -1, says: 'out of range' },
    { property: { type: 'long' }, value: 2n ** 63n, says: 'is out of range for a long' },
    {
      property: { type: 'float' },
      value: 1e39,
      says: '[float] supports only finite values, but got [Infinity]',
    },
    { property: { type: 'half_float' }, value: 70_000, says: '[half_float] supports only finite' },
    { property: { type: 'long' }, value: true, says: 'Current token (VALUE_TRUE) not numeric' },
    {
      property: { type: 'boolean' },
      value: 1,
      says: 'Failed to parse value [1] as only [true] or [false]',
    },
    {
      property: { type: 'ip' },
      value: '10.0.0.300',
      says: "'10.0.0.300' is not an IP string literal.",
    },
    { property: { type: 'date' }, value: '32/13', says: 'failed to parse date field [32/13]' },
    { property: { type: 'keyword' }, value: { a: 1 }, says: "Can't get text on a START_OBJECT" },
    { property: { type: 'flattened' }, value: 'x', says: 'Failed to parse object' },
    {
      property: { type: 'keyword', fields: { n: { type: 'long' } } },
      value: 'x',
      says: 'For input string',
    },
  ])('refuses $value for $property', ({ property, value, says }) => {
    const refusal = refusalOf(() => check(property, value));

    expect(refusal.type).toBe('document_parsing_exception');
    expect(refusal.causedBy?.reason).toContain(says);
  });

  it.each<{ property: JsonObject; value: unknown }>([
    { property: { type: 'integer' }, value: '1.9' },
    { property: { type: 'integer' }, value: null },
    { property: { type: 'integer', ignore_malformed: true }, value: 'x' },
    { property: { type: 'long' }, value: 9_223_372_036_854_775_807n },
    { property: { type: 'boolean' }, value: '' },
    { property: { type: 'ip' }, value: ['::1', '10.0.0.1'] },
  ])('takes $value for $property', ({ property, value }) => {
    expect(() => {
      check(property, value);
    }).not.toThrow();
  });
});

describe('indexedValue()', () => {
  it.each<{ property: JsonObject; value: unknown; held: unknown }>([
    { property: { type: 'integer' }, value: '1.9', held: 1 },
    { property: { type: 'long' }, value: -1.9, held: -1 },
    { property: { type: 'float' }, value: 0.1, held: Math.fround(0.1) },
    { property: { type: 'half_float' }, value: 0.1, held: 0.0999755859375 },
    { property: { type: 'scaled_float', scaling_factor: 100 }, value: 1.239, held: 1.24 },
    { property: { type: 'long', ignore_malformed: true }, value: 'x', held: undefined },
    { property: { type: 'boolean' }, value: '', held: false },
    { property: { type: 'keyword', ignore_above: 3 }, value: 'long', held: undefined },
    { property: { type: 'keyword' }, value: 5, held: '5' },
  ])('holds $value of $property as $held', ({ property, value, held }) => {
    expect(indexed(property, value)).toBe(held);
  });
});
