import type { Observable } from 'rxjs';

/** From best to worst, as in Kibana. */
export const ServiceStatusLevels = {
  /** Everything is there. */
  available: 'available',
  /** Works, with something missing. */
  degraded: 'degraded',
  /** Does not work now; expected to come back by itself. */
  unavailable: 'unavailable',
  /** Does not come back without a restart. */
  critical: 'critical',
} as const;

/** Kibana's levels are objects with `toString()`; here they are the strings themselves. */
export type ServiceStatusLevel = keyof typeof ServiceStatusLevels;

/** State of one service at one moment. */
export interface ServiceStatus {
  readonly level: ServiceStatusLevel;
  /** One sentence for people. */
  readonly summary: string;
}

/** State of what core itself depends on. */
export interface CoreStatus {
  readonly elasticsearch: ServiceStatus;
}

/** Each stream replays its last value to a new subscriber. */
export interface StatusServiceSetup {
  readonly core$: Observable<CoreStatus>;
  readonly overall$: Observable<ServiceStatus>;
}
