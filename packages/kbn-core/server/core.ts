import type { CapabilitiesSetup, CapabilitiesStart } from './capabilities';
import type { ElasticsearchServiceSetup, ElasticsearchServiceStart } from './elasticsearch';
import type { HttpServiceSetup, HttpServiceStart } from './http';

/** Resolves once all plugins have started; never settles when starting fails. */
export type StartServicesAccessor<
  StartDeps extends object = object,
  Start = unknown,
> = () => Promise<[CoreStart, StartDeps, Start]>;

/** What a plugin's `setup` is handed. */
export interface CoreSetup<StartDeps extends object = object, Start = unknown> {
  readonly capabilities: CapabilitiesSetup;
  readonly elasticsearch: ElasticsearchServiceSetup;
  readonly http: HttpServiceSetup;
  readonly getStartServices: StartServicesAccessor<StartDeps, Start>;
}

/** What a plugin's `start` is handed. */
export interface CoreStart {
  readonly capabilities: CapabilitiesStart;
  readonly elasticsearch: ElasticsearchServiceStart;
  readonly http: HttpServiceStart;
}
