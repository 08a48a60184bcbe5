import { parseKibanaVersion } from './arguments';

describe('parseKibanaVersion()', () => {
  it.each([[['--kibana-version', '8.12.2']], [['--kibana-version=8.12.2']]])('reads %j', (args) => {
    expect(parseKibanaVersion(args)).toBe('8.12.2');
  });

  it.each([
    { args: [], sentence: 'Say which Kibana the zip is for' },
    { args: ['--kibana-version'], sentence: 'Say which Kibana the zip is for' },
    { args: ['--kibana-version='], sentence: 'Say which Kibana the zip is for' },
    { args: ['8.12.2'], sentence: 'Say which Kibana the zip is for' },
    { args: ['--kibana-version', '8.12'], sentence: '"8.12" is not a Kibana version' },
    { args: ['--kibana-version', 'v8.12.2'], sentence: '"v8.12.2" is not a Kibana version' },
    { args: ['--kibana-version', '8.12.2-SNAPSHOT'], sentence: 'is not a Kibana version' },
    { args: ['--kibana-version', '8.12.2', '9.0.0'], sentence: 'Unknown argument "9.0.0"' },
  ])('refuses $args', ({ args, sentence }) => {
    expect(() => parseKibanaVersion(args)).toThrow(sentence);
  });
});
