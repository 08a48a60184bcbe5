/**
 * Keeps the first `limit` items of a stream in the order of `compare`, in memory for no more than
 * those. Equal items keep no particular order, so let `compare` tell all apart.
 */
export class TopHits<T> {
  /** A heap with the worst kept item at its root. */
  private readonly heap: T[] = [];

  constructor(
    private readonly limit: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  add(item: T): void {
    const worst = this.heap[0];
    if (this.heap.length < this.limit) {
      this.heap.push(item);
      this.rise(this.heap.length - 1);
    } else if (worst !== undefined && this.compare(item, worst) < 0) {
      this.heap[0] = item;
      this.sink(0);
    }
  }

  /** The kept items, best first. */
  sorted(): readonly T[] {
    return [...this.heap].sort(this.compare);
  }

  private rise(start: number): void {
    let at = start;
    while (at > 0) {
      const parent = Math.floor((at - 1) / 2);
      if (!this.isWorse(at, parent)) {
        return;
      }
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(start: number): void {
    let at = start;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = this.isWorse(right, left) ? right : left;
      if (!this.isWorse(child, at)) {
        return;
      }
      this.swap(at, child);
      at = child;
    }
  }

  private isWorse(a: number, b: number): boolean {
    const first = this.heap[a];
    const second = this.heap[b];
    return first !== undefined && second !== undefined && this.compare(first, second) > 0;
  }

  private swap(a: number, b: number): void {
    const first = this.heap[a];
    const second = this.heap[b];
    if (first !== undefined && second !== undefined) {
      this.heap[a] = second;
      this.heap[b] = first;
    }
  }
}
