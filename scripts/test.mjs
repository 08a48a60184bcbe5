import { runCommand } from './lib/entry.mjs';

await runCommand('checks/main.ts', 'test');
