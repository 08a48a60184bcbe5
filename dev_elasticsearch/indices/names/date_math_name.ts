import { ElasticsearchError } from '../../lib/elasticsearch_error';
import { resolveDateMath } from '../../search/dates/date_math';
import { formatDate } from '../../search/dates/dates';

const DEFAULT_FORMAT = 'uuuu.MM.dd';

/**
 * Replaces the date math in names: `<logs-{now/d}>` is `logs-2030.01.01`. Takes one name, or several
 * with commas between them; names without angle brackets stay as they are.
 * @throws 400 `parse_exception` for braces that do not match, and for what is no date math.
 */
export function resolveDateNames(expression: string, now: number): string {
  if (!expression.includes('<')) {
    return expression;
  }
  return expression
    .split(',')
    .map((part) => {
      const [, minus = '', inner] = /^(-?)<(.*)>$/s.exec(part) ?? [];
      return inner === undefined ? part : minus + resolveName(inner, now);
    })
    .join(',');
}

/** A date in braces, `now/d{yyyy|+02:00}`; its format and time zone may be left out. */
const PLACEHOLDER = /^([^{}]*)(?:\{([^{}|]*)(?:\|([^{}]*))?\})?$/;

function resolveName(text: string, now: number): string {
  let name = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length) {
      at += 1;
      name += text.charAt(at);
    } else if (character === '{') {
      const end = closingBrace(text, at);
      name += resolvePlaceholder(text.slice(at + 1, end), { text, now });
      at = end;
    } else if (character === '}') {
      throw invalidName(
        text,
        `invalid character at position [${at}]. \`{\` and \`}\` are reserved characters and should ` +
          'be escaped when used as part of the index name using `\\` (e.g. `\\{text\\}`)',
      );
    } else {
      name += character;
    }
  }
  if (name === '') {
    throw invalidName(text, 'nothing captured');
  }
  return name;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    depth += text.charAt(at) === '{' ? 1 : text.charAt(at) === '}' ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  throw invalidName(text, 'date math placeholder is open ended');
}

function resolvePlaceholder(
  placeholder: string,
  { text, now }: { readonly text: string; readonly now: number },
): string {
  const match = PLACEHOLDER.exec(placeholder);
  if (match === null) {
    throw invalidName(text, 'missing closing `}` for date math format');
  }
  const [, math = '', given = '', zone = 'UTC'] = match;
  const format = given === '' ? DEFAULT_FORMAT : given;
  try {
    return formatDate(resolveDateMath(math, { format, now, zone }), format, zone);
  } catch (error) {
    throw error instanceof ElasticsearchError ? (error.causedBy ?? error) : error;
  }
}

function invalidName(text: string, why: string): ElasticsearchError {
  const reason = `invalid dynamic name expression [${text}]. ${why}`;
  return new ElasticsearchError({ status: 400, type: 'parse_exception', reason });
}
