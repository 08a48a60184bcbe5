/** Landing page of Management, without base path. */
export const MANAGEMENT_PATH = '/app/management';

/** Root of a management application, without base path and trailing slash. */
export function appPath(sectionId: string, appId: string): string {
  return `${MANAGEMENT_PATH}/${sectionId}/${appId}`;
}
