import { killRounds } from './kill_rounds.mock';

describe('a store whose process is killed', () => {
  it('holds all acknowledged transactions, and each transaction wholly or not at all', async () => {
    const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

    expect({ seed, wrong: await killRounds({ kills: 10, seed }) }).toEqual({ seed, wrong: [] });
  }, 60_000);
});
