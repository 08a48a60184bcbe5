import type { RequestIdentity } from '../core/security/authenticated_user';

declare module '@hapi/hapi' {
  interface RequestApplicationState {
    /** Set by authentication. */
    identity?: RequestIdentity;
    /** Value of a `set-cookie` header that goes with the answer, whatever it is. */
    setCookie?: string;
  }

  interface RouteOptionsApp {
    /** Default `public`. */
    access?: 'public' | 'internal';
    /** Default true for methods that change something. */
    xsrfRequired?: boolean;
    /** The answer may be kept by browsers and proxies, and says so itself. */
    cacheable?: boolean;
  }
}
