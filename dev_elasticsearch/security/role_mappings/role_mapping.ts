/** An object as JSON has it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A template of role names. */
export interface RoleTemplate {
  readonly template: string;
  readonly format: 'string' | 'json';
}

/**
 * Gives roles to users whose realm asks for mappings: LDAP, SAML and the like. Users of the native
 * and the reserved realm never do, so that mappings have no effect on them.
 */
export interface RoleMapping {
  readonly enabled: boolean;
  /** Names; empty when there are templates. */
  readonly roles: readonly string[];
  readonly role_templates: readonly RoleTemplate[];
  /** Who gets the roles: a tree of `any`, `all`, `except` and `field`. */
  readonly rules: JsonObject;
  readonly metadata: JsonObject;
}
