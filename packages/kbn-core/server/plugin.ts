import type { Type } from '@kbn/config-schema';
import type { Observable } from 'rxjs';
import type { CoreSetup, CoreStart } from './core';
import type { LoggerFactory } from './logging';

/** Dotted path in `kibana.yml`, as a string or in parts. */
export type ConfigPath = string | string[];

/** Which Kibana this is. */
export interface PackageInfo {
  /** `x.y.z` */
  readonly version: string;
  readonly branch: string;
  readonly buildNum: number;
  readonly buildSha: string;
  readonly dist: boolean;
  readonly buildFlavor: 'traditional' | 'serverless';
}

/** Exactly one of `dev` and `prod` is true. */
export interface EnvironmentMode {
  readonly name: 'development' | 'production';
  readonly dev: boolean;
  readonly prod: boolean;
}

/** Handed to the plugin's entry function. */
export interface PluginInitializerContext<Config = unknown> {
  /** Id of the plugin, not a secret; Kibana's is an opaque symbol. */
  readonly opaqueId: symbol;
  readonly env: { readonly mode: EnvironmentMode; readonly packageInfo: PackageInfo };
  /** Loggers below `plugins.<id>`. */
  readonly logger: LoggerFactory;
  readonly config: {
    /** The validated settings. */
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Kibana's signature
    get<T = Config>(): T;
    /** The same as a stream; the host never changes settings while it runs, so it emits once. */
    create<T = Config>(): Observable<T>;
  };
}

/** Each lifecycle step may be asynchronous but must settle in 10 s; a throw ends the process. */
export interface Plugin<
  Setup = void,
  Start = void,
  SetupDeps extends object = object,
  StartDeps extends object = object,
> {
  setup(core: CoreSetup<StartDeps, Start>, plugins: SetupDeps): Setup | Promise<Setup>;
  start(core: CoreStart, plugins: StartDeps): Start | Promise<Start>;
  /** Has 30 s, then the process ends anyway. */
  stop?(): void | Promise<void>;
}

/** The `plugin` export of `server/index`. */
export type PluginInitializer<
  Setup = void,
  Start = void,
  SetupDeps extends object = object,
  StartDeps extends object = object,
> = (
  context: PluginInitializerContext,
) =>
  Plugin<Setup, Start, SetupDeps, StartDeps> | Promise<Plugin<Setup, Start, SetupDeps, StartDeps>>;

/** Names the settings that browsers are handed whole; Kibana also takes nested maps. */
export type ExposedToBrowserDescriptor<Config extends object> = Readonly<
  Partial<Record<keyof Config, boolean>>
>;

/** The `config` export of `server/index`; without it every setting of the plugin is fatal. */
export interface PluginConfigDescriptor<Config extends object = Record<string, unknown>> {
  readonly schema: Type<Config>;
  /** The only way settings reach the browser. Never list a secret. */
  readonly exposeToBrowser?: ExposedToBrowserDescriptor<Config>;
}
