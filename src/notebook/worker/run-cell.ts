// Runs one compiled cell: binds its names, imports its code, waits for it, and tells the page how it ended.
// Leaves what the cell calls to library.ts, tracing to run-tracer.ts, pacing to pace.ts.
import * as engine from '#engine';
import { NotebookError } from '../errors.ts';
import type { CellError } from '../errors.ts';
import { caps, type NamedValue } from '../output.ts';
import type { Done, Kept, RunRequest } from '../protocol.ts';
import { runtimeNames, type Unit } from '../compile/unit.ts';
import { cellError } from './cell-error.ts';
import { describe, isPromise, isTensor, namedValue } from './describe.ts';
import type { Host, ImportedCell } from './host.ts';
import { keepValues } from './kept-values.ts';
import type { LastThrown } from './last-thrown.ts';
import { library, type RunLibrary } from './library.ts';
import { importedValue, moduleNamed } from './modules.ts';
import { firstNotFinite, type Held } from './not-finite.ts';
import { OutputQueue } from './output-queue.ts';
import { functionsAlone } from './own-functions.ts';
import { Pace } from './pace.ts';
import { recallValues } from './recalled-values.ts';
import { madeScalar, resultOf } from './result.ts';
import { RunTracer } from './run-tracer.ts';
import type { Scope } from './scope.ts';
import type { Giving, Trace } from '../trace.ts';
import type { CellPlace, Scripts } from './scripts.ts';
import type { WantedDatasets } from './wanted-datasets.ts';

/** What runs share: everything that outlives one of them. */
export interface Workshop {
  readonly host: Host;
  readonly scope: Scope;
  readonly scripts: Scripts;
  readonly names: WeakMap<object, Named>;
  readonly lastThrown: LastThrown;
  /** Arrays that are counted, by the names of JavaScript's own, in whose place cells get them. */
  readonly arrays: object;
  readonly imported: Map<string, { readonly code: string; readonly cell: MarkedCell }>;
  readonly datasets: WantedDatasets;
  /** Cells that call `steps`, or functions of such cells. */
  readonly stepping: Set<string>;
  /** The run that is under way: a cell's functions may be called by another cell. */
  readonly running: () => CellRun | null;
  /** Reports what came after its cell had ended. */
  readonly late: (error: NotebookError) => void;
  /** Starts every source of random numbers again. */
  readonly seed: (seed: number) => void;
}

/** The variable that a tensor was first given to, and where the call stands that made its value. */
export interface Named {
  readonly name: string;
  readonly place: CellPlace | null;
  /** The variables that it was given to here: this one first, unless an earlier worker made it. */
  readonly given: Giving[];
}

/** Variables of one tensor that are remembered. */
const mostVariables = 4;

/** A cell's function, and the marks it counts in. */
interface MarkedCell extends ImportedCell {
  readonly marks: Float64Array;
}

/** One run of one cell. */
export class CellRun {
  readonly request: RunRequest;
  readonly queue: OutputQueue;
  readonly pace: Pace;
  readonly library: RunLibrary;
  readonly #workshop: Workshop;
  readonly #tracer: RunTracer;
  #last: unknown;

