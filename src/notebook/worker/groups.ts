// Sorts what a cell made into layers, calls, loops and turns, from where the reader's code stood each time.
// A pure function; leaves reading stacks to scripts.ts and counting rounds to the compiler's marks.
import type { Scope } from '#engine';
import { caps } from '../output.ts';
import type { TraceGroup } from '../trace.ts';
import type { Stretch } from '../compile/unit.ts';
import type { CellPlace } from './scripts.ts';

/** A line of the reader's code that waits for a call to return. */
export interface Frame extends CellPlace {
  /** The function it stands in, if it is marked, and the loops of that function around it; outer ones first. */
  readonly within: readonly Stretch[];
}

/** Where a tensor was made. */
export interface Making {
  /** Outermost first. */
  readonly frames: readonly Frame[];
  /** How often each stretch of each frame had begun, in order. */
  readonly marks: readonly number[];
  /** The engine's own stretches; where they were entered tells which frames stand around them. */
  readonly scope: Scope | null;
}

export interface Groups {
  readonly groups: readonly TraceGroup[];
  /** For each tensor its innermost group. */
  readonly places: readonly (number | null)[];
}

/** Groups that are deeper than this join the one around them. */
const deepest = 48;

/**
 * The groups of tensors in the order in which they were made; null for one that nobody watched.
 *
 * Loops that turn only once are no groups. A function that calls itself shares its marks among its calls: there a
 * turn ends where a place comes round again.
 */
export function groupsOf(makings: readonly (Making | null)[]): Groups {
  const recursive = recursiveStretches(makings);
  const paths = makings.map((making) => (making === null ? [] : segmentsOf(making)));
  for (let depth = deepest; ; depth = Math.floor(depth / 2)) {
    const builder = new Builder(recursive);
    const places = paths.map((path) => builder.add(path.slice(0, depth)));
    const found = folded(builder.drafts, places);
    if (found.groups.length <= caps.traceGroups) return found;
  }
}

/** Stretches that ran inside themselves. */
function recursiveStretches(makings: readonly (Making | null)[]): Set<Stretch> {
  const found = new Set<Stretch>();
  for (const frames of new Set(makings.map((making) => making?.frames ?? []))) {
    const seen = new Set<Stretch>();
    for (const stretch of frames.flatMap(({ within }) => within)) {
      if (seen.has(stretch)) found.add(stretch);
      seen.add(stretch);
    }
  }
  return found;
}

/** One level on the way from the cell's top level to where a tensor was made. */
interface Segment {
  readonly kind: TraceGroup['kind'];
  readonly name: string;
  /** What it is a run of: the same for every turn and every call from one place. */
  readonly identity: unknown;
  readonly from: string;
  /** How often it had begun; null where the identity says it all. */
  readonly mark: number | null;
  /** Which frame it belongs to, counted from 0; null for a scope. */
  readonly frame: number | null;
  /** Where the code of this level stands. */
  readonly at: string;
  readonly place: CellPlace;
}

function segmentsOf({ frames, marks, scope }: Making): Segment[] {
  const scopes = outermostFirst(scope);
  const segments: Segment[] = [];
  const enter = (depth: number) => {
    while (scopes[0] !== undefined && depthOf(scopes[0]) <= depth) {
      segments.push(scopeSegment(scopes.shift()!, frames));
    }
  };
  let next = 0;
  enter(0);
  for (const [depth, frame] of frames.entries()) {
    for (const stretch of frame.within) {
      const mark = marks[next++] ?? 0;
      segments.push(...stretchSegments(stretch, { frames, depth, mark }));
    }
    enter(depth + 1);
  }
  enter(Infinity);
  return segments;
}

function outermostFirst(innermost: Scope | null): Scope[] {
  const scopes: Scope[] = [];
  for (let scope = innermost; scope !== null; scope = scope.outer) scopes.push(scope);
  return scopes.reverse();
}

/** How many of the reader's frames stand around a scope. */
function depthOf({ position }: Scope): number {
  return position !== null && 'frames' in position && Array.isArray(position.frames)
    ? position.frames.length
    : 0;
}

function scopeSegment(scope: Scope, frames: readonly Frame[]): Segment {
  const { kind, name, position } = scope;
  const place = position ?? frames[0] ?? { cell: '', line: 1, column: 1 };
  const from = keyOf(place);
  return { kind, name, identity: scope, from, mark: null, frame: null, at: from, place };
}

interface Round {
  readonly frames: readonly Frame[];
  readonly depth: number;
  readonly mark: number;
}

