import { killRounds } from '../../dev_elasticsearch/storage/kill_rounds.mock';
import { serverKills } from './server_kills';

const STORE_KILLS = 200;
const SERVER_KILLS = 20;

/** A generator of numbers from 0 to 1 (mulberry32): the same for the same seed. */
function newRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function main(): Promise<void> {
  const seed = Number(process.env.NIGHTLY_SEED ?? Date.now() % 1_000_000);
  console.log(`Seed ${seed}: NIGHTLY_SEED=${seed} does the same again`);
  const wrong = [
    ...(await timed(`${SERVER_KILLS} kills of the server`, () =>
      serverKills(SERVER_KILLS, newRandom(seed)),
    )),
    ...(await timed(`${STORE_KILLS} kills of the store`, () =>
      killRounds({ kills: STORE_KILLS, seed }),
    )),
  ];
  wrong.forEach((line) => console.error(line));
  if (wrong.length > 0) process.exitCode = 1;
}

async function timed(
  title: string,
  run: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const start = performance.now();
  const wrong = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${title}: ${wrong.length === 0 ? 'nothing lost' : 'LOST'} (${seconds} s)`);
  return wrong;
}

void main();
