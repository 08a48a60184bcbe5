/**
 * @file Sets the globals that bundles of Kibana 8.12.2 find: shared modules, bundle registry and
 * public paths. Holds the modules that our plugin and this shell use; Kibana shares some thirty more.
 */
import * as ElasticEui from '@elastic/eui';
import * as EmotionCache from '@emotion/cache';
import * as EmotionReact from '@emotion/react';
import * as KbnI18n from '@kbn/i18n';
import * as KbnI18nReact from '@kbn/i18n-react';
import * as ReactQuery from '@tanstack/react-query';
import * as History from 'history';
import * as Moment from 'moment';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as ReactRouterDom from 'react-router-dom';
import * as Rxjs from 'rxjs';
import { readInjectedMetadata } from '../injected_metadata';
import { createBundleRegistry } from './bundle_registry';

Object.assign(window, {
  __kbnSharedDeps__: {
    ElasticEui,
    EmotionCache,
    EmotionReact,
    History,
    KbnI18n,
    KbnI18nReact,
    Moment,
    React,
    ReactDom,
    ReactQuery,
    ReactRouterDom,
    Rxjs,
  },
  __kbnBundles__: createBundleRegistry(),
  __kbnPublicPath__: readInjectedMetadata(document).publicPaths,
});
