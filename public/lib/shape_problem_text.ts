import { i18n } from '@kbn/i18n';
import type { JsonKind, ShapeProblem, ShapeProblemCode } from '../../common/api_keys/json_shape';
import { formatJsonPath } from '../../common/api_keys/json_shape';
import { reservedMetadataKey } from '../../common/api_keys/metadata';
import { roleDescriptorsProblems } from '../../common/api_keys/role_descriptors';
import type { JsonObjectCheck } from './json_object';

const kindText = (kind: JsonKind): string => {
  switch (kind) {
    case 'object':
      return i18n.translate('apiKeys.shape.kind.object', { defaultMessage: 'a JSON object' });
    case 'list':
      return i18n.translate('apiKeys.shape.kind.list', { defaultMessage: 'a list' });
    case 'text':
      return i18n.translate('apiKeys.shape.kind.text', { defaultMessage: 'text in double quotes' });
    case 'text or list':
      return i18n.translate('apiKeys.shape.kind.textOrList', {
        defaultMessage: 'text or a list of texts',
      });
    case 'text or object':
      return i18n.translate('apiKeys.shape.kind.textOrObject', {
        defaultMessage: 'text or a JSON object',
      });
    case 'true or false':
      return i18n.translate('apiKeys.shape.kind.flag', { defaultMessage: 'true or false' });
  }
};

/** Hands in the place as people write it, and its last name. */
type ProblemText = (place: string, name: string, problem: ShapeProblem) => string;

const PROBLEM_TEXTS: Readonly<Record<ShapeProblemCode, ProblemText>> = {
  wrong_type: (place, _name, { expected = 'object' }) =>
    i18n.translate('apiKeys.shape.wrongType', {
      defaultMessage: '"{place}" must be {kind}.',
      values: { place, kind: kindText(expected) },
    }),
  empty: (place) => (place === '' ? emptyDocumentText() : emptyPlaceText(place)),
  missing_field: (place) =>
    i18n.translate('apiKeys.shape.missingField', {
      defaultMessage: 'The field "{place}" is missing.',
      values: { place },
    }),
  unknown_field: (_place, name) =>
    i18n.translate('apiKeys.shape.unknownField', {
      defaultMessage: 'The field "{name}" is not known here. Elasticsearch may refuse it.',
      values: { name },
    }),
  unknown_privilege: (place) =>
    i18n.translate('apiKeys.shape.unknownPrivilege', {
      defaultMessage: 'The privilege at "{place}" is not known. Elasticsearch may refuse it.',
      values: { place },
    }),
  unsupported_field: (_place, name) =>
    i18n.translate('apiKeys.shape.unsupportedField', {
      defaultMessage: 'The field "{name}" cannot be used in an API key.',
      values: { name },
    }),
  invalid_role_name: (_place, name) =>
    i18n.translate('apiKeys.shape.invalidRoleName', {
      defaultMessage:
        'The role name "{name}" cannot be used. It takes 1 to 1024 plain ASCII characters, without a blank at either end.',
      values: { name },
    }),
  reserved_name: (_place, name) => reservedNameText(name),
  except_without_grant: () =>
    i18n.translate('apiKeys.shape.exceptWithoutGrant', {
      defaultMessage: '"except" needs a list "grant" beside it.',
    }),
  restriction_not_alone: () =>
    i18n.translate('apiKeys.shape.restrictionNotAlone', {
      defaultMessage:
        'A role with a workflow restriction must be the only role. Remove the others or the restriction.',
    }),
};

/** What is wrong at a place of role descriptors or access, with the place's name. */
const shapeProblemText = (problem: ShapeProblem): string =>
  PROBLEM_TEXTS[problem.code](
    formatJsonPath(problem.path),
    String(problem.path.at(-1) ?? ''),
    problem,
  );

const emptyDocumentText = (): string =>
  i18n.translate('apiKeys.shape.emptyDocument', {
    defaultMessage:
      'Add at least one entry. Elasticsearch reads an empty object as "no restriction".',
  });

const emptyPlaceText = (place: string): string =>
  i18n.translate('apiKeys.shape.empty', {
    defaultMessage: '"{place}" must not be empty.',
    values: { place },
  });

const reservedNameText = (name: string): string =>
  i18n.translate('apiKeys.shape.reservedName', {
    defaultMessage: 'The name "{name}" begins with an underscore, which Elastic keeps for itself.',
    values: { name },
  });

/** Checks what the user enters to restrict a key. */
export const checkRoleDescriptors: JsonObjectCheck = (value) =>
  roleDescriptorsProblems(value).map((problem) => ({
    path: problem.path,
    severity: problem.severity,
    message: shapeProblemText(problem),
  }));

/** Checks what the user enters as metadata. */
export const checkMetadata: JsonObjectCheck = (value) => {
  const name = reservedMetadataKey(value);
  return name === undefined
    ? []
    : [{ path: [name], severity: 'error', message: reservedNameText(name) }];
};
