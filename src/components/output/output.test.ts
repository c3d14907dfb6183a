import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { LineOutput, Output as CellOutput, SurfaceOutput } from '../../notebook/output.ts';
import type { Language } from '../../i18n/language.ts';
import { outputWords } from '../../i18n/output.ts';
import { heatmapFigure } from './heatmap-figure.ts';
import { lineFigure } from './line-figure.ts';
import { binEdges, distribution } from '../../notebook/worker/bins.ts';
import Output from './Output.svelte';
import { surfaceFigure } from './surface-figure.ts';

type FigureKind = Extract<CellOutput, { readonly title: string }>['kind'];

const draw = (output: CellOutput, language: Language = 'en', labels: Record<string, string> = {}) =>
  render(Output, { props: { output, language, labels } }).body;
/** What is read of some HTML: tags and Svelte's comments away. */
const words = (html: string) =>
  html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
const evil = '<img src=x onerror=alert(1)>';

const loss: CellOutput = {
  id: '1',
  kind: 'line',
  title: 'Does the loss reach zero?',
  x: { label: 'step', scale: 'linear' },
  y: { label: 'loss', scale: 'linear' },
  series: [{ label: '', x: [0, 1, 2, 3], y: [0.1606, 0.05, 0.0001, 0.0012] }],
};
const xor: CellOutput = {
  id: '2',
  kind: 'surface',
  title: 'What has the network drawn?',
  x: { label: 'x0', scale: 'linear', domain: [0, 1] },
  y: { label: 'x1', scale: 'linear', domain: [0, 1] },
  size: [3, 3],
  values: [0.1, 0.5, 0.9, 0.5, 0.5, 0.5, 0.9, 0.5, 0.1],
  level: 0.5,
  points: [
    { x: 0, y: 0, target: 0, value: 0.1 },
    { x: 1, y: 0, target: 1, value: 0.9 },
  ],
};
const check: CellOutput = {
  id: '3',
  kind: 'gradcheck',
  against: 'engine',
  verdict: 'differ',
  worst: 0.6,
  rows: [
    { name: 'W', index: [0], tested: -0.5, reference: -0.125, error: 0.6, kink: false },
    { name: 'W', index: [1], tested: -1, reference: -0.25, error: 0.6, kink: false },
  ],
  omitted: 0,
};

describe('a line figure', () => {
  test('says in numbers how the curve runs', () => {
    expect(words(draw(loss))).toContain(
      'Loss falls from 0.1606 to 0.0012 over 4 points, lowest 1e−4 at step 2.',
    );
  });
  test('says it in Chinese with Chinese labels', () => {
    const labels = { loss: '损失', step: '第' };
    expect(words(draw(loss, 'zh-cn', labels))).toContain('损失从 0.1606 降到 0.0012，共 4 个点');
  });
  test('is one named image with a control that says the value it stands at', () => {
    const html = draw(loss);
    expect(html).toMatch(/<svg role="img" aria-label="Does the loss reach zero\?"/);
    expect(html).toMatch(
      /<input type="range" min="0" max="3"[^>]*aria-valuetext="step 0, loss 0.1606"/,
    );
  });
  test('leads by keyboard to every value, also of thousands, and says all curves at each place', () => {
    const x = Array.from({ length: 3000 }, (_, place) => place);
    const series = ['a', 'b'].map((label, k) => ({ label, x, y: x.map((value) => value + k) }));
    const { stops } = lineFigure({ ...loss, series } as LineOutput, outputWords.en, {});
    expect([stops.length, stops.at(1234)?.text]).toEqual([3000, 'step 1234, a 1234, b 1235']);
  });
  test('says all values of a curve that turns back', () => {
    const html = draw({ ...loss, series: [{ label: '', x: [0, 0, 1], y: [1, -1, 0] }] });
    expect(html).toContain('aria-valuetext="step 0, loss 1, −1"');
  });
  test('lists every plotted value', () => {
    expect(words(draw(loss))).toMatch(/step loss 0 0\.1606 1 0\.0500 2 0\.0001 3 0\.0012/);
  });
  test('leaves NaN out of the curve and marks where it began', () => {
    const html = draw({ ...loss, series: [{ label: '', x: [0, 1, 2], y: [1, NaN, NaN] }] });
    expect(words(html)).toContain('not a number at step 1');
    expect(words(html)).toContain('2 values are not finite');
  });
  test('tells several curves apart by dash and by a label at each end', () => {
    const series = ['train', 'test'].map((label, i) => ({ label, x: [0, 1], y: [1, 0.5 + i / 4] }));
    const html = draw({ ...loss, series });
    expect(html).toContain('series d1');
    expect(html).toMatch(/>test<\/text>/);
    expect(words(html)).toContain('At the end: train 0.5, test 0.75');
  });
});

