import {
  EuiCallOut,
  EuiFlexGroup,
  EuiIcon,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import type { HttpStart } from '@kbn/core/public';
import React from 'react';
import type { ReactElement } from 'react';
import { HttpFetchError } from '../core/http_fetch_error';
import { BrandMark } from '../frame/brand_mark';
import { logIn } from '../session';
import type { Credentials, LoginReason } from '../session';
import { LoginForm } from './login_form';

/** What the login page needs. */
export interface LoginPageProps {
  readonly http: HttpStart;
  /** Why the person is here; absent when they came by themselves. */
  readonly reason?: LoginReason;
  /** Path to go to afterwards, as the address has it; not to be trusted. */
  readonly next?: string | undefined;
  /** Called with the address that the server sends the person to. */
  readonly onLoggedIn: (location: string) => void;
}

const REASONS: Record<LoginReason, string> = {
  SESSION_EXPIRED: 'Your session has ended. Log in again to go on.',
  LOGGED_OUT: 'You are logged out.',
};

const WRONG = 'Username or password is incorrect. Please try again.';
const UNREACHABLE = 'The server cannot be reached. Check that it runs, then try again.';

const sentence = (error: unknown): string => {
  if (!(error instanceof HttpFetchError) || !error.response) return UNREACHABLE;
  if (error.response.status === 401) return WRONG;
  const { body } = error;
  const hasMessage = typeof body === 'object' && body !== null && 'message' in body;
  return hasMessage
    ? String(body.message)
    : `The login failed with status ${error.response.status}.`;
};

const createLogin =
  ({ http, next, onLoggedIn }: LoginPageProps) =>
  async (credentials: Credentials): Promise<void> => {
    const location = await logIn(http, credentials, next).catch((cause: unknown) => {
      throw new Error(sentence(cause), { cause });
    });
    onLoggedIn(location);
  };

/** The page for those who are not signed in. */
export function LoginPage(props: LoginPageProps): ReactElement {
  const { reason } = props;
  return (
    <main className="login">
      <div className="login__content">
        <EuiFlexGroup direction="column" alignItems="center" gutterSize="m">
          <EuiIcon type={BrandMark} size="xxl" aria-hidden />
          <EuiTitle size="l">
            <h1>Log in</h1>
          </EuiTitle>
          <EuiText size="s" color="subdued">
            <p>API keys for Elasticsearch</p>
          </EuiText>
        </EuiFlexGroup>
        <EuiSpacer size="l" />
        <EuiPanel paddingSize="l" hasBorder hasShadow={false}>
          {reason ? (
            <>
              <EuiCallOut
                size="s"
                color="primary"
                title={REASONS[reason]}
                data-test-subj="loginReason"
              />
              <EuiSpacer size="m" />
            </>
          ) : null}
          <LoginForm onLogin={createLogin(props)} />
        </EuiPanel>
      </div>
    </main>
  );
}
