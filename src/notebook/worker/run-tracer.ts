// Listens to the engine during one run: notes the line of each tensor, counts backward(), records one of them.
// Leaves making the trace to record-trace.ts and reading stacks to scripts.ts.
import type { BackwardStep, Change, Scope, SourcePosition, Tensor, Tracer } from '#engine';
import { NotebookError } from '../errors.ts';
import { asSent } from '../packed-trace.ts';
import type { Giving, Trace } from '../trace.ts';
import { recordResult, recordTrace, TraceRecorder, type TraceContext } from './record-trace.ts';
import { MakingPlace, NotedPlace } from './making-place.ts';
import type { CellPlace, Scripts } from './scripts.ts';

/** Tensors whose line is noted in a run that nobody asked to record: it takes some microseconds each. */
const watched = 200;

export interface TracedRun {
  readonly cell: string;
  readonly scripts: Scripts;
  readonly nameOf: (tensor: Tensor) => string | null;
  readonly namedAt: (tensor: Tensor) => CellPlace | null;
  readonly givenTo: (tensor: Tensor) => readonly Giving[];
  /** Which backward() to record. */
  readonly record: number | null;
  /** Whether every tensor's line is wanted. */
  readonly thorough: boolean;
}

export class RunTracer implements Tracer {
  /** How many times the cell has called backward(). */
  backwards = 0;
  /** Why the wanted backward() could not be recorded. */
  problem: NotebookError | null = null;
  readonly #run: TracedRun;
  #recorder: TraceRecorder | null = null;
  /** The recorder while it collects updates: until the next backward(). */
  #watching: TraceRecorder | null = null;
  #seen = 0;
  #aside = 0;

  constructor(run: TracedRun) {
    this.#run = run;
  }

  get scoped(): boolean {
    return this.#run.thorough;
  }

  position(scope: Scope | null): SourcePosition | null {
    if (this.#aside > 0) return null;
    if (this.#run.thorough) {
      return MakingPlace.of(this.#run.scripts.all(new Error().stack ?? ''), scope);
    }
    this.#seen += 1;
    return this.#seen <= watched ? new NotedPlace(this.#run.scripts) : null;
  }

  backward(root: Tensor): ((step: BackwardStep) => void) | undefined {
    if (this.#aside > 0) return undefined;
    this.backwards += 1;
    this.#watching = null;
    if (this.backwards !== this.#run.record) return undefined;
    try {
      const recorder = new TraceRecorder(root, this.#context(this.backwards));
      this.#recorder = this.#watching = recorder;
      return (step) => recorder.add(step);
    } catch (error) {
      // The reader's own run goes on; only the recording failed.
      if (!(error instanceof NotebookError)) throw error;
      this.problem = error;
      return undefined;
    }
  }

  changing(node: Tensor, change: Change): (() => void) | undefined {
    if (this.#aside > 0 || this.#watching === null) return undefined;
    return this.#watching.update(node, change, this.#here());
  }

  /** The trace of a scalar, gradients left as they are. */
  trace(scalar: Tensor): Trace {
    return asSent(recordTrace(scalar, this.#context(0)));
  }

  /** The trace of a cell's result, of whatever shape. */
  result(result: Tensor): Trace {
    return asSent(recordResult(result, this.#context(0)));
  }

  /** The trace that was asked for, if its backward() took place. */
  recorded(): Trace | null {
    return this.#recorder === null ? null : asSent(this.#recorder.finish());
  }

  /** Runs the notebook's own computations without noting or counting anything. */
  readonly aside = <Result>(body: () => Result): Result => {
    this.#aside += 1;
    try {
      return body();
    } finally {
      this.#aside -= 1;
    }
  };

  #context(backward: number): TraceContext {
    const { cell, nameOf, namedAt, givenTo } = this.#run;
    return {
      cell,
      backward,
      nameOf,
      namedAt,
      givenTo,
      place: this.#here() ?? { cell, line: 1, column: 1 },
    };
  }

  #here(): CellPlace | null {
    return this.#run.scripts.innermost(new Error().stack ?? '');
  }
}