describe('a decision surface', () => {
  test('says how many points lie on their side, and how far the surface reaches', () => {
    expect(words(draw(xor))).toContain(
      '2 of 2 points are on the side of their label (line at 0.5). Over the area drawn it goes from 0.1 to 0.9.',
    );
  });
  test('prints each value beside a disc for class 1 and a square for class 0', () => {
    const html = draw(xor);
    expect(words(html)).toContain('0.90');
    expect(html).toMatch(/<circle class="datum"/);
    expect(html).toMatch(/<rect class="datum open"/);
  });
  test('draws ten bands, orange below the level and blue above', () => {
    const bands = [...draw(xor).matchAll(/<path[^>]*class="band (h[pn])"/g)].map(
      (match) => match[1],
    );
    expect(bands.join(' ')).toBe('hn hn hn hn hn hp hp hp hp hp');
  });
});

test('every place of a large heat map and of a surface is reached by keyboard, row by row', () => {
  const values = Array.from({ length: 1200 }, (_, place) => place);
  const map = { id: '1', kind: 'heatmap', title: '', shape: [30, 40], values } as const;
  const heat = heatmapFigure({ ...map, rows: [], columns: [] }, outputWords.en, {});
  expect([heat.stops.length, heat.stopRows.length]).toEqual([1200, 40]);
  expect(heat.stops.at(41)?.text).toBe('row 1, column 1, value 41');
  const surface = surfaceFigure(xor as SurfaceOutput, outputWords.en, {});
  expect([surface.stops.length, surface.stopRows]).toEqual([11, { first: 2, length: 3 }]);
  expect(surface.stops.at(2)?.text).toBe('x0 0, x1 1.0, value 0.9000');
});

describe('a tensor', () => {
  const tensor = (shape: number[], values: number[], label?: string): CellOutput => ({
    id: '4',
    kind: 'tensor',
    dtype: 'float32',
    shape,
    values,
    ...(label === undefined ? {} : { label }),
  });
  test('of two axes is a table with headings, signs and tints', () => {
    const html = draw(tensor([2, 2], [-0.5, 0.25, 0, 0.5].map(Math.fround), 'W1.grad'));
    expect(html).toMatch(/<td class="hn" style="--m:1">−0.50<\/td>/);
    expect(html).toMatch(/<td class="hp" style="--m:0.5">\+0.25<\/td>/);
    expect(html).toMatch(/<td class="hz">0<\/td>/);
    expect(words(html)).toContain('W1.grad [2, 2] float32');
  });
  test('without axes is a number', () => {
    expect(words(draw(tensor([], [Math.fround(0.1674)], 'L')))).toContain('L 0.1674 [ ] float32');
  });
  test('of three axes is cut into slices', () => {
    expect(words(draw(tensor([2, 1, 2], [1, 2, 3, 4])))).toMatch(
      /slice \[0, :, :\].*slice \[1, :, :\]/,
    );
  });
  test('that is large says which corner is shown', () => {
    const html = draw(
      tensor(
        [50, 50],
        Array.from({ length: 2500 }, (_, i) => i),
      ),
    );
    expect(words(html)).toContain('Shown: the first [16, 10] of [50, 50].');
    expect(html).toMatch(/type="range" min="0" max="2499"[^>]*aria-valuetext="\[0, 0\] 0"/);
  });
});

