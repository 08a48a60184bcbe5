/** Present time in milliseconds since the epoch, UTC. Handed in everywhere, so that tests own it. */
export type Clock = () => number;

/** The clock of the machine. */
export const systemClock: Clock = () => Date.now();
