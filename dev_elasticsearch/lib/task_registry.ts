import type { Clock } from './clock';
import { ElasticsearchError, illegalArgument } from './elasticsearch_error';
import type { ErrorObject } from './elasticsearch_error';

/** Ended tasks that are remembered; the oldest go first. Lost when the server stops. */
const MAX_ENDED = 1000;

/** What a task does. */
export interface TaskWork {
  /** The action it runs, for example `indices:data/write/update/byquery`. */
  readonly action: string;
  /** For people; without a secret. */
  readonly description: string;
  readonly run: () => Promise<unknown>;
}

/** A task as `_tasks` shows it. */
export interface Task {
  /** `nodeId:number`. */
  readonly id: string;
  readonly number: number;
  readonly action: string;
  readonly description: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  /** Undefined while it runs. */
  readonly ended: number | undefined;
  /** What it answered; undefined while it runs, and when it failed. */
  readonly response: unknown;
  /** Undefined unless it failed. */
  readonly error: ErrorObject | undefined;
}

/** What a registry is built on. */
export interface TaskRegistryOptions {
  readonly nodeId: string;
  readonly clock: Clock;
  /** Gets a failure that has no answer of its own. */
  readonly log: (line: string) => void;
}

/** Requests that go on after they were answered (`wait_for_completion=false`). */
export class TaskRegistry {
  private readonly tasks = new Map<string, Task>();
  private lastNumber = 0;

  constructor(private readonly options: TaskRegistryOptions) {}

  /** Begins the work. @returns the id to ask for it. */
  start({ action, description, run }: TaskWork): string {
    this.lastNumber += 1;
    const id = `${this.options.nodeId}:${this.lastNumber}`;
    const started = this.options.clock();
    const task: Task = {
      ...{ id, number: this.lastNumber, action, description, started },
      ...{ ended: undefined, response: undefined, error: undefined },
    };
    this.tasks.set(id, task);
    void run().then(
      (response) => this.end(task, { response }),
      (error: unknown) => this.end(task, { error: this.describe(error) }),
    );
    return id;
  }

  /** @throws 400 for an id that cannot be one, 404 for one that is not known (any more) */
  get(id: string): Task {
    if (!/^[^:]+:\d+$/.test(id)) throw illegalArgument(`malformed task id ${id}`);
    const task = this.tasks.get(id);
    if (task !== undefined) return task;
    throw new ElasticsearchError({
      status: 404,
      type: 'resource_not_found_exception',
      reason: `task [${id}] isn't running and hasn't stored its results`,
    });
  }

  /** The tasks that run now, the oldest first. */
  running(): readonly Task[] {
    return [...this.tasks.values()].filter(({ ended }) => ended === undefined);
  }

  private end(task: Task, result: Partial<Pick<Task, 'response' | 'error'>>): void {
    // Behind all others, so that those that ended first are forgotten first.
    this.tasks.delete(task.id);
    this.tasks.set(task.id, { ...task, ...result, ended: this.options.clock() });
    const ended = [...this.tasks.values()].filter((other) => other.ended !== undefined);
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) {
      this.tasks.delete(id);
    }
  }

  private describe(error: unknown): ErrorObject {
    if (error instanceof ElasticsearchError) return error.toObject();
    this.options.log(`A task failed: ${error instanceof Error ? (error.stack ?? '') : ''}`);
    return { type: 'exception', reason: 'The development server failed; its log says why' };
  }
}
