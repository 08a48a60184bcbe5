import type { JsonObject } from '../../search/request_reader';
import { isObject, ownMember } from '../../search/request_reader';
import { compileWildcard } from '../../lib/wildcard';
import { propertiesOf, typeOf } from '../mappings/mapping';
import { isObjectType } from '../mappings/mapping_types';
import type { IndexTemplate, Named, TemplateBody } from './template_record';
import type { TemplateStore } from './template_store';

/** Everything a template and its components give, put together. */
export type ComposedTemplate = Required<TemplateBody>;

/** The templates whose patterns fit a name, the one that applies first. */
export function templatesFor(name: string, store: TemplateStore): readonly Named<IndexTemplate>[] {
  return store.indexTemplates
    .all()
    .filter(({ value }) => value.indexPatterns.some((pattern) => compileWildcard(pattern)(name)))
    .sort((a, b) => priorityOf(b.value) - priorityOf(a.value));
}

/** Absent counts as 0. */
export function priorityOf({ priority = 0 }: IndexTemplate): number {
  return priority;
}

/** Components in order, then the template's own part; what comes later wins. */
export function composeTemplate(template: IndexTemplate, store: TemplateStore): ComposedTemplate {
  const components = template.composedOf.flatMap(
    (name) => store.components.get(name)?.template ?? [],
  );
  return [...components, template.template ?? {}].reduce<ComposedTemplate>(overlay, {
    settings: {},
    mappings: {},
    aliases: {},
  });
}

/** `base` with everything of `over`, which wins. */
function overlay(base: ComposedTemplate, over: TemplateBody): ComposedTemplate {
  return {
    settings: { ...base.settings, ...over.settings },
    mappings: overlayMappings(base.mappings, over.mappings ?? {}),
    aliases: { ...base.aliases, ...over.aliases },
  };
}

/** Objects are merged, other fields replaced, dynamic templates of the same name replaced. */
export function overlayMappings(base: JsonObject, over: JsonObject): JsonObject {
  const known = propertiesOf(base);
  const changed = Object.entries(propertiesOf(over)).map(([name, property]) => {
    const old = ownMember(known, name);
    return isPlainObject(old) && isPlainObject(property)
      ? [name, overlayMappings(old, property)]
      : [name, property];
  });
  const properties = { ...known, ...(Object.fromEntries(changed) as JsonObject) };
  const templates = overlayDynamic(base.dynamic_templates, over.dynamic_templates);
  return {
    ...base,
    ...over,
    ...(templates.length === 0 ? {} : { dynamic_templates: templates }),
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  };
}

function isPlainObject(property: unknown): property is JsonObject {
  return isObject(property) && isObjectType(typeOf(property));
}

function overlayDynamic(base: unknown, over: unknown): readonly unknown[] {
  const all = [base, over].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const byName = new Map(all.map((item) => [isObject(item) ? Object.keys(item)[0] : item, item]));
  return [...byName.values()];
}