describe('a gradient check', () => {
  test('names the factor that all elements are off by', () => {
    expect(words(draw(check))).toContain(
      'The two disagree, by the same factor of 4 in each element.',
    );
    expect(words(draw(check, 'zh-cn'))).toContain('每个元素都差同一个倍数：4。');
  });
  test('shows both gradients with sign, six decimals and their ratio', () => {
    expect(words(draw(check))).toContain('W[0] −0.500000 −0.125000 4.00 0.6');
  });
  test('of many elements shows the worst and keeps the others at hand', () => {
    const rows = Array.from({ length: 20 }, (_, place) => {
      return { name: 'W', index: [place], tested: 1, reference: 2, error: place, kink: false };
    });
    const said = words(draw({ ...check, rows, omitted: 30 }));
    expect(said).toContain('The 8 largest errors of 50 elements.');
    expect(said).toContain('12 more elements');
    for (const { index } of rows) expect(said).toContain(`W[${index.join()}]`);
  });
  test('that agrees says how closely', () => {
    const html = draw({ ...check, against: 'differences', verdict: 'agree', worst: 2.8e-11 });
    expect(words(html)).toContain(
      'The two agree. Largest relative error over 2 elements: 2.8e−11, at W[0].',
    );
  });
});

describe('plain values', () => {
  test('a number carries its label', () => {
    const number: CellOutput = { id: '5', kind: 'number', value: -0.125, label: 'slope' };
    expect(words(draw(number, 'zh-cn', { slope: '斜率' }))).toContain('斜率 −0.125');
  });
  test('a table has one number format a column and says what it leaves out', () => {
    const html = draw({
      id: '6',
      kind: 'table',
      columns: ['name', 'value'],
      rows: [
        ['a', 0.5],
        ['b', null],
        ['c', 0.12345],
      ],
      omitted: 3,
    });
    expect(words(html)).toContain('name value a 0.5000 b — c 0.1235 3 more rows not shown.');
  });
  test('a tree opens with the browser’s own disclosure', () => {
    const html = draw({
      id: '7',
      kind: 'tree',
      root: {
        type: 'branch',
        name: 'Object',
        size: 1,
        entries: [['a', { type: 'leaf', text: '1' }]],
      },
    });
    expect(words(html)).toContain('Object (1) a : 1');
  });
  test('a slider is a named native control', () => {
    const html = draw({
      id: '8',
      kind: 'slider',
      label: 'rate',
      min: 0,
      max: 1,
      step: 0.1,
      value: 0.3,
    });
    expect(html).toMatch(
      /<label for="(output-8-o-8-r)">rate<\/label> ?<input id="\1" type="range"/,
    );
  });
});

describe('a choice', () => {
  const choice: CellOutput = {
    id: 'select:activation',
    kind: 'select',
    label: 'activation',
    options: ['relu', 'tanh'],
    value: 'tanh',
  };
  test('is a named native control that stands at what was chosen', () => {
    const html = draw(choice, 'zh-cn', { activation: '激活函数', tanh: '双曲正切' });
    expect(html).toMatch(/<label for="([^"]+)">激活函数<\/label> ?<select[^>]* id="\1"/);
    expect(html).toMatch(/<option value="relu">relu<.*<option value="tanh" selected="">双曲正切</);
  });
  test('is text where no script runs', () => {
    expect(draw(choice)).toContain('<b class="no-js">tanh</b>');
  });
});

