import { runCommand } from './lib/entry.mjs';

await runCommand('../test/bench/main.ts', 'bench');
