import { JsonScanner, locationOf, MAX_JSON_DEPTH } from './json_scanner';
import type { JsonLocation } from './json_scanner';

type JsonObject = Record<string, unknown>;
type Path = readonly (string | number)[];

/** Where one member of the text begins: its key, and its value. */
interface Visit {
  readonly path: Path;
  /** Offset of the key's opening quote; of the value for items of an array. */
  readonly keyOffset: number;
  readonly valueOffset: number;
}

class JsonParser {
  private readonly scanner: JsonScanner;
  private readonly path: (string | number)[] = [];

  constructor(
    text: string,
    private readonly visit?: (visit: Visit) => void,
  ) {
    this.scanner = new JsonScanner(text);
  }

  parse(): unknown {
    const value = this.readMember(this.scanner.skipBlanks());
    if (this.scanner.peek() !== '')
      throw this.scanner.unexpected('was expecting the end of the input');
    return value;
  }

  private readMember(keyOffset: number): unknown {
    const first = this.scanner.peek();
    this.visit?.({ path: this.path, keyOffset, valueOffset: this.scanner.skipBlanks() });
    if (first === '{') return this.readObject();
    if (first === '[') return this.readArray();
    if (first === '"') return this.scanner.readString();
    if (first === '-' || (first >= '0' && first <= '9')) return this.scanner.readNumber();
    return this.scanner.readLiteral();
  }

  private readObject(): JsonObject {
    const object: JsonObject = {};
    this.enter();
    this.scanner.expect('{', 'was expecting an object');
    if (this.scanner.take('}')) return object;
    do {
      this.readField(object);
    } while (this.scanner.take(','));
    this.scanner.expect('}', 'was expecting comma to separate Object entries');
    return object;
  }

  private readField(object: JsonObject): void {
    const offset = this.scanner.skipBlanks();
    if (this.scanner.peek() !== '"')
      throw this.scanner.unexpected('was expecting double-quote to start field name');
    const key = this.scanner.readString();
    if (Object.hasOwn(object, key)) {
      throw this.scanner.errorAt(`Duplicate field '${key}'`, this.scanner.offset);
    }
    this.scanner.expect(':', 'was expecting a colon to separate field name and value');
    this.path.push(key);
    setOwn(object, key, this.readMember(offset));
    this.path.pop();
  }

  private readArray(): unknown[] {
    const items: unknown[] = [];
    this.enter();
    this.scanner.expect('[', 'was expecting an array');
    if (this.scanner.take(']')) return items;
    do {
      this.path.push(items.length);
      items.push(this.readMember(this.scanner.skipBlanks()));
      this.path.pop();
    } while (this.scanner.take(','));
    this.scanner.expect(']', 'was expecting comma to separate Array entries');
    return items;
  }

  private enter(): void {
    if (this.path.length < MAX_JSON_DEPTH) return;
    const depth = String(MAX_JSON_DEPTH + 1);
    const message = `Document nesting depth (${depth}) exceeds the maximum allowed (${String(MAX_JSON_DEPTH)}, from \`StreamReadConstraints.getMaxNestingDepth()\`)`;
    throw this.scanner.errorAt(message, this.scanner.skipBlanks());
  }
}

/** `__proto__` in a text is a field like any other, never the prototype of what is built. */
function setOwn(object: JsonObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    object[key] = value;
  }
}

/**
 * Parses JSON as strictly as Elasticsearch: duplicate keys, nesting beyond 1000 levels and text
 * after the value are refused; comments are allowed.
 * @throws JsonSyntaxError with line and column.
 */
export function parseJson(text: string): unknown {
  return new JsonParser(text).parse();
}

/**
 * Where the member at `path` begins in a text that {@link parseJson} has accepted: its key by
 * default, else its value. A path that is not there gives the nearest parent's place.
 */
export function locateJson(text: string, path: Path, part: 'key' | 'value' = 'key'): JsonLocation {
  let offset = 0;
  let depth = -1;
  const visit = (seen: Visit): void => {
    if (seen.path.length <= depth || !seen.path.every((step, at) => step === path[at])) return;
    depth = seen.path.length;
    offset = part === 'key' ? seen.keyOffset : seen.valueOffset;
  };
  new JsonParser(text, visit).parse();
  return locationOf(text, offset);
}