function stretchSegments(stretch: Stretch, { frames, depth, mark }: Round): Segment[] {
  const frame = frames[depth]!;
  const written = { cell: frame.cell, line: stretch.line, column: stretch.column };
  const caller = frames[depth - 1];
  const place = stretch.kind === 'loop' ? written : (caller ?? written);
  const run = {
    identity: stretch,
    from: keyOf(place),
    mark,
    frame: depth,
    at: keyOf(frame),
    place,
  };
  if (stretch.kind === 'function') return [{ ...run, kind: 'call', name: stretch.name }];
  return [
    { ...run, kind: 'loop', name: '', mark: null },
    { ...run, kind: 'turn', name: '' },
  ];
}

function keyOf({ cell, line, column }: CellPlace): string {
  return `${cell}:${line}:${column}`;
}

/** A group while it is open, or that was. */
interface Draft {
  readonly group: Omit<TraceGroup, 'parent' | 'turn' | 'turns'>;
  readonly parent: number | null;
}

interface Open {
  readonly place: number;
  segment: Segment;
  /** Where its code has stood. */
  readonly seen: Set<string>;
}

class Builder {
  readonly drafts: Draft[] = [];
  readonly #recursive: ReadonlySet<unknown>;
  #open: Open[] = [];

  constructor(recursive: ReadonlySet<unknown>) {
    this.#recursive = recursive;
  }

  /** The innermost group of the next tensor. */
  add(path: readonly Segment[]): number | null {
    let depth = 0;
    while (depth < path.length && this.#goesOn(path, depth)) depth += 1;
    this.#open.length = Math.min(depth, this.#open.length);
    for (const [place, segment] of path.entries()) {
      if (place >= depth) this.#enter(segment);
      const open = this.#open[place]!;
      open.segment = segment;
      open.seen.add(segment.at);
    }
    return this.#open.at(-1)?.place ?? null;
  }

  #enter(segment: Segment): void {
    const { kind, place } = segment;
    const name = segment.name.slice(0, caps.label);
    const parent = this.#open.at(-1)?.place ?? null;
    const { cell, line, column } = place;
    this.drafts.push({ group: { kind, name, cell, line, column }, parent });
    this.#open.push({ place: this.drafts.length - 1, segment, seen: new Set() });
  }

  /** Whether the group that is open at this depth is still the same run. */
  #goesOn(path: readonly Segment[], depth: number): boolean {
    const segment = path[depth];
    const open = this.#open[depth];
    if (segment === undefined || open === undefined) return false;
    const before = open.segment;
    const isAlike = areAlike(before, segment);
    // Nothing has begun since then, in whatever call.
    if (!isAlike || before.mark === segment.mark) return isAlike;
    if (!this.#recursive.has(segment.identity)) return false;
    if (this.#decidesInside(path, depth)) return true;
    if (!open.seen.has(segment.at)) return true;
    return before.at === segment.at && this.#goesOn(path, depth + 1);
  }

  /** Whether the code is in a loop of the same frame: then that turns. */
  #decidesInside(path: readonly Segment[], depth: number): boolean {
    const [segment, next] = [path[depth], path[depth + 1]];
    const open = this.#open[depth + 1]?.segment;
    return next !== undefined && open !== undefined && next.frame === segment?.frame
      ? areAlike(next, open)
      : false;
  }
}

/** Whether two levels are runs of the same thing, entered at the same place. */
function areAlike(one: Segment, other: Segment): boolean {
  return one.identity === other.identity && one.kind === other.kind && one.from === other.from;
}

/** Groups without the loops that turn once, their turns counted. */
function folded(drafts: readonly Draft[], places: readonly (number | null)[]): Groups {
  const turns = drafts.map(() => 0);
  const turnOf = drafts.map(({ group, parent }) =>
    group.kind === 'turn' && parent !== null ? turns[parent]!++ : null,
  );
  const turnsAround = (place: number | null) => (place === null ? 0 : turns[place]!);
  const isGroup = ({ group, parent }: Draft, place: number): boolean => {
    if (group.kind === 'loop') return turns[place]! > 1;
    return group.kind !== 'turn' || turnsAround(parent) > 1;
  };
  const groups: TraceGroup[] = [];
  const kept: (number | null)[] = [];
  for (const [place, draft] of drafts.entries()) {
    const parent = draft.parent === null ? null : kept[draft.parent]!;
    kept.push(isGroup(draft, place) ? groups.length : parent);
    if (!isGroup(draft, place)) continue;
    const isLoop = draft.group.kind === 'loop';
    groups.push({
      ...draft.group,
      parent,
      turn: turnOf[place] ?? null,
      turns: isLoop ? turns[place]! : null,
    });
  }
  return { groups, places: places.map((place) => (place === null ? null : kept[place]!)) };
}
