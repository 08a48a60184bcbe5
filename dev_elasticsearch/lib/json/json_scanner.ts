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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
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

  expect(character: string, what: string): void {
    if (!this.take(character)) throw this.unexpected(what);
  }

  readString(): string {
    if (this.text.charCodeAt(this.position) !== QUOTE) throw this.unexpected('a string');
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

  readNumber(): number {
    NUMBER.lastIndex = this.position;
    const match = NUMBER.exec(this.text);
    if (match === null) throw this.unexpected('a value');
    this.position = NUMBER.lastIndex;
    if (/[\w.+-]/.test(this.text.charAt(this.position))) throw this.unexpected('a number');
    return Number(match[0]);
  }

  readLiteral(): unknown {
    WORD.lastIndex = this.position;
    const word = WORD.exec(this.text)?.[0] ?? '';
    if (!LITERALS.has(word)) throw this.unexpected("a value: 'true', 'false' or 'null'");
    this.position += word.length;
    return LITERALS.get(word);
  }

  /** An error at the present position that says what was expected there. */
  unexpected(expected: string): JsonSyntaxError {
    const character = this.peek();
    const found =
      character === '' ? 'Unexpected end-of-input' : `Unexpected character ('${character}')`;
    return this.errorAt(`${found}: was expecting ${expected}`, this.position);
  }

  errorAt(message: string, offset: number): JsonSyntaxError {
    return new JsonSyntaxError(message, locationOf(this.text, offset));
  }

  private badString(): JsonSyntaxError {
    return this.position >= this.text.length
      ? this.errorAt('Unexpected end-of-input: was expecting closing quote', this.position)
      : this.errorAt('Illegal unquoted control character in string', this.position);
  }

  private readEscape(): string {
    const letter = this.text.charAt(this.position + 1);
    if (letter === 'u') return this.readUnicodeEscape();
    const plain = ESCAPES.get(letter);
    if (plain === undefined) throw this.errorAt('Unrecognized character escape', this.position);
    this.position += 2;
    return plain;
  }

  private readUnicodeEscape(): string {
    const digits = this.text.slice(this.position + 2, this.position + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
      throw this.errorAt('Unexpected character in unicode escape', this.position);
    }
    this.position += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
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
