// Names in code and the variables they mean.
import { expect, test } from 'vitest';
import { compile } from './compile/compile.ts';
import { link } from './graph.ts';
import { symbolsOf } from './symbols.ts';

/** For each cell, the keys of what stands in its code: `key line:column line:column`. */
function keys(texts: Record<string, string>): Record<string, string[]> {
  const cells = Object.entries(texts).map(([name, text]) => {
    return { name, private: name.includes('/'), unit: compile(text) };
  });
  const graph = link(cells);
  return Object.fromEntries(
    cells.map((cell) => {
      const { suppliers } = graph.cells.get(cell.name)!;
      const symbols = symbolsOf(cell, cells, suppliers);
      return [
        cell.name,
        symbols.map(({ key, places }) => [key, ...places.map((at) => at.join(':'))].join(' ')),
      ];
    }),
  );
}

test('a name means the same variable in every cell that reads it, wherever it stands', () => {
  expect(keys({ one: 'const w = tensor(2)', two: 'const y = w.mul(w)' })).toEqual({
    one: ['w 1:7'],
    two: ['y 1:7', 'w 1:11 1:17'],
  });
});

test('a name that a function declares is another variable', () => {
  const code = 'const h = 1;\nfunction f(x) { const h = x; return h }\nf(h)';
  expect(keys({ one: code }).one).toEqual([
    'h 1:7 3:3',
    'f 2:10 3:1',
    'x@one:2:12 2:12 2:27',
    'h@one:2:23 2:23 2:37',
  ]);
});

test('a var that is declared again is the same variable', () => {
  expect(keys({ one: 'var a = 1;\nvar a = 2;\na' }).one).toEqual(['a 1:5 2:5 3:1']);
});

test('a cell that declares a name again has another variable, which the cells below it read', () => {
  expect(keys({ one: 'let w = 1', two: 'let w = 2', three: 'w' })).toEqual({
    one: ['w 1:5'],
    two: ['w@two 1:5'],
    three: ['w@two 1:1'],
  });
});

test('a private cell reads the variables of the chapter and has its own beside them', () => {
  expect(keys({ one: 'let w = 1', 'task/start': 'let y = w; let z = 1' })['task/start']).toEqual([
    'y@task/start 1:5',
    'z@task/start 1:16',
    'w 1:9',
  ]);
});

test('loops, branches, properties and shorthands: each place is that of its variable', () => {
  expect(
    keys({ one: 'let s = 1;\nfor (let i = 0; i < 3; i++) s = s + i.s;\nf({ s, i: 2 }, s += 1)' })
      .one,
  ).toEqual(['s 1:5 2:29 2:33 3:5 3:16', 'i@one:2:10 2:10 2:17 2:24 2:37']);
});

test('a class is one variable inside and outside of itself; what is imported is none', () => {
  const code =
    "import { tensor } from '#engine';\nclass A { a() { return new A() } }\nnew A(tensor)";
  expect(keys({ one: code }).one).toEqual(['A 2:7 2:28 3:5']);
});
