import { array, assert, nat, property, shuffledSubarray, subarray, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from './compile/compile.ts';
import { NotebookError } from './errors.ts';
import { link, type Graph, type Linkable } from './graph.ts';

/** Cells from their texts: `{ a: 'const x = 1', b: 'x' }`. */
function cellsOf(texts: Record<string, string>): Linkable[] {
  return Object.entries(texts).map(([name, text]) => ({ name, unit: compile(text) }));
}

function graphOf(texts: Record<string, string>): Graph {
  return link(cellsOf(texts));
}

function supplier(graph: Graph, cell: string, name: string): string | undefined {
  return graph.cells.get(cell)?.suppliers.get(name);
}

describe('whose name it is', () => {
  test('the cell that declares it', () => {
    expect(supplier(graphOf({ a: 'const x = 1', b: 'x' }), 'b', 'x')).toBe('a');
  });

  test('a cell below, if none above declares it', () => {
    const graph = graphOf({ a: 'x', b: 'const x = 1', c: 'const x = 2' });
    expect(supplier(graph, 'a', 'x')).toBe('b');
  });

  test('of several, the nearest above', () => {
    const graph = graphOf({ a: 'const x = 1', b: 'const x = 2', c: 'x', d: 'const x = 3' });
    expect(supplier(graph, 'c', 'x')).toBe('b');
  });

  test('a cell that redefines a name does not depend on the one before', () => {
    const graph = graphOf({ a: 'const x = 1', b: 'const x = 2; x' });
    expect(graph.cells.get('b')?.dependencies).toEqual([]);
  });

  test('no cell, if none declares it', () => {
    const graph = graphOf({ a: 'Math.max(unknown, 1)' });
    expect(graph.cells.get('a')).toEqual({ suppliers: new Map(), dependencies: [], problem: null });
  });

  test('a name that is read in a function is a dependency too', () => {
    const graph = graphOf({ a: 'const x = 1', b: 'const f = () => x' });
    expect(graph.cells.get('b')?.dependencies).toEqual(['a']);
  });

  test('a cell that supplies two names is one dependency', () => {
    const graph = graphOf({ a: 'const x = 1, y = 2', b: 'x + y' });
    expect(graph.cells.get('b')?.dependencies).toEqual(['a']);
  });

  test('a cell that was never compiled supplies and reads nothing', () => {
    const graph = link([{ name: 'a', unit: null }, ...cellsOf({ b: 'x' })]);
    expect(graph.cells.get('b')?.dependencies).toEqual([]);
    expect(graph.cells.get('a')?.problem).toBeNull();
  });
});

describe('private cells', () => {
  const graph = link([
    ...cellsOf({ earlier: 'const x = 0, y = 0' }),
    { name: 'exercise', private: true, unit: compile('const x = 1') },
    { name: 'check', parent: 'exercise', unit: compile('const verdict = x + y') },
    ...cellsOf({ other: 'const y = x, z = verdict' }),
  ]);

  test('a check sees the names of its exercise before those of other cells', () => {
    expect(supplier(graph, 'check', 'x')).toBe('exercise');
  });

  test('a check sees the public cells too', () => {
    expect(supplier(graph, 'check', 'y')).toBe('earlier');
  });

  test('other cells see neither the names of an exercise nor of its check', () => {
    expect(supplier(graph, 'other', 'x')).toBe('earlier');
    expect(supplier(graph, 'other', 'verdict')).toBeUndefined();
  });

  test('a parent below its child is found', () => {
    const below = link([
      { name: 'child', parent: 'parent', unit: compile('x') },
      { name: 'parent', private: true, unit: compile('const x = 1') },
    ]);
    expect(supplier(below, 'child', 'x')).toBe('parent');
  });
});

describe('problems', () => {
  test('cells that depend on each other, with the path and the place of the read', () => {
    const graph = graphOf({ a: '1;\nconst x = z', b: 'const y = x', c: 'const z = y' });
    expect(graph.cells.get('a')?.problem).toMatchObject({
      code: 'cycle',
      params: { path: 'a → c → b → a' },
      line: 2,
      column: 11,
    });
    expect(graph.cells.get('b')?.problem?.params).toEqual({ path: 'b → a → c → b' });
  });

  test('a cell that depends on a cycle is not part of it', () => {
    const graph = graphOf({ a: 'const x = y', b: 'const y = x', c: 'x' });
    expect(graph.cells.get('c')?.problem).toBeNull();
  });

  test('the shortest cycle is named', () => {
    const graph = graphOf({ a: 'const x = y + z', b: 'const y = z', c: 'const z = x' });
    expect(graph.cells.get('a')?.problem?.params).toEqual({ path: 'a → c → a' });
  });

  test.each(['x = 2', 'x += 1', 'x++', '[x] = [1]', '({ x } = {})', 'for (x of []) {}', 'x! = 1'])(
    '%s where x belongs to another cell',
    (text) => {
      const { problem } = graphOf({ a: 'let x = 1', b: `1;\n  ${text}` }).cells.get('b') ?? {};
      expect(problem).toMatchObject({
        code: 'assign-other-cell',
        params: { name: 'x', owner: 'a' },
        line: 2,
      });
    },
  );

  test('changing a member of another cell’s value is no assignment to its name', () => {
    const graph = graphOf({ a: 'const x = { y: 1 }', b: 'x.y = 2' });
    expect(graph.cells.get('b')?.problem).toBeNull();
  });
});

describe('order, upstream, downstream', () => {
  const diamond = graphOf({
    d: 'b + c',
    b: 'const b = a',
    c: 'const c = a',
    a: 'const a = 1',
    alone: '1',
  });

  test('suppliers come first, otherwise cells stay in notebook order', () => {
    expect(diamond.order(['a', 'b', 'c', 'd', 'alone'])).toEqual(['a', 'b', 'c', 'd', 'alone']);
    expect(diamond.order(['alone', 'd'])).toEqual(['d', 'alone']);
  });

  test('a dependency through a cell that is not asked for counts', () => {
    expect(diamond.order(['d', 'a'])).toEqual(['a', 'd']);
  });

  test('downstream and upstream are in notebook order, without the cell itself', () => {
    expect(diamond.downstream('a')).toEqual(['d', 'b', 'c']);
    expect(diamond.upstream('d')).toEqual(['b', 'c', 'a']);
    expect(diamond.upstream('alone')).toEqual([]);
  });

  test('a cell that is not there has nothing around it', () => {
    expect(diamond.upstream('?')).toEqual([]);
    expect(diamond.downstream('?')).toEqual([]);
    expect(diamond.order(['?'])).toEqual([]);
  });

  test('what is left of a cycle is an error that names its path', () => {
    const graph = graphOf({ a: 'const x = y', b: 'const y = x', c: 'x', d: '1' });
    expect(() => graph.order(['d', 'c', 'b', 'a'])).toThrow(
      new NotebookError('cycle', { path: 'a → b → a' }),
    );
    expect(graph.order(['c', 'd'])).toEqual(['c', 'd']);
  });
});

describe('for any notebook', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  /** Cell i declares xi and reads some of the others. */
  function notebook(reads: readonly (readonly number[])[]): Linkable[] {
    return reads.map((read, index) => ({
      name: names[index] ?? '',
      unit: {
        declares: [`x${index}`],
        reads: read.map((other) => ({ name: `x${other}`, line: 1, column: 1 })),
        writes: [],
      },
    }));
  }

  /** Reads of later cells only or of any, then shuffled or not. */
  const anyReads = array(uniqueArray(nat(6), { maxLength: 4 }), { maxLength: 7 });
  const acyclic = anyReads
    .map((reads) => notebook(reads.map((read, index) => read.filter((other) => other > index))))
    .chain((cells) => shuffledSubarray(cells, { minLength: cells.length }));
  const any = anyReads.map((reads) =>
    notebook(reads.map((read, index) => read.filter((other) => other !== index))),
  );

  /** Whether b is reached from a, by walking suppliers only as far as there are cells. */
  function depends(graph: Graph, a: string, b: string): boolean {
    let reached = [a];
    for (let round = 0; round < names.length; round++) {
      reached = reached.flatMap((name) => graph.cells.get(name)?.dependencies ?? []);
      reached = [...new Set(reached)];
      if (reached.includes(b)) return true;
    }
    return false;
  }

  test('order has each cell once and every dependency before its reader', () => {
    assert(
      property(acyclic, subarray(names), (cells, wanted) => {
        const graph = link(cells);
        const ordered = graph.order(wanted);
        const present = wanted.filter((name) => graph.cells.has(name));
        expect(ordered.toSorted()).toEqual(present.toSorted());
        for (const [place, reader] of ordered.entries()) {
          for (const later of ordered.slice(place)) {
            expect(depends(graph, reader, later)).toBe(false);
          }
        }
      }),
      { seed: 7 },
    );
  });

  test('downstream is exactly the transitive closure, and upstream its mirror', () => {
    assert(
      property(any, (cells) => {
        const graph = link(cells);
        for (const { name } of cells) {
          const closure = cells.map((one) => one.name).filter((one) => depends(graph, one, name));
          expect(graph.downstream(name)).toEqual(closure);
          for (const one of closure) expect(graph.upstream(one)).toContain(name);
        }
      }),
      { seed: 7 },
    );
  });

  test('a cell has a cycle exactly if it depends on itself, and then order refuses it', () => {
    assert(
      property(any, (cells) => {
        const graph = link(cells);
        for (const { name } of cells) {
          const circular = depends(graph, name, name);
          expect(graph.cells.get(name)?.problem?.code).toBe(circular ? 'cycle' : undefined);
          if (circular) expect(() => graph.order([name])).toThrow(NotebookError);
          else expect(graph.order([name])).toEqual([name]);
        }
      }),
      { seed: 7 },
    );
  });
});