describe('whatever a cell shows', () => {
  test.each([
    [{ ...loss, title: evil, x: { label: evil, scale: 'linear' } }],
    [{ ...xor, title: evil }],
    [{ ...check, rows: check.rows.map((row) => ({ ...row, name: evil })) }],
    [{ id: evil, kind: 'text', level: 'error', text: evil, label: evil }],
    [{ id: evil, kind: 'table', columns: [evil], rows: [[evil]], omitted: 0 }],
    [
      {
        id: evil,
        kind: 'tree',
        root: {
          type: 'branch',
          name: evil,
          size: 1,
          entries: [[evil, { type: 'leaf', text: evil }]],
        },
      },
    ],
    [{ id: evil, kind: 'select', label: evil, options: [evil], value: evil }],
    [
      {
        id: evil,
        kind: 'bars',
        title: evil,
        y: { label: evil, scale: 'linear' },
        groups: [evil],
        series: [{ label: evil, values: [1] }],
        omitted: 0,
      },
    ],
    [{ id: evil, kind: 'slider', label: evil, min: 0, max: 1, step: 1, value: 0 }],
  ] as [CellOutput][])('hostile words are text (%#)', (output) => {
    const html = draw(output);
    expect(html).toContain('&lt;img');
    expect(html).not.toContain('<img');
  });

  const anyNumber = fc.oneof(
    fc.double(),
    fc.float(),
    fc.integer({ min: -3, max: 3 }),
    fc.constant(NaN),
  );
  const label = fc.string({ maxLength: 5 });
  const scale = fc.constantFrom('linear' as const, 'log' as const);
  const series = fc
    .array(fc.tuple(anyNumber, anyNumber), { maxLength: 30 })
    .map((points) => ({ label: 's', x: points.map(([x]) => x), y: points.map(([, y]) => y) }));
  const line = fc.record({
    id: label,
    kind: fc.constant('line' as const),
    title: label,
    x: fc.record({ label, scale }),
    y: fc.record({ label, scale }),
    series: fc.array(series, { maxLength: 3 }),
  });
  const size = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
  const grid = size.chain(([columns, rows]) =>
    fc
      .array(anyNumber, { minLength: columns * rows, maxLength: columns * rows })
      .map((values) => ({ size: [columns, rows] as const, values })),
  );
  const point = fc.record({
    x: anyNumber,
    y: anyNumber,
    target: fc.integer({ min: 0, max: 1 }),
    value: anyNumber,
  });
  const surface = fc
    .record({
      grid,
      level: fc.double({ noNaN: true, min: -9, max: 9 }),
      points: fc.array(point, { maxLength: 5 }),
    })
    .map(({ grid, level, points }) => ({ ...xor, ...grid, level, points }) as CellOutput);
  const heatmap = grid.map(({ size, values }): CellOutput => ({
    id: '1',
    kind: 'heatmap',
    title: 't',
    shape: size,
    values,
    rows: [],
    columns: [],
  }));

  const domain = fc
    .tuple(
      fc.double({ noNaN: true, min: -1e300, max: 1e300 }),
      fc.double({ noNaN: true, min: 1e-3, max: 1e300 }),
    )
    .map(([low, width]) => [low, low + Math.max(width, Math.abs(low) * 1e-3)] as const);
  const functions = fc
    .record({
      domain,
      range: fc.option(domain),
      places: fc.integer({ min: 2, max: 12 }),
      derivative: fc.boolean(),
    })
    .chain(({ domain, range, places, derivative }) => {
      const values = fc.array(anyNumber, { minLength: places, maxLength: places });
      const curve = fc.record({ label, values, slopes: fc.option(values) });
      return fc.array(curve, { maxLength: 3 }).map((curves): CellOutput => ({
        id: '1',
        kind: 'function',
        title: 't',
        x: { label: 'x', domain },
        y: { label: '', domain: range },
        derivative,
        curves,
      }));
    });

  const numbers = fc.array(anyNumber, { maxLength: 8 });
  const bars = fc
    .record({ series: fc.array(fc.record({ label, values: numbers }), { maxLength: 5 }), scale })
    .map(({ series, scale }): CellOutput => ({
      id: '1',
      kind: 'bars',
      title: 't',
      y: { label: 'y', scale },
      groups: Array.from({ length: 8 }, (_, place) => `group ${place}`),
      series,
      omitted: 0,
    }));
  const histogram = fc.array(numbers, { maxLength: 6 }).map((samples): CellOutput => {
    const edges = binEdges(samples, null);
    const series = samples.map((one) => ({ label: 's', ...distribution(one, edges) }));
    return { id: '1', kind: 'histogram', title: 't', x: 'x', edges, series, omitted: 0 };
  });
  const network = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 4 }), anyNumber), { minLength: 1, maxLength: 7 })
    .map((layers): CellOutput => {
      const units = layers.map(([count]) => Array.from({ length: count }, (_, unit) => unit));
      return {
        id: '1',
        kind: 'network',
        title: 't',
        layers: layers.map(([count, value], place) => ({
          size: place === 0 ? 60 : count,
          units: units[place] ?? [],
          names: Array<string>(count).fill('u'),
          values: Array<number>(count).fill(value),
          biases: Array<number>(count).fill(value),
        })),
        weights: layers
          .slice(1)
          .map(([count, value], place) =>
            Array<number>(count * (units[place]?.length ?? 0)).fill(value),
          ),
        facts: { low: -1, high: 1, positive: 1, negative: 1, zero: 0, notFinite: 0 },
      };
    });

  const group = fc.array(fc.tuple(anyNumber, anyNumber), { maxLength: 20 }).chain((points) =>
    fc.record({
      label: fc.oneof(label, fc.constantFrom('0', '1')),
      x: fc.constant(points.map(([x]) => x)),
      y: fc.constant(points.map(([, y]) => y)),
      omitted: fc.nat(),
    }),
  );
  const scatter = fc.record({
    id: label,
    kind: fc.constant('scatter' as const),
    title: label,
    x: fc.record({ label, scale }),
    y: fc.record({ label, scale }),
    groups: fc.array(group, { maxLength: 8 }),
  });

  const images = size.chain(([width, height]) => {
    const pixels = fc.array(anyNumber, { minLength: width * height, maxLength: width * height });
    return fc
      .record({
        range: fc.option(domain),
        images: fc.array(fc.record({ label, values: pixels }), { maxLength: 7 }),
        omitted: fc.nat(),
      })
      .map((parts): CellOutput => ({
        id: '1',
        kind: 'images',
        title: 't',
        size: [height, width],
        ...parts,
      }));
  });

  /** Everything in a tag but what is meant to be read aloud, where NaN may be the honest word. */
  const geometry = (html: string) =>
    [...html.matchAll(/<[^>]*>/g)].join('').replaceAll(/aria-[a-z]+="[^"]*"/g, '');
  /** Random data of every kind of figure: of whatever has a title. */
  const figures: Readonly<Record<FigureKind, fc.Arbitrary<CellOutput>>> = {
    line,
    heatmap,
    surface,
    function: functions,
    scatter,
    images,
    bars,
    histogram,
    network,
  };
  test.each(Object.entries(figures))(
    'a figure of kind %s is drawn, and no attribute holds what is no number',
    (_kind, outputs) => {
      const isClean = (output: CellOutput) => {
        const html = draw(output);
        expect(html).toContain('<figure');
        expect(geometry(html)).not.toMatch(/NaN|undefined|Infinity|∞/);
      };
      fc.assert(fc.property(outputs, isClean));
    },
  );

  test('every number of a heat map is in its table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 6, maxLength: 6 }),
        (values) => {
          const html = draw({
            id: '1',
            kind: 'heatmap',
            title: '',
            shape: [2, 3],
            values,
            rows: [],
            columns: [],
          });
          const cells = [...html.matchAll(/<td class="h[^>]*>([^<]*)</g)].map(
            (match) => match[1] ?? '',
          );
          expect(cells.map((text) => Number(text.replace('−', '-')))).toEqual(
            values.map((value) => value || 0),
          );
        },
      ),
    );
  });
});