  constructor(request: RunRequest, workshop: Workshop) {
    const { host, scripts, names, datasets } = workshop;
    this.request = request;
    this.#workshop = workshop;
    this.queue = new OutputQueue(request.run, host, () => this.#queueNow());
    this.pace = new Pace(host, {
      beforeYield: () => this.queue.flush(),
      progress: (share) => host.post({ type: 'progress', run: request.run, share }),
      stopping: () => host.post({ type: 'stopping', run: request.run }),
    });
    this.#tracer = new RunTracer({
      cell: request.cell,
      scripts,
      nameOf: (tensor) => names.get(tensor)?.name ?? null,
      namedAt: (tensor) => names.get(tensor)?.place ?? null,
      givenTo: (tensor) => names.get(tensor)?.given ?? [],
      record: request.record,
      thorough: request.record !== null || mayShowSteps(request, workshop.stepping),
    });
    const { queue } = this;
    const { aside } = this.#tracer;
    const trace = (scalar: engine.Tensor) => this.#tracer.trace(scalar);
    const { controls } = request;
    const { now } = host;
    this.library = library({ queue, now, controls, aside, trace, dataset: datasets.get });
  }

  /** Runs the cell and posts its end: `done` or `failed`. Never rejects. */
  async run(): Promise<void> {
    const { host, seed } = this.#workshop;
    seed(this.request.seed);
    const began = host.now();
    const ended = () => ({
      run: this.request.run,
      ms: host.now() - began,
      backwards: this.#tracer.backwards,
      changed: this.#workshop.scope.changed(),
    });
    try {
      engine.setTracer(this.#tracer);
      engine.setPause(this.pace.pause);
      const { restore } = this.request;
      const values = await (restore === null ? this.#execute() : this.#restore(restore));
      this.queue.finish();
      host.post({ type: 'done', ...ended(), ...this.#outcome(values) });
    } catch (error) {
      this.#giveUp();
      host.post({ type: 'failed', ...ended(), error: this.errorOf(error) });
    } finally {
      engine.setTracer(null);
      // a call that nobody waited for still lets messages in
      engine.setPause(() => host.turn().then(() => true));
    }
  }

  /** Sends what was shown before the error. */
  #giveUp(): void {
    try {
      this.queue.abandon();
    } catch {
      // A figure that calls the reader's code failed too; the first error is the one to tell.
    }
  }

  /** Something thrown in this run, as data. */
  errorOf(thrown: unknown): CellError {
    const { scripts, lastThrown } = this.#workshop;
    const { cell, unit, bindings } = this.request;
    const knownNames = [
      ...Object.keys(bindings),
      ...unit.declares,
      ...Object.keys(this.library.names),
      ...Object.keys(engine).sort(functionsFirst),
    ];
    return cellError(thrown, { cell, scripts, knownNames, thrownAt: lastThrown.stackOf });
  }

  async #execute(): Promise<ReadonlyMap<string, unknown>> {
    const { unit, cell } = this.request;
    const parameters = this.#parameters();
    const { run, marks } = await this.#imported([...parameters.keys()]);
    parameters.set('$marks', marks);
    const values = await run(...parameters.values());
    await this.#showLast();
    const named = new Map(unit.declares.map((name, place) => [name, values[place]]));
    if (this.request.record === null) this.#workshop.scope.set(cell, named);
    return named;
  }

  /** Makes values of an earlier worker again: data first, then the functions that see them. */
  async #restore(block: ArrayBuffer): Promise<ReadonlyMap<string, unknown>> {
    const { host, scope, scripts, names } = this.#workshop;
    const { unit, cell } = this.request;
    const { values, functions } = recallValues(block, (tensor, name) =>
      names.set(tensor, { name, place: null, given: [] }),
    );
    const named = new Map(values);
    if (functions.length > 0) {
      const seen = new Map([...this.#parameters(), ...values]);
      const text = functionsAlone(unit, functions);
      const code = `async function(${[...seen.keys()].join(',')}){let $n=0;\n${text}\nreturn[${functions.join(',')}]\n}`;
      const { run, script } = await host.importCell(code, cell);
      seen.set('$marks', scripts.add(script, cell, unit));
      const made = await run(...seen.values());
      for (const [place, name] of functions.entries()) named.set(name, made[place]);
    }
    scope.set(cell, named);
    return named;
  }

  /** Where an output goes that comes when this run is over: to the cell that runs now, if one does. */
  #queueNow(): OutputQueue | null {
    const running = this.#workshop.running();
    if (running !== null && running !== this) return running.queue;
    this.#workshop.late(new NotebookError('late-output', {}));
    return null;
  }

  #outcome(
    values: ReadonlyMap<string, unknown>,
  ): Pick<Done, 'values' | 'notFinite' | 'scalar' | 'stopped' | 'recorded' | 'kept'> {
    // The page takes no longer names.
    const shown = [...values].filter(([name]) => name.length <= caps.label).slice(0, caps.names);
    const described: Record<string, NamedValue> = Object.fromEntries(
      shown.map(([name, value]) => [name, namedValue(value)]),
    );
    const { stopped } = this.pace;
    const held = this.#held(values);
    return {
      values: described,
      notFinite: firstNotFinite(held),
      scalar: madeScalar(held),
      stopped,
      recorded: this.#recorded(held),
      kept: this.#kept(values),
    };
  }

  #kept(values: ReadonlyMap<string, unknown>): Kept | null {
    const { cell, unit, record, restore, keep, room } = this.request;
    if (record !== null || restore !== null) return null;
    if (keep === 'if-stopped' && !this.pace.stopped) return null;
    const { scope, names } = this.#workshop;
    return keepValues(values, {
      functions: unit.functions,
      others: scope.others(cell),
      room,
      nameOf: (tensor) => names.get(tensor)?.name ?? null,
    });
  }

  /** The values of its names, with their lines, and the one it ends with. */
  #held(values: ReadonlyMap<string, unknown>): readonly Held[] {
    const { declares, declaredAt } = this.request.unit;
    const named = declares.map((name, at): Held => {
      const label = name.slice(0, caps.label);
      return { name: label, line: declaredAt[at] ?? null, value: values.get(name) };
    });
    return [...named, { name: null, line: null, value: this.#last }];
  }

  #recorded(held: readonly Held[]): Done['recorded'] {
    const { record } = this.request;
    if (record === null) return null;
    const { problem, backwards } = this.#tracer;
    if (problem !== null) return { error: this.errorOf(problem) };
    const trace = this.#tracer.recorded() ?? this.#resultTrace(held);
    if (trace !== null) return { trace };
    return {
      error: this.errorOf(
        new NotebookError('no-such-backward', { count: backwards, wanted: record }),
      ),
    };
  }

  /** The trace of the cell's result, where that was asked for or there is no backward(). */
  #resultTrace(held: readonly Held[]): Trace | null {
    const wanted = this.request.record === 0 || this.#tracer.backwards === 0;
    const result = wanted ? resultOf(held) : null;
    return result === null ? null : this.#tracer.result(result);
  }

  /** Every name the cell's function takes, with its value. */
  #parameters(): Map<string, unknown> {
    const { unit, bindings } = this.request;
    const parameters = new Map<string, unknown>(Object.entries(this.#runtime()));
    for (const { local, value } of this.#imports(unit)) parameters.set(local, value);
    for (const { name } of unit.reads) {
      if (parameters.has(name)) continue;
      const found = this.#find(name, bindings[name]);
      if (found !== undefined) parameters.set(name, found.value);
    }
    return parameters;
  }

  /** A name of another cell, of the library or of the engine. Others stay JavaScript's own. */
  #find(name: string, owner: string | undefined): { readonly value: unknown } | undefined {
    if (owner !== undefined) return this.#workshop.scope.find(owner, name);
    for (const module of [this.library.names, engine, this.#workshop.arrays]) {
      if (Object.hasOwn(module, name)) return { value: Reflect.get(module, name) };
    }
    return undefined;
  }

  *#imports(unit: Unit): Generator<{ readonly local: string; readonly value: unknown }> {
    for (const { from, line, column, names } of unit.imports) {
      const module = moduleNamed(from, this.library.names, { line, column });
      for (const name of names) {
        yield { local: name.local, value: importedValue(module, from, name) };
      }
    }
  }

  /** What the compiler's additions call. */
  #runtime(): Record<Exclude<(typeof runtimeNames)[number], '$n'>, unknown> {
    return {
      $last: (value: unknown) => (this.#last = value),
      // A function of this cell that another cell awaits goes at that cell's pace.
      $due: () => this.#paceNow().due(),
      $yield: (...count: Parameters<Pace['yield']>) => this.#paceNow().yield(...count),
      $past: this.pace.past,
      // No rest parameters: a training loop calls this for every number it keeps.
      $name: (
        name: string,
        value: unknown,
        line: number,
        column: number,
        givenLine: number,
        givenColumn: number,
      ) => {
        if (isTensor(value)) this.#named(name, value, [line, column, givenLine, givenColumn]);
        return value;
      },
      $import: async (from: unknown) => moduleNamed(from, this.library.names),
      $throw: this.#workshop.lastThrown.note,
      $await: this.#workshop.lastThrown.await,
      // Its place among the parameters; the script that is loaded brings its own.
      $marks: null,
    };
  }

  /** The first name stays: later ones are other names for the same tensor. */
  #named(name: string, tensor: object, [line, column, atLine, atColumn]: readonly number[]): void {
    if (name.length > caps.label) return;
    const { names } = this.#workshop;
    const { cell } = this.request;
    const place = { cell, line: line ?? 1, column: column ?? 1 };
    const known = names.get(tensor) ?? { name, place, given: [] };
    names.set(tensor, known);
    const giving = { name, cell, line: atLine ?? 1, column: atColumn ?? 1 };
    const isNew = known.given.every((one) => !isSame(one, giving));
    if (isNew && known.given.length < mostVariables) known.given.push(giving);
  }

  #paceNow(): Pace {
    return (this.#workshop.running() ?? this).pace;
  }

  async #imported(parameters: readonly string[]): Promise<MarkedCell> {
    const { host, scripts, imported } = this.#workshop;
    const { unit, cell } = this.request;
    const code = `async function(${parameters.join(',')}){let $n=0;\n${unit.js}\nreturn[${unit.declares.join(',')}]\n}`;
    const known = imported.get(cell);
    if (known?.code === code) return known.cell;
    const loaded = await host.importCell(code, cell);
    const marked = { ...loaded, marks: scripts.add(loaded.script, cell, unit) };
    imported.set(cell, { code, cell: marked });
    return marked;
  }

  async #showLast(): Promise<void> {
    const value: unknown = isPromise(this.#last) ? await this.#last : this.#last;
    this.#last = value;
    if (value === undefined || this.library.hasShown(value)) return;
    this.queue.add((id) => describe(value, id));
  }
}

function isSame(one: Giving, other: Giving): boolean {
  const { name, cell, line, column } = other;
  return one.line === line && one.column === column && one.name === name && one.cell === cell;
}

/** Whether a cell calls `steps`, or may call another cell's function that does; noted in `stepping` for others. */
function mayShowSteps({ cell, unit, bindings }: RunRequest, stepping: Set<string>): boolean {
  const may = readsSteps(unit) || Object.values(bindings).some((owner) => stepping.has(owner));
  if (may) stepping.add(cell);
  else stepping.delete(cell);
  return may;
}

function readsSteps(unit: Unit): boolean {
  const imported = unit.imports.flatMap(({ names }) => names.map((one) => one.imported));
  return unit.reads.some(({ name }) => name === 'steps') || imported.includes('steps');
}

/** Of two names equally near to a misspelt one, a function is likelier meant than a class. */
function functionsFirst(left: string, right: string): number {
  const rank = (name: string) => (/^[a-z]/.test(name) ? 0 : 1);
  return rank(left) - rank(right);
}
