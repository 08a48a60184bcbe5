import type { Endpoint, HttpMethod } from '../../lib/endpoint';
import { decodeSegment } from './request_target';

/** An endpoint found for a path, with the values of its path parameters. */
export interface RouteMatch {
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

/** What a method and path lead to. */
export type Route =
  | { readonly kind: 'found'; readonly match: RouteMatch }
  | { readonly kind: 'wrong_method'; readonly allowed: readonly HttpMethod[] }
  | { readonly kind: 'unknown_path' };

interface Node {
  readonly literals: Map<string, Node>;
  readonly parameters: Map<string, Node>;
  readonly endpoints: Map<HttpMethod, Endpoint>;
}

const newNode = (): Node => ({
  literals: new Map(),
  parameters: new Map(),
  endpoints: new Map(),
});

interface Candidate {
  readonly node: Node;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds endpoints by path: a tree of segments in which literal ones win over parameters. */
export class Router {
  private readonly root = newNode();

  constructor(endpoints: readonly Endpoint[]) {
    for (const endpoint of endpoints) {
      for (const path of endpoint.paths) this.add(path, endpoint);
    }
  }

  /**
   * Segments come undecoded and without empty ones; a literal one is found by its plain text alone.
   * @throws 400 illegal_argument_exception when an escape in a parameter's value is broken
   */
  find(method: string, segments: readonly string[]): Route {
    const candidates = collect({ node: this.root, params: {} }, segments);
    for (const { node, params } of candidates) {
      const endpoint = node.endpoints.get(method as HttpMethod);
      if (endpoint !== undefined)
        return { kind: 'found', match: { endpoint, params: decoded(params) } };
    }
    const allowed = candidates.flatMap(({ node }) => [...node.endpoints.keys()]);
    if (allowed.length === 0) return { kind: 'unknown_path' };
    return { kind: 'wrong_method', allowed: [...new Set(allowed)].sort() };
  }

  private add(path: string, endpoint: Endpoint): void {
    let node = this.root;
    for (const segment of path.split('/').filter((part) => part !== '')) {
      const parameter = /^\{(\w+)\}$/.exec(segment)?.[1];
      node =
        parameter === undefined
          ? childOf(node.literals, segment)
          : childOf(node.parameters, parameter);
    }
    for (const method of endpoint.methods) {
      if (node.endpoints.has(method)) {
        throw new Error(`Two endpoints are declared for ${method} ${path}`);
      }
      node.endpoints.set(method, endpoint);
    }
  }
}

function decoded(params: RouteMatch['params']): RouteMatch['params'] {
  const entries = Object.entries(params).map(([name, value]) => [name, decodeSegment(value)]);
  return Object.fromEntries(entries) as RouteMatch['params'];
}

function childOf(children: Map<string, Node>, key: string): Node {
  const child = children.get(key) ?? newNode();
  children.set(key, child);
  return child;
}

function collect({ node, params }: Candidate, segments: readonly string[]): Candidate[] {
  const [segment, ...rest] = segments;
  if (segment === undefined) return node.endpoints.size === 0 ? [] : [{ node, params }];
  const literal = node.literals.get(segment);
  const exact = literal === undefined ? [] : collect({ node: literal, params }, rest);
  const byParameter = Array.from(node.parameters, ([name, child]) =>
    collect({ node: child, params: { ...params, [name]: segment } }, rest),
  );
  return [...exact, ...byParameter.flat()];
}
