// plot.images: pictures of few pixels; the latest are shown. Of more pictures than fit the first are kept.
import type { Tensor } from '#engine';
import type { CellLibrary, ImagesOptions } from '../cell-library.ts';
import { caps, type ImagesOutput, type Picture } from '../output.ts';
import { isTensor } from './describe.ts';
import { tooMany, wrongShape, wrongValue } from './figure-errors.ts';
import { labelOf, rangeOf } from './figure-options.ts';
import type { OutputQueue } from './output-queue.ts';
import { addReplaceable } from './replaced-output.ts';
import { inWords } from './tree.ts';

const figure = 'plot.images';

/** Makes `plot.images` for one run. */
export function plotImages(queue: OutputQueue): CellLibrary['plot']['images'] {
  return (images, options = {}) => {
    const frame = {
      kind: 'images' as const,
      title: labelOf(options.title),
      range: options.range === undefined ? null : rangeOf(figure, options.range, 'float64'),
    };
    const output = (data: Tensor) => {
      const pictures = picturesOf(data, options);
      return (id: string): ImagesOutput => ({ ...frame, id, ...pictures });
    };
    const replace = addReplaceable(queue, output(images));
    return { push: (next) => replace(output(next)) };
  };
}

function picturesOf(
  images: unknown,
  { labels = [] }: ImagesOptions,
): Pick<ImagesOutput, 'size' | 'images' | 'omitted'> {
  if (!isTensor(images)) throw wrongValue(figure, 'Tensor [n, h, w]', inWords(images));
  const [count, height, width] = sizesOf(images);
  const pixels = height * width;
  if (pixels > caps.pixels) throw tooMany(figure, pixels, caps.pixels);
  const room = pixels === 0 ? 0 : Math.min(caps.images, Math.floor(caps.pixels / pixels));
  const shown = Math.min(count, room);
  const pictures = Array.from({ length: shown }, (_, place): Picture => ({
    label: labelOf(labels[place]),
    values: Array.from(images.data.subarray(place * pixels, (place + 1) * pixels)),
  }));
  return {
    size: [height, width],
    images: pictures,
    omitted: pixels === 0 ? 0 : count - shown,
  };
}

function sizesOf({ shape }: Tensor): readonly [count: number, height: number, width: number] {
  const [first = 0, second = 0, third] = shape;
  if (shape.length === 2) return [1, first, second];
  if (shape.length !== 3) throw wrongShape(figure, '[h, w], [n, h, w]', shape);
  return [first, second, third ?? 0];
}
