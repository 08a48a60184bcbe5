import {
  EuiButton,
  EuiCallOut,
  EuiFieldPassword,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiSpacer,
} from '@elastic/eui';
import React, { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { Credentials } from '../session';

/** How the form logs in. */
export interface LoginFormProps {
  /** Resolves when the session is there. Rejects with an error whose message is for the person. */
  readonly onLogin: (credentials: Credentials) => Promise<void>;
}

type State =
  { readonly is: 'ready' | 'busy' } | { readonly is: 'failed'; readonly message: string };

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** User name, password and what went wrong the last time. The password is forgotten on failure. */
export function LoginForm({ onLogin }: LoginFormProps): ReactElement {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<State>({ is: 'ready' });
  const isBusy = state.is === 'busy';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    if (username === '' || password === '') {
      setState({ is: 'failed', message: 'Enter a user name and a password.' });
      return;
    }
    setState({ is: 'busy' });
    try {
      await onLogin({ username, password });
    } catch (error) {
      setPassword('');
      setState({ is: 'failed', message: messageOf(error) });
    }
  };

  return (
    <EuiForm
      component="form"
      noValidate
      data-test-subj="loginForm"
      onSubmit={(event: FormEvent) => void submit(event)}
    >
      {state.is === 'failed' ? (
        <>
          <EuiCallOut
            size="s"
            color="danger"
            role="alert"
            title={state.message}
            data-test-subj="loginErrorMessage"
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <EuiFormRow id="username" label="Username" fullWidth>
        <EuiFieldText
          fullWidth
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          data-test-subj="loginUsername"
          disabled={isBusy}
          value={username}
          onChange={({ target }) => {
            setUsername(target.value);
          }}
        />
      </EuiFormRow>
      <EuiFormRow id="password" label="Password" fullWidth>
        <EuiFieldPassword
          fullWidth
          type="dual"
          name="password"
          autoComplete="current-password"
          data-test-subj="loginPassword"
          disabled={isBusy}
          value={password}
          onChange={({ target }) => {
            setPassword(target.value);
          }}
        />
      </EuiFormRow>
      <EuiSpacer />
      <EuiButton fill fullWidth type="submit" isLoading={isBusy} data-test-subj="loginSubmit">
        Log in
      </EuiButton>
    </EuiForm>
  );
}
