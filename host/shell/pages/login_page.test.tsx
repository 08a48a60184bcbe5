import { EuiProvider } from '@elastic/eui';
import type { HttpStart } from '@kbn/core/public';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { HttpFetchError } from '../core/http_fetch_error';
import { LoginPage } from './login_page';

const anAnswer = (status: number, body?: unknown): Error =>
  HttpFetchError.fromAnswer({} as Request, { response: { status } as Response, body });

const aPage = (post: (path: string, options: { body: string }) => Promise<unknown>) => {
  const onLoggedIn = jest.fn();
  render(
    <EuiProvider>
      <LoginPage
        http={{ post } as unknown as HttpStart}
        next="/app/management/x"
        reason="SESSION_EXPIRED"
        onLoggedIn={onLoggedIn}
      />
    </EuiProvider>,
  );
  return { onLoggedIn };
};

const logIn = async (password: string): Promise<void> => {
  await userEvent.type(screen.getByLabelText('Username'), 'elastic');
  if (password !== '') await userEvent.type(screen.getByLabelText('Password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
};

describe('LoginPage', () => {
  it('says why the person is here', () => {
    aPage(() => Promise.resolve());

    expect(screen.getByText('Your session has ended. Log in again to go on.')).toBeInTheDocument();
  });

  it('posts name, password and the way, then goes where the server says', async () => {
    const calls: unknown[] = [];
    const { onLoggedIn } = aPage((path, { body }) => {
      calls.push([path, JSON.parse(body)]);
      return Promise.resolve({ location: '/app/management/x' });
    });

    await logIn('changeme');

    expect(calls).toEqual([
      [
        '/internal/security/login',
        { username: 'elastic', password: 'changeme', next: '/app/management/x' },
      ],
    ]);
    expect(onLoggedIn).toHaveBeenCalledWith('/app/management/x');
  });

  it.each([
    {
      name: 'a wrong password',
      error: anAnswer(401),
      sentence: 'Username or password is incorrect. Please try again.',
    },
    {
      name: 'too many tries',
      error: anAnswer(429, { message: 'Too many failed logins: try again in 5 seconds' }),
      sentence: 'Too many failed logins: try again in 5 seconds',
    },
    {
      name: 'a server that is gone',
      error: new Error('Failed to fetch'),
      sentence: 'The server cannot be reached. Check that it runs, then try again.',
    },
  ])('answers $name with one sentence and forgets the password', async ({ error, sentence }) => {
    const { onLoggedIn } = aPage(() => Promise.reject(error));

    await logIn('secret-1');

    expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(screen.getByLabelText('Username')).toHaveValue('elastic');
    expect(onLoggedIn).not.toHaveBeenCalled();
  });

  it('asks for what is missing without asking the server', async () => {
    const post = jest.fn();
    aPage(post);

    await logIn('');

    expect(screen.getByRole('alert')).toHaveTextContent('Enter a user name and a password.');
    expect(post).not.toHaveBeenCalled();
  });

  it('is busy while it waits', async () => {
    aPage(() => new Promise(() => undefined));

    await logIn('changeme');

    expect(screen.getByRole('button', { name: /Log in/ })).toBeDisabled();
  });
});
