// An output drawn from the reader's functions, again and again while the cell runs.
// How many frames are evaluated depends on time; the last is always evaluated when the cell ends.
import type { Output } from '../output.ts';
import type { Host } from './host.ts';
import type { LiveOutput, OutputQueue } from './output-queue.ts';

/** What drawing from functions needs of its run. */
export interface EvaluatingRun {
  readonly queue: OutputQueue;
  readonly now: Host['now'];
  /** Runs a drawing function so that it leaves no mark: positions and counts of backward() stay as they are. */
  readonly aside: <Result>(body: () => Result) => Result;
}

/** One figure: `make` puts what `evaluate` gives for a source into an output. */
export class EvaluatedOutput<Source, Data, Kind extends Output> implements LiveOutput {
  readonly #run: EvaluatingRun;
  readonly #evaluate: (source: Source) => Data;
  readonly #output: Kind | null;
  readonly #make: (id: string, data: Data) => Kind;
  #data: Data;
  #pushed: { readonly source: Source } | null = null;
  #cost = 0;
  #evaluated = 0;

  constructor(
    run: EvaluatingRun,
    first: Source,
    evaluate: (source: Source) => Data,
    make: (id: string, data: Data) => Kind,
  ) {
    this.#run = run;
    this.#evaluate = evaluate;
    this.#make = make;
    this.#data = this.#timed(first);
    this.#output = run.queue.add((id) => make(id, this.#data));
    if (this.#output !== null) run.queue.addLive(this);
  }

  push(source: Source): void {
    this.#pushed = { source };
    if (this.#output === null) return;
    // A quarter of the cell's time at most goes into frames.
    if (this.#run.now() - this.#evaluated < Math.max(33, 3 * this.#cost)) return;
    this.#data = this.#timed(source);
    this.#run.queue.touch(this);
  }

  take() {
    if (this.#output === null) return null;
    return { change: 'set', output: this.#make(this.#output.id, this.#data) } as const;
  }

  finish() {
    if (this.#pushed === null) return null;
    this.#data = this.#timed(this.#pushed.source);
    return this.take();
  }

  #timed(source: Source): Data {
    const began = this.#run.now();
    const data = this.#run.aside(() => this.#evaluate(source));
    this.#evaluated = this.#run.now();
    this.#cost = this.#evaluated - began;
    return data;
  }
}
