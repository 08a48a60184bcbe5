import { runCommand } from './lib/entry.mjs';

await runCommand('start/main.ts', 'start');
