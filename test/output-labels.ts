// The words a reader sees in a cell's outputs: each needs its Chinese in words.ts.
import type { Output } from '#notebook';

/** Labels, titles, names of axes, curves, rows and columns, and words in tables; symbols of one letter are no words. */
export function wordsIn(output: Output): readonly string[] {
  return [output.label ?? '', ...ownWords(output)].filter((text) => /[A-Za-z]{2}/.test(text));
}

function ownWords(output: Output): readonly string[] {
  switch (output.kind) {
    case 'line':
      return [
        output.title,
        output.x.label,
        output.y.label,
        ...output.series.map(({ label }) => label),
      ];
    case 'surface':
      return [output.title, output.x.label, output.y.label];
    case 'heatmap':
      return [output.title, ...output.rows, ...output.columns];
    case 'function':
      return [
        output.title,
        output.x.label,
        output.y.label,
        ...output.curves.map(({ label }) => label),
      ];
    case 'scatter':
      return [
        output.title,
        output.x.label,
        output.y.label,
        ...output.groups.map(({ label }) => label),
      ];
    case 'images':
      return [output.title, ...output.images.map(({ label }) => label)];
    case 'bars':
      return [
        output.title,
        output.y.label,
        ...output.groups,
        ...output.series.map(({ label }) => label),
      ];
    case 'histogram':
      return [output.title, output.x, ...output.series.map(({ label }) => label)];
    case 'network':
      return [output.title, ...output.layers.flatMap(({ names }) => names)];
    case 'slider':
      return [output.label];
    case 'select':
      return [output.label, ...output.options];
    case 'table':
      return [...output.columns, ...output.rows.flat().filter((cell) => typeof cell === 'string')];
    case 'text':
    case 'number':
    case 'tensor':
    case 'tree':
    case 'steps':
    case 'gradcheck':
      return [];
  }
}
