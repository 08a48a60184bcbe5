import { runCommand } from './lib/entry.mjs';

await runCommand('build/main.ts', 'build');
