import { given } from '../../lib/given';
import type { JsonSource } from '../../lib/json/object_reader';
import { ObjectReader } from '../../lib/json/object_reader';
import { illegalArgument, validationFailed } from '../../lib/elasticsearch_error';
import type { JsonObject } from '../../search/request_reader';
import { readAliases, renderAliases } from '../aliases/alias_options';
import { applySettings, nestSettings, readSettings } from '../settings/index_settings';
import { readMappings } from '../mappings/merge_mappings';
import type {
  ComponentTemplate,
  DataStreamTemplate,
  IndexTemplate,
  TemplateBody,
} from './template_record';

const COMPONENT_FIELDS = ['template', 'version', '_meta', 'deprecated'];
const INDEX_FIELDS = [
  ...[...COMPONENT_FIELDS, 'index_patterns', 'composed_of', 'priority', 'data_stream'],
  ...['allow_auto_create', 'ignore_missing_component_templates'],
];

/**
 * Reads the body of a component template.
 * @throws `x_content_parse_exception`, and what bad settings, mappings and aliases throw.
 */
export function readComponentTemplate(body: unknown, text: string): ComponentTemplate {
  const source: JsonSource = { text, parser: 'component_template' };
  const reader = new ObjectReader(body, source).allowOnly(COMPONENT_FIELDS);
  const template = readBody(reader);
  if (template === undefined) {
    throw illegalArgument('Required [template]');
  }
  return { template, ...readCommon(reader) };
}

/** Reads the body of an index template. @throws as {@link readComponentTemplate}. */
export function readIndexTemplate(body: unknown, text: string): IndexTemplate {
  const source: JsonSource = { text, parser: 'index_template' };
  const reader = new ObjectReader(body, source).allowOnly(INDEX_FIELDS);
  const indexPatterns = reader.strings('index_patterns');
  if (indexPatterns === undefined) {
    throw illegalArgument('Required [index_patterns]');
  }
  if (indexPatterns.length === 0) {
    throw validationFailed(['index patterns are missing']);
  }
  const priority = reader.integer('priority');
  if (priority !== undefined && priority < 0) {
    throw validationFailed(['index template priority must be >= 0']);
  }
  return {
    indexPatterns,
    composedOf: reader.strings('composed_of') ?? [],
    ...given({
      priority,
      template: readBody(reader),
      ignoreMissing: reader.strings('ignore_missing_component_templates'),
      dataStream: readDataStream(reader),
      allowAutoCreate: reader.boolean('allow_auto_create'),
    }),
    ...readCommon(reader),
  };
}

/** A component template as the API shows it. */
export function renderComponentTemplate(component: ComponentTemplate): JsonObject {
  return { template: renderBody(component.template), ...renderCommon(component) };
}

/** An index template as the API shows it. */
export function renderIndexTemplate(template: IndexTemplate): JsonObject {
  const { dataStream } = template;
  return {
    index_patterns: template.indexPatterns,
    ...(template.template === undefined ? {} : { template: renderBody(template.template) }),
    composed_of: template.composedOf,
    ...given({
      priority: template.priority,
      ignore_missing_component_templates: template.ignoreMissing,
      allow_auto_create: template.allowAutoCreate,
    }),
    ...renderCommon(template),
    ...(dataStream === undefined
      ? {}
      : {
          data_stream: {
            hidden: dataStream.hidden,
            allow_custom_routing: dataStream.allowCustomRouting,
          },
        }),
  };
}

/** Settings, mappings and aliases as the API shows them; absent parts stay absent. */
export function renderBody({ settings, mappings, aliases }: TemplateBody): JsonObject {
  return {
    ...(settings === undefined ? {} : { settings: nestSettings(settings) }),
    ...given({ mappings }),
    ...(aliases === undefined ? {} : { aliases: renderAliases(aliases) }),
  };
}

type Common = Pick<ComponentTemplate, 'version' | 'meta' | 'deprecated'>;

function readCommon(reader: ObjectReader): Common {
  return given({
    version: reader.integer('version'),
    meta: reader.freeObject('_meta'),
    deprecated: reader.boolean('deprecated'),
  });
}

function renderCommon({ version, meta, deprecated }: Common): JsonObject {
  return given({ version, _meta: meta, deprecated });
}

function readBody(reader: ObjectReader): TemplateBody | undefined {
  const body = reader.nested('template')?.allowOnly(['settings', 'mappings', 'aliases']);
  if (body === undefined) {
    return undefined;
  }
  const settings = body.value('settings');
  const mappings = body.value('mappings');
  const aliases = body.value('aliases');
  return given({
    settings: settings === undefined ? undefined : applySettings({}, readSettings(settings)),
    mappings: mappings === undefined ? undefined : readMappings(unwrapped(mappings)),
    aliases: aliases === undefined ? undefined : readAliases(aliases),
  });
}

/** Older clients put the mapping below a type name. */
function unwrapped(mappings: unknown): unknown {
  const isWrapped =
    typeof mappings === 'object' &&
    mappings !== null &&
    Object.keys(mappings).join() === '_doc' &&
    '_doc' in mappings;
  return isWrapped ? mappings._doc : mappings;
}

function readDataStream(reader: ObjectReader): DataStreamTemplate | undefined {
  const options = reader
    .nested('data_stream', 'data_stream_template')
    ?.allowOnly(['hidden', 'allow_custom_routing']);
  return options === undefined
    ? undefined
    : {
        hidden: options.boolean('hidden') ?? false,
        allowCustomRouting: options.boolean('allow_custom_routing') ?? false,
      };
}
