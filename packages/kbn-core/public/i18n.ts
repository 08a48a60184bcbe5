import type { ComponentType, ReactNode } from 'react';

/** `Context` gives a React tree the translations of EUI's and Kibana's own texts. */
export interface I18nStart {
  readonly Context: ComponentType<{ readonly children: ReactNode }>;
}
