/** Public part of a user profile. */
export interface UserProfile {
  readonly uid: string;
  readonly enabled: boolean;
  readonly user: {
    readonly username: string;
    readonly full_name?: string;
    readonly email?: string;
  };
  readonly data: Readonly<Record<string, unknown>>;
}

/** What {@link UserProfileService.getCurrent} resolves to; the same shape here. */
export type GetUserProfileResponse = UserProfile;

/** Subset of `core.userProfile`, which is in core from 8.15 on. */
export interface UserProfileService {
  /** Rejects when the cluster keeps no profile for the user, for example for an API key. */
  getCurrent(): Promise<GetUserProfileResponse>;
}
