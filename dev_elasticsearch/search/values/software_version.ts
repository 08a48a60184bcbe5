const VALID = /^(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

const TEXT = '\u0000';
const PRE_RELEASE = '\u0002';
const RELEASE = '\u0003';
const NEXT_IDENTIFIER = '\u0001';
const NUMBER = '\u0002';
const INVALID = '\uffff';

/**
 * A text of a `version` field as the index holds it: the order of the encoded texts is that of
 * semantic versions (`1.9` before `1.10`, `2.0-beta` before `2.0`); what is no version comes last.
 */
export function encodeVersion(text: string): string {
  const match = VALID.exec(text);
  if (match === null) {
    return `${INVALID}${text}${TEXT}${text}`;
  }
  const [, main = '', preRelease] = match;
  const numbers = main.split('.').map(encodeNumber).join('.');
  const rest =
    preRelease === undefined
      ? RELEASE
      : PRE_RELEASE + preRelease.split('.').map(encodeIdentifier).join(NEXT_IDENTIFIER);
  return `${numbers}${rest}${TEXT}${text}`;
}

/** The text that {@link encodeVersion} was given. */
export function decodeVersion(encoded: string): string {
  return encoded.slice(encoded.indexOf(TEXT) + 1);
}

/** Longer numbers are larger, so the length goes in front. */
function encodeNumber(digits: string): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  return `${String.fromCharCode(0x100 + plain.length)}${plain}`;
}

function encodeIdentifier(identifier: string): string {
  return /^\d+$/.test(identifier) ? NUMBER + encodeNumber(identifier) : identifier;
}
