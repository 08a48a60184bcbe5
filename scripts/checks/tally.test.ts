import { summaryLine, tallyCheck, tallyJest } from './tally';

const aReport = (overrides: object = {}) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  ...overrides,
});

describe('tallyJest()', () => {
  it.each([
    { name: 'a good run', status: 0, report: aReport(), expected: [5, 0] },
    { name: 'failed tests', status: 1, report: aReport({ numFailedTests: 2 }), expected: [5, 2] },
    {
      name: 'a file that cannot be run',
      status: 1,
      report: aReport({ numRuntimeErrorTestSuites: 1 }),
      expected: [5, 1],
    },
    {
      name: 'a run without tests',
      status: 1,
      report: aReport({ numPassedTests: 0 }),
      expected: [0, 1],
    },
    { name: 'a run without a report', status: 1, report: undefined, expected: [0, 1] },
  ])('counts $name', ({ status, report, expected: [passed, failed] }) => {
    expect(tallyJest({ status, output: 'o' }, report)).toEqual({ passed, failed, output: 'o' });
  });
});

describe('summaryLine()', () => {
  it('adds the tests of all runs, and one failure for each failed check', () => {
    const results = [
      tallyCheck({ status: 0, output: '' }),
      tallyCheck({ status: 2, output: '' }),
      tallyJest({ status: 0, output: '' }, aReport()),
      tallyJest({ status: 1, output: '' }, aReport({ numFailedTests: 3 })),
    ];

    expect(summaryLine(results)).toBe('10 passed, 4 failed');
  });
});
