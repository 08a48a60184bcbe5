import { call } from './elasticsearch';

/** Removes from a cluster all that tests made under names with this mark in them. */
export async function sweep(url: string, mark: string): Promise<void> {
  await Promise.all([
    sweepKeys(url, mark),
    sweepPrivileges(url, mark),
    sweepData(url, mark),
    sweepNamed(url, { path: '/_security/role_mapping', mark }),
    sweepNamed(url, { path: '/_security/user', mark }),
    sweepNamed(url, { path: '/_security/role', mark }),
  ]);
}

async function sweepKeys(url: string, mark: string): Promise<void> {
  const json = { query: { wildcard: { name: `*${mark}*` } }, size: 10_000 };
  const { body } = await call(url, { line: 'POST /_security/_query/api_key', json });
  const ids = body.api_keys.map(({ id }: { id: string }) => id);
  if (ids.length === 0) return;
  await call(url, { line: 'DELETE /_security/api_key', json: { ids } });
}

async function sweepPrivileges(url: string, mark: string): Promise<void> {
  const { body } = await call(url, { line: 'GET /_security/privilege' });
  for (const [application, privileges] of Object.entries<object>(body)) {
    if (!application.includes(mark)) continue;
    const names = Object.keys(privileges).join(',');
    await call(url, { line: `DELETE /_security/privilege/${application}/${names}` });
  }
}

/** Data streams before the templates that they were made by, and templates before their parts. */
async function sweepData(url: string, mark: string): Promise<void> {
  await sweepListed(url, { path: '/_data_stream', member: 'data_streams', mark });
  await sweepIndices(url, mark);
  await sweepListed(url, { path: '/_index_template', member: 'index_templates', mark });
  await sweepListed(url, { path: '/_component_template', member: 'component_templates', mark });
}

async function sweepListed(
  url: string,
  { path, member, mark }: { path: string; member: string; mark: string },
): Promise<void> {
  const { body } = await call(url, { line: `GET ${path}/*${mark}*` });
  for (const { name } of body[member] ?? []) await call(url, { line: `DELETE ${path}/${name}` });
}

async function sweepIndices(url: string, mark: string): Promise<void> {
  const line = `GET /_resolve/index/*${mark}*?expand_wildcards=all`;
  const { body } = await call(url, { line });
  for (const { name } of body.indices) await call(url, { line: `DELETE /${name}` });
}

async function sweepNamed(url: string, all: { path: string; mark: string }): Promise<void> {
  const { body } = await call(url, { line: `GET ${all.path}` });
  for (const name of Object.keys(body)) {
    if (!name.includes(all.mark)) continue;
    await call(url, { line: `DELETE ${all.path}/${encodeURIComponent(name)}` });
  }
}
