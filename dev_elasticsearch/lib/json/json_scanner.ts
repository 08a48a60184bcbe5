/** Deepest nesting of arrays and objects that is read; Elasticsearch's own limit. */
export const MAX_JSON_DEPTH = 1000;

/** A place in a text, both 1-based, as Elasticsearch counts. */
export interface JsonLocation {
  readonly line: number;
  readonly column: number;
}

/** Text that is no JSON. The message does not quote more than one character of it. */
export class JsonSyntaxError extends Error {
  readonly location: JsonLocation;

  constructor(message: string, location: JsonLocation) {
    super(message);
    this.name = 'JsonSyntaxError';
    this.location = location;
  }
}

const ANY_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const INTEGER = /^-?\d+$/;

/** Most characters of one number, the limit of Elasticsearch's JSON parser. */
const MAX_NUMBER_LENGTH = 1000;

const NOT_PLAIN = /["\\\u0000-\u001f]/g;
const COMMENT_OR_SPACE = /(?:[ \t\r\n]+|\/\*[^]*?\*\/|\/\/[^\n]*)+/y;
const WORD = /[A-Za-z]+/y;
const LITERALS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const ESCAPES = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads the tokens of a JSON text one by one. Comments are skipped, as Elasticsearch does. */
export class JsonScanner {
  private position = 0;

  constructor(private readonly text: string) {}

  /** Where the next character is read. */
  get offset(): number {
    return this.position;
  }

  /** Offset of the next token, after blanks and comments. */
  skipBlanks(): number {
    const code = this.text.charCodeAt(this.position);
    if (code <= 0x20 || code === 0x2f) {
      COMMENT_OR_SPACE.lastIndex = this.position;
      if (COMMENT_OR_SPACE.test(this.text)) this.position = COMMENT_OR_SPACE.lastIndex;
    }
    return this.position;
  }

  /** The next significant character without taking it; `''` at the end. */
  peek(): string {
    return this.text.charAt(this.skipBlanks());
  }

  /** Takes the next character when it is the wanted one. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position += 1;
    return true;
  }

  /** Takes the wanted character. @throws JsonSyntaxError that says `expecting` */
  expect(character: string, expecting: string): void {
    if (!this.take(character)) throw this.unexpected(expecting);
  }

  readString(): string {
    if (this.text.charCodeAt(this.position) !== QUOTE)
      throw this.unexpected('was expecting double-quote');
    let value = '';
    let start = this.position + 1;
    for (;;) {
      NOT_PLAIN.lastIndex = start;
      const stop = NOT_PLAIN.exec(this.text)?.index ?? this.text.length;
      value += this.text.slice(start, stop);
      this.position = stop;
      const code = this.text.charCodeAt(stop);
      if (code === QUOTE) break;
      if (code !== BACKSLASH) throw this.badString();
      value += this.readEscape();
      start = this.position;
    }
    this.position += 1;
    return value;
  }

  /** A number; a bigint for an integer that a double would round. */
  readNumber(): number | bigint {
    NUMBER.lastIndex = this.position;
    const [text = ''] = NUMBER.exec(this.text) ?? [];
    if (text.length > MAX_NUMBER_LENGTH) throw this.numberTooLong(text.length);
    this.position += text.length;
    if (text === '' || /[\w.+-]/.test(this.text.charAt(this.position))) throw this.badNumber(text);
    const value = Number(text);
    // Elasticsearch would keep an infinity, which no JSON can say again.
    if (!Number.isFinite(value) && !INTEGER.test(text)) throw this.outOfRange(text);
    return !Number.isSafeInteger(value) && INTEGER.test(text) ? BigInt(text) : value;
  }

  readLiteral(): unknown {
    WORD.lastIndex = this.position;
    const word = WORD.exec(this.text)?.[0] ?? '';
    if (word === '') throw this.unexpected(`expected a valid value ${ANY_VALUE}`);
    // Elasticsearch quotes the token, which may be a secret that somebody forgot to put in quotes.
    if (!LITERALS.has(word)) {
      throw this.errorAt(`Unrecognized token: was expecting ${ANY_VALUE}`, this.position);
    }
    this.position += word.length;
    return LITERALS.get(word);
  }

  /** An error at the present position; `expecting` says what belongs there. */
  unexpected(expecting: string): JsonSyntaxError {
    const character = this.peek();
    return this.errorAt(`${unexpectedCharacter(character)}: ${expecting}`, this.position);
  }

  errorAt(message: string, offset: number): JsonSyntaxError {
    return new JsonSyntaxError(message, locationOf(this.text, offset));
  }

  private outOfRange({ length }: string): JsonSyntaxError {
    return this.errorAt('Numeric value out of range of double', this.position - length);
  }

  private badNumber(text: string): JsonSyntaxError {
    const next = this.text.charAt(this.position);
    if (/^-?0$/.test(text) && /\d/.test(next)) {
      return this.errorAt('Invalid numeric value: Leading zeroes not allowed', this.position);
    }
    if (text === '') this.position += 1;
    return this.unexpected(
      text === ''
        ? 'Expected digit (0-9) to follow minus sign, for valid numeric value'
        : 'Expected space separating root-level values or the end of the number',
    );
  }

  private numberTooLong(length: number): JsonSyntaxError {
    const message = `Number value length (${length}) exceeds the maximum allowed (${MAX_NUMBER_LENGTH}, from \`StreamReadConstraints.getMaxNumberLength()\`)`;
    return this.errorAt(message, this.position);
  }

  private badString(): JsonSyntaxError {
    const character = this.text.charAt(this.position);
    return this.errorAt(
      character === ''
        ? 'Unexpected end-of-input: was expecting closing quote for a string value'
        : `Illegal unquoted character (${codeOf(character)}): has to be escaped using backslash to be included in string value`,
      this.position,
    );
  }

  private readEscape(): string {
    const letter = this.text.charAt(this.position + 1);
    this.position += 1;
    if (letter === '') throw this.badString();
    if (letter === 'u') return this.readUnicodeEscape();
    const plain = ESCAPES.get(letter);
    if (plain === undefined) {
      throw this.errorAt(`Unrecognized character escape ${codeOf(letter)}`, this.position);
    }
    this.position += 1;
    return plain;
  }

  private readUnicodeEscape(): string {
    this.position += 1;
    const digits =
      /^[0-9a-fA-F]{0,4}/.exec(this.text.slice(this.position, this.position + 4))?.[0] ?? '';
    this.position += digits.length;
    if (digits.length < 4) {
      const what = unexpectedCharacter(this.text.charAt(this.position));
      throw this.errorAt(
        `${what}: expected a hex-digit for character escape sequence`,
        this.position,
      );
    }
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
}

/** Quotes the one character at which the text stops being JSON. */
function unexpectedCharacter(character: string): string {
  if (character === '') return 'Unexpected end-of-input';
  return /[\u0000-\u001f]/.test(character)
    ? `Illegal character (${codeOf(character)})`
    : `Unexpected character (${codeOf(character)})`;
}

function codeOf(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? `(CTRL-CHAR, code ${code})` : `'${character}' (code ${code})`;
}

/** Line and column of an offset. */
export function locationOf(text: string, offset: number): JsonLocation {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
