// The one way out for what a run shows: bounded by count, batched by time.
// What is left out depends on counts alone; time decides only how many frames the page sees before the last.
import { caps } from '../output.ts';
import type { Output, TextOutput } from '../output.ts';
import type { FromWorker, OutputChange } from '../protocol.ts';
import type { Host } from './host.ts';
import { weightOf } from './weight.ts';

/** An output that goes on changing while its cell runs. */
export interface LiveOutput {
  /** What the page does not know yet. */
  take(): OutputChange | null;
  /** The whole output as it stays; null when `take` has told everything. */
  finish(): OutputChange | null;
}

type Pacing = Pick<Host, 'now' | 'later'> & { post(message: FromWorker): void };

const pause = 16;

/** The outputs of one run. What comes when it is over goes to the queue that `elsewhere` gives, if any. */
export class OutputQueue {
  readonly #run: number;
  readonly #host: Pacing;
  readonly #elsewhere: () => OutputQueue | null;
  #changes: OutputChange[] = [];
  readonly #live = new Set<LiveOutput>();
  readonly #touched = new Set<LiveOutput>();
  #sent: number;
  #armed = false;
  #closed = false;
  /** Outputs that were made, those that were sent, and how much the latter weigh. */
  #count = 0;
  #kept = 0;
  #weight = 0;
  #ids = 0;
  #lines = 0;
  #keptLines = 0;
  #characters = 0;
  #lastLine: TextOutput | null = null;
  #lastOutput: Output | null = null;

  constructor(run: number, host: Pacing, elsewhere: () => OutputQueue | null = () => null) {
    this.#run = run;
    this.#host = host;
    this.#elsewhere = elsewhere;
    this.#sent = host.now();
  }

  /** A console line; lines over the cap are counted, not kept. */
  line(level: TextOutput['level'], text: string): void {
    if (this.#closed) return this.#elsewhere()?.line(level, text);
    this.#lines += 1;
    if (this.#keptLines === caps.lines || this.#characters > caps.lineCharacters) return;
    this.#keptLines += 1;
    this.#characters += text.length;
    this.#lastLine = { kind: 'text', id: this.#nextId(), level, text };
    this.#put(this.#lastLine);
  }

  /** Any other output, made with the id it gets; null when the cap left it out. */
  add<Kind extends Output>(make: (id: string) => Kind): Kind | null {
    if (this.#closed) return this.#elsewhere()?.add(make) ?? null;
    this.#count += 1;
    if (this.#kept === caps.outputs || this.#weight > caps.weight) return null;
    const output = make(this.#nextId());
    this.#kept += 1;
    this.#weight += weightOf(output);
    this.#lastOutput = output;
    this.#put(output);
    return output;
  }

  /** Lets an output change until the run ends. */
  addLive(live: LiveOutput): void {
    if (this.#closed) this.#elsewhere()?.addLive(live);
    else this.#live.add(live);
  }

  /** Says that a live output has something new. */
  touch(live: LiveOutput): void {
    // An output of another run belongs to a cell that has ended: it stays as it is.
    if (this.#closed || !this.#live.has(live)) return this.#elsewhere()?.touch(live);
    this.#touched.add(live);
    this.#flushSoon();
  }

  flush(): void {
    for (const live of this.#touched) {
      const change = live.take();
      if (change !== null) this.#changes.push(change);
    }
    this.#touched.clear();
    this.#send();
  }

  /** Sends everything as it stays, with the counts of what was left out. */
  finish(): void {
    this.flush();
    for (const live of this.#live) {
      const change = live.finish();
      if (change !== null) this.#changes.push(change);
    }
    this.#end();
  }

  /** The run failed: sends what there is. Live outputs stay as they were last seen. */
  abandon(): void {
    this.flush();
    this.#end();
  }

  #end(): void {
    this.#tellDropped(this.#lastLine, this.#lines - this.#keptLines);
    this.#tellDropped(this.#lastOutput, this.#count - this.#kept);
    this.#send();
    this.#closed = true;
    this.#live.clear();
    this.#touched.clear();
  }

  #nextId(): string {
    this.#ids += 1;
    return String(this.#ids);
  }

  #put(output: Output): void {
    this.#changes.push({ change: 'set', output });
    this.#flushSoon();
  }

  #tellDropped(last: Output | null, dropped: number): void {
    if (last === null || dropped <= 0) return;
    const whole = this.#changes.findLast(
      (change) => change.change === 'set' && change.output.id === last.id,
    );
    const output = whole?.change === 'set' ? whole.output : last;
    this.#changes.push({ change: 'set', output: { ...output, dropped } });
  }

  #flushSoon(): void {
    const waited = this.#host.now() - this.#sent;
    if (waited >= pause) return this.flush();
    if (this.#armed) return;
    this.#armed = true;
    this.#host.later(() => {
      this.#armed = false;
      if (!this.#closed) this.flush();
    }, pause - waited);
  }

  #send(): void {
    this.#sent = this.#host.now();
    if (this.#changes.length === 0) return;
    const changes = this.#changes;
    // Taken out first: what cannot be sent must not keep the rest from being sent.
    this.#changes = [];
    this.#host.post({ type: 'out', run: this.#run, changes });
  }
}
