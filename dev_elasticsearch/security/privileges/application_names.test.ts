import { applicationNameProblem, applicationPrivilegeProblem } from './application_names';

describe('applicationNameProblem()', () => {
  it.each(['app', 'kibana-.kibana', 'myApp1', 'app_x.y-z', 'abc-é'])('accepts %s', (name) => {
    expect(applicationNameProblem(name, { allowWildcard: false })).toBeUndefined();
  });

  it.each(['*', 'a*', 'kibana-*', 'ki*'])('accepts %s where wildcards may be', (name) => {
    expect(applicationNameProblem(name, { allowWildcard: true })).toBeUndefined();
    expect(applicationNameProblem(name, { allowWildcard: false })).toContain("may not contain '*'");
  });

  it.each([
    ['', 'Application names cannot be blank'],
    ['a*b', "Application name patterns only support trailing wildcards (found 'a*b')"],
    ['my app', "Application names may not contain whitespace (found 'my app')"],
    ['App', "An application name prefix must match the pattern ^[a-z][A-Za-z0-9]*$ (found 'App')"],
    ['ap', "An application name prefix must be at least 3 characters long (found 'ap')"],
    ['ap-x', "An application name prefix must be at least 3 characters long (found 'ap')"],
    ['-x', "An application name prefix must match the pattern ^[a-z][A-Za-z0-9]*$ (found '')"],
    ['app-a/b', 'An application name suffix may not contain any of the characters'],
  ])('refuses "%s"', (name, problem) => {
    expect(applicationNameProblem(name, { allowWildcard: true })).toContain(problem);
  });
});

describe('applicationPrivilegeProblem()', () => {
  it.each([
    ['read', true],
    ['Read', true],
    ['data:read/*', true],
    ['two words', false],
    ['é', false],
  ])('of %s is undefined: %s', (name, isFine) => {
    expect(applicationPrivilegeProblem(name) === undefined).toBe(isFine);
  });
});
