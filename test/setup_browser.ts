import '@testing-library/jest-dom';
import { TextDecoder, TextEncoder } from 'node:util';

// jsdom leaves these out, though every browser has them.
Object.assign(globalThis, { TextEncoder, TextDecoder });
