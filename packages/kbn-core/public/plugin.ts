import type { CoreSetup, CoreStart } from './core';

/** Handed to the plugin's entry function in the browser. */
export interface PluginInitializerContext<Config extends object = object> {
  readonly opaqueId: symbol;
  readonly env: {
    readonly mode: {
      readonly name: 'development' | 'production';
      readonly dev: boolean;
      readonly prod: boolean;
    };
    readonly packageInfo: {
      readonly version: string;
      readonly branch: string;
      readonly buildNum: number;
      readonly buildSha: string;
      readonly dist: boolean;
      readonly buildFlavor: 'traditional' | 'serverless';
    };
  };
  readonly config: {
    /** The settings that `exposeToBrowser` lists, as the server validated them. */
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Kibana's signature
    get<T extends object = Config>(): T;
  };
}

/** In the browser both steps are synchronous: a promise is refused. */
export interface Plugin<
  Setup = void,
  Start = void,
  SetupDeps extends object = object,
  StartDeps extends object = object,
> {
  setup(core: CoreSetup<StartDeps, Start>, plugins: SetupDeps): Setup;
  start(core: CoreStart, plugins: StartDeps): Start;
  stop?(): void;
}

/** The `plugin` export of `public/index`. */
export type PluginInitializer<
  Setup = void,
  Start = void,
  SetupDeps extends object = object,
  StartDeps extends object = object,
> = (context: PluginInitializerContext) => Plugin<Setup, Start, SetupDeps, StartDeps>;
