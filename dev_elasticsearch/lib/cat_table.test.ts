import { catResponse } from './cat_table';
import type { CatColumn } from './cat_table';

const COLUMNS: readonly CatColumn[] = [
  { name: 'status', aliases: ['st'], description: 'how it is' },
  { name: 'docs.count', aliases: ['dc'], description: 'how many', isNumber: true },
  { name: 'name', description: 'what it is called' },
  { name: 'id', description: 'who it is', isHidden: true },
];
const ROWS = [
  { status: 'open', 'docs.count': '7', name: 'b', id: '1' },
  { status: 'gone', 'docs.count': '10', name: 'a"', id: null },
];

const cat = (query: Record<string, string>, prefers?: 'json' | 'text') =>
  catResponse({ query, prefers }, COLUMNS, () => ROWS);

describe('catResponse()', () => {
  it.each([
    { name: 'text', query: {}, body: 'open  7 b\ngone 10 a"\n' },
    {
      name: 'names of columns',
      query: { v: '' },
      body: 'status docs.count name\nopen            7 b\ngone           10 a"\n',
    },
    { name: 'chosen columns', query: { h: 'id,st' }, body: '1 open\n  gone\n' },
    {
      name: 'columns by pattern',
      query: { h: 'd*', v: '' },
      body: 'docs.count\n         7\n        10\n',
    },
    { name: 'columns as they were asked for', query: { h: 'dc', v: '' }, body: 'dc\n 7\n10\n' },
    { name: 'rows in order', query: { h: 'name', s: 'st:asc,dc' }, body: 'a"\nb\n' },
    { name: 'numbers in order', query: { h: 'dc', s: 'dc:desc' }, body: '10\n 7\n' },
    {
      name: 'YAML',
      query: { format: 'yaml', h: 'st,name' },
      body: '---\n- st: "open"\n  name: "b"\n- st: "gone"\n  name: "a\\""\n',
    },
    {
      name: 'an explanation',
      query: { help: 'true' },
      body: 'status     | st | how it is\ndocs.count | dc | how many\nname       |    | what it is called\nid         |    | who it is\n',
    },
  ])('gives $name', ({ query, body }) => {
    expect(cat(query).body).toBe(body);
  });

  it.each([
    { name: 'by parameter', response: cat({ format: 'json', h: 'id,dc' }) },
    { name: 'by header', response: cat({ h: 'id,dc' }, 'json') },
  ])('gives JSON $name', ({ response }) => {
    expect(response.body).toEqual([
      { id: '1', dc: '7' },
      { id: null, dc: '10' },
    ]);
  });

  it('prefers the parameter to the header', () => {
    expect(cat({ format: 'text' }, 'json').body).toMatch(/^open/);
  });

  it('refuses to sort by what it does not have', () => {
    expect(() => cat({ s: 'no' })).toThrow('Unable to sort by unknown sort key `no`');
  });
});
